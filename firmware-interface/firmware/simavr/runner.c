/*
 * Runs the firmware's very .elf in simavr, with recorded counts at its inputs and its serial port on a pseudo-terminal.
 * A tool for tests: libsimavr is GPL-3, so this program is never shipped and nothing that is shipped links to it.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "board.h"
#include "terminal.h"

#define SLICE_CYCLES (250U * CYCLES_PER_MICRO)
#define SLICE_NS 250000
#define STALL_NS 200000
#define NS_PER_SECOND 1000000000

static const char usage[] =
    "usage: simavr-runner [options] FIRMWARE.elf\n"
    "  --trace FILE.csv       counts, lines of micros and each channel after a heading (without it: all zero)\n"
    "  --multiplexer 4,5,6,7  sixteen sensors at A0 behind a CD74HC4067 with S0 to S3 at these digital pins\n"
    "  --load-cells 4:0,5:1   HX711 with their clocks at these digital pins and data at these analog inputs\n"
    "  --rows scan|time       one row for each scan (default), or rows by their times\n"
    "  --log FILE             what went in and happened: cycle,what,index,value\n"
    "  --serial-number TEXT   written to the EEPROM before the start\n"
    "  --seconds N            end after N simulated seconds\n"
    "  --unpaced              as fast as it goes, instead of real time\n"
    "  --rate MILLIHERTZ      no terminal: send RATE and START, print the figures\n"
    "Standard input: lines 'press PIN' and 'release PIN'; its end ends the run.\n";

struct options {
    const char *firmware, *trace, *log, *serial_number;
    const char *multiplexer, *load_cells;
    bool rows_by_time, unpaced;
    double seconds; /* 0: until standard input ends */
    uint32_t rate_millihertz; /* 0: the terminal gives the commands */
};

static struct terminal terminal;
static uint64_t stalled_ns, most_behind_ns;

static void refuse(const char *why)
{
    fprintf(stderr, "%s\n%s", why, usage);
    exit(2);
}

static bool is_time(const char *rows)
{
    if (strcmp(rows, "time") != 0 && strcmp(rows, "scan") != 0) {
        refuse("Rows go by scan or by time.");
    }
    return strcmp(rows, "time") == 0;
}

static struct options parse(int argc, char **argv)
{
    static const struct option names[] = {
        {"trace", required_argument, NULL, 't'},   {"rows", required_argument, NULL, 'r'},
        {"log", required_argument, NULL, 'l'},     {"serial-number", required_argument, NULL, 'n'},
        {"seconds", required_argument, NULL, 's'}, {"unpaced", no_argument, NULL, 'u'},
        {"rate", required_argument, NULL, 'R'},    {"multiplexer", required_argument, NULL, 'm'},
        {"load-cells", required_argument, NULL, 'c'}, {NULL, 0, NULL, 0},
    };
    struct options options = {0};
    int name;
    while ((name = getopt_long(argc, argv, "", names, NULL)) != -1) {
        switch (name) {
        case 't': options.trace = optarg; break;
        case 'r': options.rows_by_time = is_time(optarg); break;
        case 'l': options.log = optarg; break;
        case 'n': options.serial_number = optarg; break;
        case 's': options.seconds = strtod(optarg, NULL); break;
        case 'u': options.unpaced = true; break;
        case 'm': options.multiplexer = optarg; break;
        case 'c': options.load_cells = optarg; break;
        case 'R': options.rate_millihertz = (uint32_t)strtoul(optarg, NULL, 10); break;
        default: refuse("Unknown option.");
        }
    }
    if (optind != argc - 1) {
        refuse("Name one .elf file.");
    }
    if (options.serial_number != NULL && strlen(options.serial_number) > 32) {
        refuse("A serial number has at most 32 characters.");
    }
    options.firmware = argv[optind];
    return options;
}

static uint64_t now_ns(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (uint64_t)time.tv_sec * NS_PER_SECOND + (uint64_t)time.tv_nsec;
}

static void sleep_ns(uint64_t ns)
{
    struct timespec time = {.tv_sec = (time_t)(ns / NS_PER_SECOND), .tv_nsec = (long)(ns % NS_PER_SECOND)};
    nanosleep(&time, NULL);
}

/* ---- Standard input ---- */

static void obey_line(struct board *board, const char *line)
{
    unsigned pin;
    if (sscanf(line, "press %u", &pin) == 1 && pin < 8) {
        board_set_button(board, pin, true);
    } else if (sscanf(line, "release %u", &pin) == 1 && pin < 8) {
        board_set_button(board, pin, false);
    } else {
        fprintf(stderr, "Not understood, expected 'press PIN' or 'release PIN' with a pin from 0 to 7: %s\n", line);
    }
}

/* False at the end of standard input. */
static bool read_orders(struct board *board)
{
    static char line[80];
    static size_t length;
    char byte;
    ssize_t count;
    while ((count = read(STDIN_FILENO, &byte, 1)) == 1) {
        if (byte == '\n') {
            line[length] = '\0';
            obey_line(board, line);
            length = 0;
        } else if (length < sizeof line - 1) {
            line[length++] = byte;
        }
    }
    return count != 0 && (errno == EAGAIN || errno == EINTR);
}

/* ---- Terminal ---- */

static void to_terminal(uint8_t byte)
{
    terminal_put(&terminal, byte);
}

static void pass_input(struct board *board)
{
    uint8_t byte;
    while (board->accepts_input && terminal_get(&terminal, &byte)) {
        board_receive(board, byte);
    }
}

/* Nothing is lost where nobody reads: simulated time stands still until somebody does. False at the end of input. */
static bool wait_for_reader(struct board *board)
{
    if (terminal_flush(&terminal)) {
        return true;
    }
    uint64_t since = now_ns();
    while (!terminal_flush(&terminal)) {
        if (!read_orders(board)) {
            return false;
        }
        sleep_ns(STALL_NS);
    }
    stalled_ns += now_ns() - since;
    return true;
}

/* ---- Runs ---- */

static void keep_pace(const struct board *board, uint64_t start_ns)
{
    uint64_t due_ns = start_ns + stalled_ns + board_cycle(board) * 1000 / CYCLES_PER_MICRO;
    uint64_t now = now_ns();
    if (now < due_ns) {
        sleep_ns(due_ns - now);
    } else if (now - due_ns > most_behind_ns) {
        most_behind_ns = now - due_ns;
    }
}

static bool time_is_over(const struct board *board, const struct options *options)
{
    return options->seconds > 0 && (double)board_cycle(board) >= options->seconds * CYCLES_PER_MICRO * 1e6;
}

static void serve_terminal(struct board *board, const struct options *options)
{
    fcntl(STDIN_FILENO, F_SETFL, fcntl(STDIN_FILENO, F_GETFL) | O_NONBLOCK);
    terminal_open(&terminal);
    board->on_byte = to_terminal;
    uint64_t start_ns = now_ns();
    while (board_run(board, SLICE_CYCLES) && !time_is_over(board, options)) {
        if (!wait_for_reader(board) || !read_orders(board)) {
            break;
        }
        pass_input(board);
        if (!options->unpaced) {
            keep_pace(board, start_ns);
        }
    }
}

static void command(struct board *board, uint8_t type, bool has_argument, uint32_t argument)
{
    static uint16_t sequence;
    struct frame frame;
    uint8_t line[LINE_CAPACITY];
    frame_begin(&frame, type, sequence++, 0);
    if (has_argument) {
        frame_put_u32(&frame, argument);
    }
    uint16_t length = frame_finish(&frame, line);
    for (uint16_t i = 0; i < length; i++) {
        board_receive(board, line[i]);
    }
}

/* Lets the firmware settle, then measures it at one rate for the time asked. */
static void measure(struct board *board, const struct options *options)
{
    const uint64_t settle_cycles = 100000ULL * CYCLES_PER_MICRO;
    board_run(board, settle_cycles);
    command(board, COMMAND_RATE, true, options->rate_millihertz);
    board_run(board, settle_cycles);
    command(board, COMMAND_START, false, 0);
    board_run(board, settle_cycles);
    board_forget_figures(board);
    board_run(board, (uint64_t)((options->seconds > 0 ? options->seconds : 10) * 1e6) * CYCLES_PER_MICRO);
}

static double micros(uint64_t cycles)
{
    return (double)cycles / CYCLES_PER_MICRO;
}

static void print_figures(const struct board *board, uint64_t cycles)
{
    const struct figures *figures = &board->figures;
    printf("simulatedSeconds %.3f\n", micros(cycles) / 1e6);
    printf("processorBusyPercent %.1f\n", 100.0 * (1.0 - (double)figures->asleep_cycles / (double)cycles));
    printf("scans %" PRIu64 "\n", figures->scans);
    printf("scansSent %" PRIu64 "\n", figures->scans_sent);
    printf("scanLongestMicros %.2f\n", micros(figures->longest_scan_cycles));
    printf("intervalShortestMicros %.2f\n", micros(figures->shortest_interval_cycles));
    printf("intervalLongestMicros %.2f\n", micros(figures->longest_interval_cycles));
    printf("stackDeepestBytes %u\n", figures->deepest_stack_bytes);
    printf("bytesOut %" PRIu64 "\n", figures->bytes_out);
    printf("frames %" PRIu64 "\n", figures->frames);
    printf("damagedFrames %" PRIu64 "\n", figures->damaged_frames);
    printf("overruns %" PRIu32 "\n", figures->overruns);
    printf("supplyMillivolts %" PRIu16 "\n", figures->supply_millivolts);
    printf("stalledMillis %.1f\n", (double)stalled_ns / 1e6);
    printf("mostBehindMillis %.1f\n", (double)most_behind_ns / 1e6);
}

/* ---- What is wired to the board ---- */

static void connect_multiplexer(struct board *board, const char *words)
{
    unsigned pins[SELECT_LINES];
    int used = 0;
    if (sscanf(words, "%u,%u,%u,%u%n", &pins[0], &pins[1], &pins[2], &pins[3], &used) != SELECT_LINES
        || words[used] != '\0' || (pins[0] | pins[1] | pins[2] | pins[3]) > 7) {
        refuse("A multiplexer has four select lines at pins from 0 to 7, such as 4,5,6,7.");
    }
    board_connect_multiplexer(board, pins);
}

static void connect_load_cells(struct board *board, const char *words)
{
    struct load_cells wiring = {0};
    int used = 0;
    for (const char *word = words; *word != '\0'; word += used + (word[used] == ',')) {
        unsigned *clock = &wiring.clock_pins[wiring.chips], *data = &wiring.data_inputs[wiring.chips];
        if (wiring.chips == MOST_CHIPS || sscanf(word, "%u:%u%n", clock, data, &used) != 2 || *clock > 7 || *data > 5) {
            refuse("Load cells are clock pins 0 to 7 and data inputs 0 to 5, such as 4:0,5:1.");
        }
        wiring.chips++;
    }
    board_connect_load_cells(board, &wiring);
}

static void connect_sensors(struct board *board, const struct options *options)
{
    if (options->multiplexer != NULL) {
        connect_multiplexer(board, options->multiplexer);
    }
    if (options->load_cells != NULL) {
        connect_load_cells(board, options->load_cells);
    }
}

static struct trace read_trace(const struct board *board, const struct options *options)
{
    return options->load_cells == NULL ? trace_read(options->trace, board->channels, 0, 1023)
                                       : trace_read(options->trace, board->channels, -8388608, 8388607);
}

static FILE *open_log(const char *path)
{
    FILE *log = path == NULL ? NULL : fopen(path, "w");
    if (path != NULL && log == NULL) {
        perror(path);
        exit(2);
    }
    return log;
}

int main(int argc, char **argv)
{
    struct options options = parse(argc, argv);
    struct trace trace = {0};
    struct board *board = board_make(options.firmware, options.serial_number);
    connect_sensors(board, &options);
    if (options.trace != NULL) {
        trace = read_trace(board, &options);
        board->trace = &trace;
    }
    board->rows_by_time = options.rows_by_time;
    board->log = open_log(options.log);
    board_forget_figures(board);
    uint64_t measured_from = 0;
    if (options.rate_millihertz > 0) {
        measure(board, &options);
        measured_from = 300000ULL * CYCLES_PER_MICRO;
    } else {
        serve_terminal(board, &options);
    }
    print_figures(board, board_cycle(board) - measured_from);
    if (board->log != NULL && fclose(board->log) != 0) {
        perror(options.log);
        return 2;
    }
    free(trace.rows);
    return 0;
}
