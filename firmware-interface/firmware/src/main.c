/*
 * Reference firmware for the ATmega328P at 16 MHz (Arduino Uno class): what boards/ says is wired to it, as wire protocol v1.
 *
 * Interrupts do what cannot wait: start conversions, collect counts, move bytes. Everything else is this loop, which
 * sleeps when nothing is due. Frames to send wait as flags until the send ring has room for all of them, so no frame is
 * ever cut; only scans are dropped where there is no room, and each of those is counted.
 */
#include <avr/eeprom.h>
#include <avr/interrupt.h>
#include <avr/sleep.h>
#include <string.h>

#include "clock.h"
#include "config.h"
#include "pins.h"
#include "protocol.h"
#include "sampling.h"
#include "uart.h"

#define STATUS_INTERVAL_MILLISECONDS 1000
#define SERIAL_NUMBER_MAX 32
#define EEPROM_SERIAL_NUMBER ((const uint8_t *)0) /* length byte, then the characters */

/* Room that a command's answers (REPLY 19 bytes, EVENT 13) need at most. */
#define ANSWER_LINE_BYTES 32

static const struct channel_description channels[CHANNEL_COUNT] = CHANNELS;
static char serial_number[SERIAL_NUMBER_MAX + 1] = DEFAULT_SERIAL_NUMBER;

static struct receiver receiver;
static uint32_t damaged_commands;
static uint16_t next_sequence;
static bool hello_due = true, behind_hello, status_due, never_started = true;

struct reported_button {
    struct button button;
    uint8_t event;
    uint8_t input; /* its bit in STATUS */
    bool event_due;
    uint32_t changed_micros;
};
static struct reported_button buttons[] = {
    {.button = {.pin = PATIENT_STOP_PIN}, .event = EVENT_PATIENT_STOP, .input = INPUT_PATIENT_STOP},
    {.button = {.pin = BUTTON_PIN}, .event = EVENT_BUTTON, .input = INPUT_BUTTON},
};
#define BUTTONS (sizeof buttons / sizeof buttons[0])

/* ---- Sending ---- */

static struct frame frame;

static void begin(uint8_t type, uint32_t tick_micros)
{
    frame_begin(&frame, type, next_sequence, tick_micros);
}

/* Sends the frame begun, or returns false and uses up no sequence number where the ring has no room for it. */
static bool send(void)
{
    static uint8_t line[LINE_CAPACITY];
    uint16_t length = frame_finish(&frame, line);
    if (length > uart_room()) {
        return false;
    }
    uart_send(line, (uint8_t)length);
    next_sequence++;
    return true;
}

static bool send_hello(void)
{
    const struct hello hello = {
        .flags = (sampling_is_running() ? HELLO_FLAG_STREAMING : 0) | (never_started ? HELLO_FLAG_NEVER_STARTED : 0),
        .rate_millihertz = sampling_rate_millihertz(),
        .max_rate_millihertz = sampling_max_rate_millihertz(),
        .count_bytes = CHANNEL_COUNT_BYTES,
        .channel_count = CHANNEL_COUNT,
        .model = MODEL,
        .serial_number = serial_number,
        .firmware_version = FIRMWARE_VERSION,
        .channels = channels,
    };
    begin(FRAME_HELLO, clock_micros());
    frame_put_hello(&frame, &hello);
    return send();
}

static uint8_t held_inputs(void)
{
    uint8_t held = 0;
    for (uint8_t i = 0; i < BUTTONS; i++) {
        held |= buttons[i].button.pressed ? buttons[i].input : 0;
    }
    return held;
}

static bool send_status(void)
{
    begin(FRAME_STATUS, clock_micros());
    frame_put_status(&frame, sampling_overruns(), damaged_commands, sampling_supply_millivolts(),
                     TEMPERATURE_UNKNOWN);
    frame_put_u8(&frame, held_inputs());
    return send();
}

static bool send_event(uint8_t code, bool began, uint32_t tick_micros)
{
    begin(FRAME_EVENT, tick_micros);
    frame_put_u8(&frame, code);
    frame_put_u8(&frame, began);
    return send();
}

static void send_reply(uint8_t result, uint32_t value)
{
    begin(FRAME_REPLY, clock_micros());
    frame_put_reply(&frame, received_type(&receiver), received_sequence(&receiver), result, value);
    send();
}

static void put_count(count_type count)
{
#if CHANNEL_COUNT_BYTES == 2
    frame_put_u16(&frame, count);
#else
    frame_put_u32(&frame, (uint32_t)count);
#endif
}

static bool send_scan(const struct scan *scan)
{
    begin(FRAME_SCANS, scan->tick_micros);
    frame_put_u8(&frame, 1);
    for (uint8_t i = 0; i < CHANNEL_COUNT; i++) {
        put_count(scan->counts[i]);
    }
    return send();
}

/* ---- Commands ---- */

static void start(void)
{
    never_started = false;
    if (!sampling_is_running()) {
        sampling_start();
    }
}

/* Does what a checked command says and returns the value to reply. */
static uint32_t carry_out(uint8_t command, const uint8_t *argument)
{
    switch (command) {
    case COMMAND_START:
        start();
        return 0;
    case COMMAND_STOP:
        sampling_stop();
        return 0;
    case COMMAND_RATE:
        hello_due = true;
        return sampling_set_rate(read_u32(argument));
    case COMMAND_TARE:
        send_event(EVENT_TARE_REQUESTED, true, clock_micros());
        return 0;
    case COMMAND_IDENTIFY:
        light_blink(argument[0]);
        return 0;
    case COMMAND_PING:
        return read_u32(argument);
    default:
        return 0;
    }
}

static void obey(void)
{
    uint8_t command = received_type(&receiver);
    enum reply_result result = command_check(&receiver);
    if (result != REPLY_DONE) {
        send_reply(result, 0);
    } else if (command == COMMAND_HELLO) {
        hello_due = true; /* the HELLO is the answer */
    } else {
        send_reply(REPLY_DONE, carry_out(command, received_payload(&receiver)));
    }
}

/* Stops reading while the send ring has no room for an answer: none is ever dropped. */
static void obey_commands(void)
{
    uint8_t byte;
    while (uart_room() >= ANSWER_LINE_BYTES && uart_receive(&byte)) {
        switch (receiver_accept(&receiver, byte)) {
        case RECEIVED_FRAME:
            obey();
            break;
        case RECEIVED_DAMAGED:
            damaged_commands++;
            break;
        case RECEIVED_NOTHING_YET:
            break;
        }
    }
}

/* ---- What is due ---- */

static void watch_buttons(void)
{
    for (uint8_t i = 0; i < BUTTONS; i++) {
        if (button_pass_millisecond(&buttons[i].button)) {
            buttons[i].changed_micros = clock_micros();
            buttons[i].event_due = true;
        }
    }
}

static void pass_milliseconds(void)
{
    static uint8_t passed;
    static uint16_t since_status;
    while (passed != clock_milliseconds()) {
        passed++;
        watch_buttons();
        light_pass_millisecond();
        if (++since_status == STATUS_INTERVAL_MILLISECONDS) {
            since_status = 0;
            status_due = true;
        }
    }
}

static bool is_event_due(void)
{
    bool due = false;
    for (uint8_t i = 0; i < BUTTONS; i++) {
        due |= buttons[i].event_due;
    }
    return due;
}

static void send_due_events(void)
{
    for (uint8_t i = 0; i < BUTTONS; i++) {
        struct reported_button *reported = &buttons[i];
        if (reported->event_due && send_event(reported->event, reported->button.pressed, reported->changed_micros)) {
            reported->event_due = false;
        }
    }
}

static void send_due_frames(void)
{
    if (hello_due && send_hello()) {
        hello_due = false;
        behind_hello = true;
    }
    /* STATUS tells what is held, so what has changed must have been told before. */
    if (status_due && !is_event_due() && send_status()) {
        status_due = false;
        sampling_request_supply(); /* for the next STATUS */
    }
}

static void send_scans(void)
{
    struct scan scan;
    /* A long HELLO fills the ring by itself: until that has drained scans wait in their queue, and are not lost for its sake. */
    behind_hello = behind_hello && uart_room() < FRAME_CAPACITY - 2 * SCAN_LINE_BYTES;
    while ((!behind_hello || uart_room() >= SCAN_LINE_BYTES) && sampling_take(&scan)) {
        /* What was under way when STOP came is no part of any stream. */
        if (sampling_is_running() && !send_scan(&scan)) {
            sampling_count_overrun();
        }
    }
}

static void sleep_until_interrupt(void)
{
    cli();
    if (!sampling_has_scan() && !uart_has_received()) {
        sleep_enable();
        sei(); /* takes effect after the next instruction, so no interrupt slips in before the sleep */
        sleep_cpu();
        sleep_disable();
    }
    sei();
}

/* ---- Start ---- */

/* An erased EEPROM holds 255 everywhere, one that served another program may hold anything. */
static bool is_serial_number(const char *text, uint8_t length)
{
    bool printable = length >= 1 && length <= SERIAL_NUMBER_MAX;
    for (uint8_t i = 0; printable && i < length; i++) {
        printable = text[i] >= ' ' && text[i] <= '~';
    }
    return printable;
}

static void read_serial_number(void)
{
    char text[SERIAL_NUMBER_MAX];
    uint8_t length = eeprom_read_byte(EEPROM_SERIAL_NUMBER);
    eeprom_read_block(text, EEPROM_SERIAL_NUMBER + 1, sizeof text);
    if (is_serial_number(text, length)) {
        memcpy(serial_number, text, length);
        serial_number[length] = '\0';
    }
}

static void send_first_delimiter(void)
{
    const uint8_t delimiter = 0;
    uart_send(&delimiter, 1);
}

int main(void)
{
    read_serial_number();
    pins_init();
    clock_start();
    sampling_init();
    uart_init();
    set_sleep_mode(SLEEP_MODE_IDLE);
    send_first_delimiter();
    sampling_request_supply();
    sei();
    for (;;) {
        pass_milliseconds();
        send_due_events();
        obey_commands();
        send_due_frames();
        send_scans();
        sleep_until_interrupt();
    }
}
