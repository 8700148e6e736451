/*
 * A device that does not exist, on pseudo-terminals.
 *
 *   device paced CHANNELS HERTZ PORTS     stamped scans on each of PORTS terminals, in turn, evenly apart
 *   device turns CHANNELS HERTZ SECONDS   two terminals; each has the scans for SECONDS in turn, the other IDLE_HERTZ of them
 *   device flood CHANNELS                 scans as fast as the terminal takes them; ticks go 1 ms a scan
 *
 * Prints the terminals' names, one a line, and runs until it is killed. Whatever arrives is answered by an introduction.
 * But for `flood`, a scan's tick is CLOCK_MONOTONIC, in microseconds, just before the write, and the device runs above all
 * other programs where that is permitted: a real one has a processor of its own.
 */
#include "wire.h"
#include <sched.h>

enum { MAX_PORTS = 64, FLOOD_BYTES = 16384, IDLE_HERTZ = 10 };

struct port {
    int device, master, keeper;
    uint16_t sequence;
    uint8_t line[MAX_LINE];
    size_t from, owed;
};

static struct port open_terminal(int device) {
    struct port port = {.device = device, .master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC)};
    if (port.master < 0 || grantpt(port.master) != 0 || unlockpt(port.master) != 0) {
        fail("posix_openpt");
    }
    /* Held open, so that the terminal outlives its readers. */
    port.keeper = open_port(ptsname(port.master));
    printf("%s\n", ptsname(port.master));
    fflush(stdout);
    return port;
}

static void introduce_if_asked(struct port *port, int channels, uint32_t millihertz) {
    uint8_t asked[256], line[MAX_LINE];
    fcntl(port->master, F_SETFL, O_NONBLOCK);
    ssize_t count = read(port->master, asked, sizeof asked);
    fcntl(port->master, F_SETFL, 0);
    if (count > 0 && port->owed == 0) {
        size_t length = hello_line(port->device, port->sequence++, (uint32_t)(now_ns() / 1000), channels, millihertz, line);
        if (write(port->master, line, length) != (ssize_t)length) {
            fail("write");
        }
    }
}

/* What the terminal does not take now it gets first next time; while it owes, scans are left out, as a device would. */
static void write_scan(struct port *port, int channels, int counts) {
    fcntl(port->master, F_SETFL, O_NONBLOCK);
    if (port->owed == 0) {
        port->owed =
            scan_line(port->sequence++, (uint32_t)(now_ns() / 1000), channels, counts, port->line);
        port->from = 0;
    }
    ssize_t written = write(port->master, port->line + port->from, port->owed);
    if (written > 0) {
        port->from += (size_t)written;
        port->owed -= (size_t)written;
    } else if (errno != EAGAIN) {
        fail("write");
    }
    fcntl(port->master, F_SETFL, 0);
}

static void sleep_until(uint64_t due) {
    struct timespec at = {.tv_sec = (time_t)(due / 1000000000u), .tv_nsec = (long)(due % 1000000000u)};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL) == EINTR) {
    }
}

static void paced(int channels, double hertz, int port_count) {
    static struct port ports[MAX_PORTS];
    for (int i = 0; i < port_count; i++) {
        ports[i] = open_terminal(i + 1);
    }
    uint64_t step = (uint64_t)(1e9 / hertz / port_count), start = now_ns(), due = start;
    for (uint64_t turn = 0;; turn++) {
        struct port *port = &ports[turn % (uint64_t)port_count];
        due += step;
        sleep_until(due);
        write_scan(port, channels, press_counts((double)(due - start) * 1e-9, 1.6, 3840 / channels));
        /* After the scan, and seldom, so that the reader measured is not disturbed. */
        if (turn / (uint64_t)port_count % 64 == 0) {
            introduce_if_asked(port, channels, (uint32_t)(hertz * 1000));
        }
    }
}

/* So that each reader has the machine to itself in its turn, and neither thinks that the device is gone in the other's. */
static void turns(int channels, double hertz, double seconds) {
    struct port ports[2] = {open_terminal(1), open_terminal(2)};
    uint64_t step = (uint64_t)(1e9 / hertz), start = now_ns(), due = start;
    uint64_t scans_a_turn = (uint64_t)(hertz * seconds), idle_every = (uint64_t)(hertz / IDLE_HERTZ);
    for (uint64_t scan = 0;; scan++) {
        struct port *busy = &ports[scan / scans_a_turn % 2], *idle = &ports[(scan / scans_a_turn + 1) % 2];
        due += step;
        sleep_until(due);
        int counts = press_counts((double)(due - start) * 1e-9, 1.6, 3840 / channels);
        write_scan(busy, channels, counts);
        if (scan % idle_every == idle_every / 2) {
            write_scan(idle, channels, counts);
            introduce_if_asked(busy, channels, (uint32_t)(hertz * 1000));
            introduce_if_asked(idle, channels, (uint32_t)(hertz * 1000));
        }
    }
}

static void flood(int channels) {
    struct port port = open_terminal(1);
    static uint8_t lines[FLOOD_BYTES + MAX_LINE];
    uint32_t tick = 0;
    /* Nothing is sent before somebody asks: else the first figures would be those of a full buffer. */
    for (uint8_t asked[256]; read(port.master, asked, sizeof asked) <= 0;) {
    }
    size_t filled = hello_line(port.device, port.sequence++, tick, channels, 1000000, lines);
    for (;;) {
        while (filled < FLOOD_BYTES) {
            tick += 1000;
            int counts = press_counts(tick * 1e-6, 1.6, 3840 / channels);
            filled += scan_line(port.sequence++, tick, channels, counts, lines + filled);
        }
        for (size_t sent = 0; sent < filled;) {
            ssize_t count = write(port.master, lines + sent, filled - sent);
            if (count < 0) {
                fail("write");
            }
            sent += (size_t)count;
        }
        filled = 0;
    }
}

static void run_above_others(void) {
    struct sched_param first = {.sched_priority = 50};
    if (sched_setscheduler(0, SCHED_FIFO, &first) != 0) {
        fprintf(stderr, "device: no real-time priority, so delays of the device itself count as the reader's\n");
    }
}

int main(int argc, char **argv) {
    crc_prepare();
    if (argc == 5) {
        run_above_others();
    }
    if (argc == 5 && strcmp(argv[1], "paced") == 0) {
        paced(atoi(argv[2]), atof(argv[3]), atoi(argv[4]));
    } else if (argc == 5 && strcmp(argv[1], "turns") == 0) {
        turns(atoi(argv[2]), atof(argv[3]), atof(argv[4]));
    } else if (argc == 3 && strcmp(argv[1], "flood") == 0) {
        flood(atoi(argv[2]));
    }
    fprintf(stderr, "usage: device paced CHANNELS HERTZ PORTS | device turns CHANNELS HERTZ SECONDS | device flood CHANNELS\n");
    return 2;
}
