/* A device with one sensor in fifty lines; protocol.c of the reference firmware makes and checks the frames. */
#include "board.h"
#include "protocol.h"

#define FASTEST_MILLIHERTZ 500000UL
static const struct channel_description channel = {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, 10, 0, "force"};
static struct hello about = {HELLO_FLAG_NEVER_STARTED, 100000UL, FASTEST_MILLIHERTZ, 2, 1, "Fifty lines", "", "1", &channel};
static struct frame frame;
static struct receiver receiver;
static uint16_t sequence;
static uint32_t overruns, damaged, scan_due, status_due;

static bool is_due(uint32_t when) { return (int32_t)(board_micros() - when) >= 0; }
static void begin(uint8_t type) { frame_begin(&frame, type, sequence++, board_micros()); }
static void send(void) {
    uint8_t line[LINE_CAPACITY];
    board_send(line, frame_finish(&frame, line));
}
static void send_hello(void) { begin(FRAME_HELLO); frame_put_hello(&frame, &about); send(); }
static void send_tare(void) { begin(FRAME_EVENT); frame_put_u8(&frame, EVENT_TARE_REQUESTED); frame_put_u8(&frame, 1); send(); }
static void obey(void) {
    enum reply_result result = command_check(&receiver);
    uint8_t command = result == REPLY_DONE ? received_type(&receiver) : 0;
    uint32_t value = command == COMMAND_PING || command == COMMAND_RATE ? read_u32(received_payload(&receiver)) : 0;
    if (command == COMMAND_HELLO) { send_hello(); return; }
    if (command == COMMAND_START && !(about.flags & HELLO_FLAG_STREAMING)) { about.flags = HELLO_FLAG_STREAMING; scan_due = board_micros(); }
    if (command == COMMAND_STOP) about.flags &= HELLO_FLAG_NEVER_STARTED;
    if (command == COMMAND_RATE) about.rate_millihertz = value = value < FASTEST_MILLIHERTZ ? value : FASTEST_MILLIHERTZ;
    if (command == COMMAND_TARE) send_tare();
    if (command == COMMAND_IDENTIFY) board_identify(received_payload(&receiver)[0]);
    begin(FRAME_REPLY); frame_put_reply(&frame, received_type(&receiver), received_sequence(&receiver), result, value); send();
    if (command == COMMAND_RATE) send_hello();
}
static void send_scan(void) {
    begin(FRAME_SCANS); frame_put_u8(&frame, 1); frame_put_u16(&frame, board_read()); send();
    while (is_due(scan_due += 1000000000UL / about.rate_millihertz)) overruns++; /* left out, and told in STATUS */
}
int main(void) {
    board_start(); board_send((const uint8_t[]){0}, 1); send_hello();
    for (status_due = board_micros();;) {
        for (int byte = board_receive(); byte >= 0; byte = board_receive()) {
            enum received got = receiver_accept(&receiver, (uint8_t)byte);
            if (got == RECEIVED_FRAME) obey(); else damaged += got == RECEIVED_DAMAGED;
        }
        if (about.flags & HELLO_FLAG_STREAMING && is_due(scan_due)) send_scan();
        if (!is_due(status_due)) continue;
        begin(FRAME_STATUS); frame_put_status(&frame, overruns, damaged, SUPPLY_UNKNOWN, TEMPERATURE_UNKNOWN); send();
        status_due += 1000000UL;
    }
}
