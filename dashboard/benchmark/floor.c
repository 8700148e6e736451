/*
 * The yardstick: a bare read() that finds the delimiter, and nothing else.
 *
 *   floor latency PORT WINDOWS SECONDS    per window: p50 and p99 in µs from a scan's stamp to the return of the read
 *                                         that brought its last byte; scans; ns of processor time and reads per scan
 *   floor turns PORT WINDOWS              the same of a device that comes in turns, one window a turn (see wire.h)
 *   floor flood PORT SECONDS              bytes a second, ns of processor time a frame, bytes a frame; after one second
 *
 * Windows are printed but for the first. No checksum, no decoding beyond the stamp: this is the floor.
 */
#include "wire.h"

enum { MAX_LATENCIES = 1 << 20 };

static uint32_t latencies[MAX_LATENCIES];
static size_t latency_count, read_count;
static int windows_left;

static void ask(int port) {
    const uint8_t bare_delimiters[2] = {0};
    if (write(port, bare_delimiters, sizeof bare_delimiters) < 0) {
        fail("write");
    }
}

static void print_window(uint64_t cpu);

/* Of a device that comes in turns: counts the scans of this one, and prints its window at the first scan after it. */
static void note_turn(uint32_t tick) {
    static uint32_t last_tick, scans;
    static uint64_t cpu;
    int goes_on = tick - last_tick < TURN_PAUSE_MICROS;
    last_tick = tick;
    if (goes_on && ++scans == TURN_SETTLING_SCANS) {
        latency_count = read_count = 0;
        cpu = cpu_ns();
    } else if (!goes_on && scans > TURN_SETTLING_SCANS) {
        latency_count--; /* the scan that told */
        print_window(cpu_ns() - cpu);
        windows_left--;
    }
    scans = goes_on ? scans : 0;
}

static void note(const uint8_t *line, size_t length, uint64_t arrival_ns) {
    int is_scan;
    uint32_t tick = tick_of(line, length, &is_scan);
    if (is_scan && latency_count < MAX_LATENCIES) {
        latencies[latency_count++] = (uint32_t)(arrival_ns / 1000) - tick;
        if (windows_left > 0) {
            note_turn(tick);
        }
    }
}

static void read_window(int port, uint64_t until_ns) {
    static uint8_t buffer[READ_BYTES], line[MAX_LINE];
    static size_t pending;
    for (uint64_t arrival = 0; arrival < until_ns;) {
        ssize_t count = read(port, buffer, sizeof buffer);
        arrival = now_ns();
        read_count++;
        if (count <= 0) {
            fail("read");
        }
        uint8_t *from = buffer, *end = buffer + count, *delimiter;
        while ((delimiter = memchr(from, 0, (size_t)(end - from))) != NULL) {
            size_t part = (size_t)(delimiter - from);
            if (pending == 0) {
                note(from, part, arrival);
            } else if (pending + part <= sizeof line) {
                memcpy(line + pending, from, part);
                note(line, pending + part, arrival);
            }
            pending = 0;
            from = delimiter + 1;
        }
        size_t rest = (size_t)(end - from);
        if (pending + rest <= sizeof line) {
            memcpy(line + pending, from, rest);
            pending += rest;
        }
    }
}

static void print_window(uint64_t cpu) {
    qsort(latencies, latency_count, sizeof latencies[0], ascending);
    printf("%u %u %zu %.0f %.3f\n", latencies[latency_count / 2], latencies[latency_count * 99 / 100], latency_count,
        (double)cpu / (double)latency_count, (double)read_count / (double)latency_count);
    fflush(stdout);
}

static void latency(int port, int windows, double seconds) {
    for (int window = 0; window <= windows; window++) {
        latency_count = read_count = 0;
        uint64_t cpu = cpu_ns();
        read_window(port, now_ns() + (uint64_t)(seconds * 1e9));
        cpu = cpu_ns() - cpu;
        if (latency_count == 0) {
            fprintf(stderr, "no scan came\n");
            exit(1);
        }
        if (window > 0) {
            print_window(cpu);
        }
    }
}

static void flood(int port, double seconds) {
    static uint8_t buffer[READ_BYTES];
    uint64_t settled = now_ns() + 1000000000u, until = settled + (uint64_t)(seconds * 1e9), now = 0, bytes = 0, frames = 0;
    uint64_t cpu = 0;
    while (now < until) {
        ssize_t count = read(port, buffer, sizeof buffer);
        now = now_ns();
        if (count <= 0) {
            fail("read");
        }
        if (now < settled) {
            cpu = cpu_ns();
            continue;
        }
        bytes += (size_t)count;
        for (uint8_t *at = buffer, *end = buffer + count; (at = memchr(at, 0, (size_t)(end - at))) != NULL; at++) {
            frames++;
        }
    }
    printf("%.0f %.0f %.1f\n", (double)bytes / ((double)(now - settled) * 1e-9), (double)(cpu_ns() - cpu) / (double)frames,
        (double)bytes / (double)frames);
}

int main(int argc, char **argv) {
    if (argc == 5 && strcmp(argv[1], "latency") == 0) {
        latency(open_port(argv[2]), atoi(argv[3]), atof(argv[4]));
        return 0;
    }
    if (argc == 4 && strcmp(argv[1], "turns") == 0) {
        int port = open_port(argv[2]);
        for (windows_left = atoi(argv[3]); windows_left > 0;) {
            read_window(port, now_ns() + 1);
        }
        return 0;
    }
    if (argc == 4 && strcmp(argv[1], "flood") == 0) {
        int port = open_port(argv[2]);
        ask(port);
        flood(port, atof(argv[3]));
        return 0;
    }
    fprintf(stderr, "usage: floor latency PORT WINDOWS SECONDS | floor turns PORT WINDOWS | floor flood PORT SECONDS\n");
    return 2;
}
