#include "board.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "load_cells.h"
#include "multiplexer.h"
#include "simavr.h"

#define FREQUENCY_HZ 16000000U
#define SUPPLY_MILLIVOLTS 5000U
#define LARGEST_COUNT 1023U
#define CONVERSION_CYCLES (13U * 128U)
#define SAMPLE_CYCLES (3U * 128U / 2U) /* from the start of a conversion to its sample */
#define LED_PORT 'B'
#define LED_BIT 5
#define LED_PIN 13
#define CONVERTER_INPUTS 6U
#define BOUNCES 16U /* even, so that the last level is the one meant */
#define BOUNCE_CYCLES (300U * CYCLES_PER_MICRO)

static struct board board;

static void log_line(const char *what, unsigned index, int value)
{
    if (board.log != NULL) {
        fprintf(board.log, "%" PRIu64 ",%s,%u,%d\n", (uint64_t)board.avr->cycle, what, index, value);
    }
}

/* The converter gives floor(millivolts * 1023 / 5000), so the least sufficient voltage gives exactly this count. */
static uint32_t millivolts_for(int32_t count)
{
    return ((uint32_t)count * SUPPLY_MILLIVOLTS + LARGEST_COUNT - 1) / LARGEST_COUNT;
}

static void note_interval(uint64_t interval)
{
    struct figures *figures = &board.figures;
    if (figures->shortest_interval_cycles == 0 || interval < figures->shortest_interval_cycles) {
        figures->shortest_interval_cycles = interval;
    }
    if (interval > figures->longest_interval_cycles) {
        figures->longest_interval_cycles = interval;
    }
}

static void begin_scan(void)
{
    static uint64_t scans;
    uint64_t now = board.avr->cycle;
    if (scans == 0) {
        board.first_scan_cycle = now;
    } else if (board.figures.scans > 0) {
        note_interval(now - board.scan_start_cycle);
    }
    board.scan_start_cycle = now;
    board.figures.scans++;
    if (board.trace != NULL) {
        board.row = board.rows_by_time
                        ? trace_row_at(board.trace, (now - board.first_scan_cycle) / CYCLES_PER_MICRO)
                        : trace_row_of_scan(board.trace, scans);
    }
    scans++;
}

static void note_last_conversion(void)
{
    uint64_t length = board.avr->cycle - board.scan_start_cycle + CONVERSION_CYCLES;
    if (length > board.figures.longest_scan_cycles) {
        board.figures.longest_scan_cycles = length;
    }
}

/* Called as each conversion starts: the input gets its voltage only now, so what is converted is known for sure. */
static void on_conversion(struct avr_irq_t *irq, uint32_t value, void *context)
{
    (void)irq;
    (void)context;
    union {
        uint32_t value;
        avr_adc_mux_t mux;
    } selected = {.value = value};
    if (selected.mux.kind != ADC_MUX_SINGLE) {
        return; /* the bandgap: the simulator knows its voltage */
    }
    unsigned input = selected.mux.src;
    unsigned channel = board.is_multiplexed ? multiplexer_channel_at(board.avr->cycle + SAMPLE_CYCLES) : input;
    if (channel == 0) {
        begin_scan();
    }
    int32_t count = board.row == NULL ? 0 : board.row->counts[channel];
    avr_raise_irq(avr_io_getirq(board.avr, AVR_IOCTL_ADC_GETIRQ, (int)(ADC_IRQ_ADC0 + input)), millivolts_for(count));
    log_line("count", channel, count);
    if (channel == board.channels - 1) {
        note_last_conversion();
    }
}

static void note_frame(void)
{
    board.figures.frames++;
    if (received_type(&board.receiver) == FRAME_SCANS) {
        board.figures.scans_sent += received_payload(&board.receiver)[0];
    }
    if (received_type(&board.receiver) == FRAME_STATUS) {
        board.figures.overruns = read_u32(received_payload(&board.receiver));
        board.figures.supply_millivolts = read_u16(received_payload(&board.receiver) + 8);
    }
}

static void on_serial_out(struct avr_irq_t *irq, uint32_t value, void *context)
{
    (void)irq;
    (void)context;
    board.figures.bytes_out++;
    switch (receiver_accept(&board.receiver, (uint8_t)value)) {
    case RECEIVED_FRAME:
        note_frame();
        break;
    case RECEIVED_DAMAGED:
        board.figures.damaged_frames++;
        break;
    case RECEIVED_NOTHING_YET:
        break;
    }
    if (board.on_byte != NULL) {
        board.on_byte((uint8_t)value);
    }
}

static void on_may_receive(struct avr_irq_t *irq, uint32_t value, void *context)
{
    (void)irq;
    (void)value;
    board.accepts_input = context != NULL;
}

static void on_light(struct avr_irq_t *irq, uint32_t value, void *context)
{
    (void)context;
    if (irq->value != value) {
        log_line("pin", LED_PIN, (int)value);
    }
}

static void on_sleep(struct avr_t *avr, avr_cycle_count_t cycles)
{
    (void)avr;
    board.figures.asleep_cycles += cycles + 1; /* the simulator's own count */
}

static void listen_to(uint32_t ioctl, int index, avr_irq_notify_t callback, void *context)
{
    avr_irq_register_notify(avr_io_getirq(board.avr, ioctl, index), callback, context);
}

static void connect_serial_port(void)
{
    uint32_t flags = 0;
    avr_ioctl(board.avr, AVR_IOCTL_UART_GET_FLAGS('0'), &flags);
    flags &= (uint32_t) ~(AVR_UART_FLAG_STDIO | AVR_UART_FLAG_POLL_SLEEP);
    avr_ioctl(board.avr, AVR_IOCTL_UART_SET_FLAGS('0'), &flags);
    listen_to(AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUTPUT, on_serial_out, NULL);
    listen_to(AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XON, on_may_receive, &board);
    listen_to(AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_OUT_XOFF, on_may_receive, NULL);
}

static void write_serial_number(const char *serial_number)
{
    uint8_t bytes[33] = {(uint8_t)strlen(serial_number)};
    memcpy(bytes + 1, serial_number, bytes[0]);
    avr_eeprom_desc_t eeprom = {.ee = bytes, .offset = 0, .size = (uint32_t)bytes[0] + 1};
    avr_ioctl(board.avr, AVR_IOCTL_EEPROM_SET, &eeprom);
}

/* The simulator chats on standard output, which is where the terminal's path goes. */
static void log_to_standard_error(struct avr_t *avr, const int level, const char *format, va_list arguments)
{
    if (level <= (avr == NULL ? LOG_ERROR : avr->log)) {
        vfprintf(stderr, format, arguments);
    }
}

static void power_on(const char *elf)
{
    avr_global_logger_set(log_to_standard_error);
    elf_firmware_t firmware;
    memset(&firmware, 0, sizeof firmware);
    if (elf_read_firmware(elf, &firmware) != 0) {
        fprintf(stderr, "%s is no firmware that simavr can read: build it with make.\n", elf);
        exit(2);
    }
    board.avr = avr_make_mcu_by_name("atmega328p");
    avr_init(board.avr);
    firmware.frequency = FREQUENCY_HZ;
    avr_load_firmware(board.avr, &firmware);
    board.avr->log = LOG_ERROR;
    board.avr->frequency = FREQUENCY_HZ;
    board.avr->vcc = board.avr->avcc = board.avr->aref = SUPPLY_MILLIVOLTS;
    board.avr->sleep = on_sleep; /* the runner does the pacing */
}

struct board *board_make(const char *elf, const char *serial_number)
{
    power_on(elf);
    board.channels = CONVERTER_INPUTS;
    if (serial_number != NULL) {
        write_serial_number(serial_number);
    }
    connect_serial_port();
    listen_to(AVR_IOCTL_ADC_GETIRQ, ADC_IRQ_OUT_TRIGGER, on_conversion, NULL);
    listen_to(AVR_IOCTL_IOPORT_GETIRQ(LED_PORT), LED_BIT, on_light, NULL);
    return &board;
}

void board_connect_multiplexer(struct board *connected, const unsigned pins[SELECT_LINES])
{
    connected->is_multiplexed = true;
    connected->channels = MULTIPLEXED_CHANNELS;
    multiplexer_connect(connected->avr, pins);
}

static int32_t convert_load(unsigned chip, uint64_t conversion)
{
    int32_t count = board.trace == NULL ? 0 : trace_row_of_scan(board.trace, conversion)->counts[chip];
    log_line("count", chip, count);
    return count;
}

static void note_fault(unsigned chip, const char *what)
{
    fprintf(stderr, "HX711 number %u: %s.\n", chip, what);
    log_line("fault", chip, 1);
}

void board_connect_load_cells(struct board *connected, const struct load_cells *wiring)
{
    connected->channels = wiring->chips;
    load_cells_connect(connected->avr, wiring, convert_load, note_fault);
}

static void note_stack(void)
{
    const uint8_t *data = board.avr->data;
    unsigned depth = board.avr->ramend - (unsigned)(data[R_SPL] | data[R_SPH] << 8);
    if (depth > board.figures.deepest_stack_bytes) {
        board.figures.deepest_stack_bytes = depth;
    }
}

bool board_run(struct board *running, uint64_t cycles)
{
    uint64_t end = running->avr->cycle + cycles;
    while (running->avr->cycle < end) {
        int state = avr_run(running->avr);
        if (state == cpu_Done || state == cpu_Crashed) {
            return false;
        }
        note_stack();
    }
    return true;
}

uint64_t board_cycle(const struct board *running)
{
    return running->avr->cycle;
}

void board_receive(struct board *receiving, uint8_t byte)
{
    avr_raise_irq(avr_io_getirq(receiving->avr, AVR_IOCTL_UART_GETIRQ('0'), UART_IRQ_INPUT), byte);
}

struct bounce {
    unsigned pin, left;
    bool closed;
};

/* Levels alternate and end with the one meant; a closed button pulls the pin low. */
static avr_cycle_count_t bounce_once(struct avr_t *avr, avr_cycle_count_t when, void *context)
{
    struct bounce *bounce = context;
    bool closed = bounce->left % 2 == 0 ? bounce->closed : !bounce->closed;
    avr_raise_irq(avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ('D'), (int)bounce->pin), closed ? 0 : 1);
    return bounce->left-- == 0 ? 0 : when + BOUNCE_CYCLES;
}

void board_set_button(struct board *pressed, unsigned pin, bool closed)
{
    static struct bounce bounces[8];
    bounces[pin] = (struct bounce){.pin = pin, .left = BOUNCES, .closed = closed};
    log_line("button", pin, closed);
    avr_cycle_timer_register(pressed->avr, 1, bounce_once, &bounces[pin]);
}

void board_forget_figures(struct board *forgetting)
{
    forgetting->figures = (struct figures){.supply_millivolts = SUPPLY_UNKNOWN};
}
