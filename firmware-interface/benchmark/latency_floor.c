/*
 * The floor that a reader of a Myodose device can reach: a bare read() on a tty, COBS, and nothing else.
 *
 *   latency_floor PORT WINDOWS SECONDS
 *
 * Prints one line for each window after the first, which is for warming up: p50 and p99 in microseconds of the time from
 * the stamp in a scan's frame (CLOCK_MONOTONIC, as the emulator gives it with TickClock.MONOTONIC) to the return of the
 * read that brought the frame's last byte, and the number of frames. Checksums are not verified: this is the floor.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum { HEADER_BYTES = 7, MAX_FRAME = 4096, MAX_LATENCIES = 1 << 20, TYPE_SCANS = 0x02, TYPE_START = 0x81 };

static uint32_t latencies[MAX_LATENCIES];
static size_t latency_count;

static uint64_t now_micros(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000u + (uint64_t)now.tv_nsec / 1000u;
}

static int open_raw(const char *path) {
    struct termios settings;
    int port = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (port < 0 || tcgetattr(port, &settings) != 0) {
        return -1;
    }
    cfmakeraw(&settings);
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    return tcsetattr(port, TCSANOW, &settings) == 0 ? port : -1;
}

/* START with sequence 0 and tick 0; CRC-16/MCRF4XX bit by bit, then COBS. */
static int send_start(int port) {
    uint8_t frame[HEADER_BYTES + 2] = {TYPE_START};
    uint16_t crc = 0xFFFF;
    for (int i = 0; i < HEADER_BYTES; i++) {
        crc ^= frame[i];
        for (int bit = 0; bit < 8; bit++) {
            crc = (uint16_t)((crc >> 1) ^ ((crc & 1) ? 0x8408 : 0));
        }
    }
    frame[HEADER_BYTES] = (uint8_t)crc;
    frame[HEADER_BYTES + 1] = (uint8_t)(crc >> 8);

    uint8_t line[sizeof frame + 3] = {0};
    size_t code_at = 1, out = 2;
    for (size_t i = 0; i < sizeof frame; i++) {
        if (frame[i] != 0) {
            line[out++] = frame[i];
        } else {
            line[code_at] = (uint8_t)(out - code_at);
            code_at = out++;
        }
    }
    line[code_at] = (uint8_t)(out - code_at);
    line[out++] = 0;
    return write(port, line, out) == (ssize_t)out ? 0 : -1;
}

static size_t cobs_decode(const uint8_t *encoded, size_t length, uint8_t *decoded) {
    size_t in = 0, out = 0;
    while (in < length) {
        size_t code = encoded[in++];
        for (size_t i = 1; i < code && in < length; i++) {
            decoded[out++] = encoded[in++];
        }
        if (code != 0xFF && in < length) {
            decoded[out++] = 0;
        }
    }
    return out;
}

static void end_frame(const uint8_t *encoded, size_t length, uint64_t arrival_micros) {
    static uint8_t decoded[MAX_FRAME];
    if (cobs_decode(encoded, length, decoded) > HEADER_BYTES && decoded[0] == TYPE_SCANS
        && latency_count < MAX_LATENCIES) {
        uint32_t sent = (uint32_t)decoded[3] | (uint32_t)decoded[4] << 8 | (uint32_t)decoded[5] << 16
                        | (uint32_t)decoded[6] << 24;
        latencies[latency_count++] = (uint32_t)arrival_micros - sent;
    }
}

/* Returns 0 when the window is over, -1 when the port is gone. */
static int read_window(int port, uint64_t until_micros) {
    static uint8_t buffer[4096], encoded[MAX_FRAME];
    static size_t pending;
    uint64_t arrival = 0;
    while (arrival < until_micros) {
        ssize_t count = read(port, buffer, sizeof buffer);
        arrival = now_micros();
        if (count <= 0) {
            return -1;
        }
        for (ssize_t i = 0; i < count; i++) {
            if (buffer[i] == 0) {
                end_frame(encoded, pending, arrival);
                pending = 0;
            } else if (pending < MAX_FRAME) {
                encoded[pending++] = buffer[i];
            }
        }
    }
    return 0;
}

static int ascending(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static void print_window(void) {
    qsort(latencies, latency_count, sizeof latencies[0], ascending);
    printf("%u %u %zu\n", latencies[latency_count / 2], latencies[latency_count * 99 / 100], latency_count);
    fflush(stdout);
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: latency_floor PORT WINDOWS SECONDS\n");
        return 2;
    }
    int port = open_raw(argv[1]);
    if (port < 0 || send_start(port) != 0) {
        perror(argv[1]);
        return 1;
    }
    int windows = atoi(argv[2]);
    uint64_t window_micros = (uint64_t)(atof(argv[3]) * 1e6);
    for (int window = 0; window <= windows; window++) {
        latency_count = 0;
        if (read_window(port, now_micros() + window_micros) != 0 || latency_count == 0) {
            fprintf(stderr, "%s: the stream ended\n", argv[1]);
            return 1;
        }
        if (window > 0) {
            print_window();
        }
    }
    return 0;
}
