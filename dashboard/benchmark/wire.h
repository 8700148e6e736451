/*
 * What the yardstick programs share: the monotonic clock, raw terminals, and just enough of the wire protocol to play a
 * device (see hardware-docs/wire-protocol.md). Measuring tools only; the product uses none of it.
 */
#ifndef MYODOSE_BENCHMARK_WIRE_H
#define MYODOSE_BENCHMARK_WIRE_H

#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

enum {
    TYPE_HELLO = 0x01,
    TYPE_SCANS = 0x02,
    HEADER_BYTES = 7,
    MAX_CHANNELS = 64,
    MAX_DECODED = 2048,
    MAX_LINE = MAX_DECODED + MAX_DECODED / 254 + 2,
    READ_BYTES = 4096
};

/* A device in turns (device.c): the first scans of a turn find every cache cold and are left out of its window. */
enum { TURN_PAUSE_MICROS = 50000, TURN_SETTLING_SCANS = 500 };

static inline uint64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static inline uint64_t cpu_ns(void) {
    struct timespec used;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return (uint64_t)used.tv_sec * 1000000000u + (uint64_t)used.tv_nsec;
}

static inline void fail(const char *what) {
    perror(what);
    exit(1);
}

static inline void make_raw(int port) {
    struct termios settings;
    if (tcgetattr(port, &settings) != 0) {
        fail("tcgetattr");
    }
    cfmakeraw(&settings);
    settings.c_cc[VMIN] = 1;
    settings.c_cc[VTIME] = 0;
    if (tcsetattr(port, TCSANOW, &settings) != 0) {
        fail("tcsetattr");
    }
}

static inline int open_port(const char *path) {
    int port = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (port < 0) {
        fail(path);
    }
    make_raw(port);
    /* What waited for nobody is old. */
    tcflush(port, TCIFLUSH);
    return port;
}

/* CRC-16/MCRF4XX, two bytes a step: the sender must not be what limits a flood. */
static uint16_t crc_table[2][256];

static inline void crc_prepare(void) {
    for (unsigned value = 0; value < 256; value++) {
        uint16_t crc = (uint16_t)value;
        for (int bit = 0; bit < 8; bit++) {
            crc = (uint16_t)((crc >> 1) ^ ((crc & 1) ? 0x8408 : 0));
        }
        crc_table[0][value] = crc;
    }
    for (unsigned value = 0; value < 256; value++) {
        crc_table[1][value] = (uint16_t)((crc_table[0][value] >> 8) ^ crc_table[0][crc_table[0][value] & 0xFF]);
    }
}

static inline uint16_t crc_of(const uint8_t *bytes, size_t length) {
    uint16_t crc = 0xFFFF;
    size_t i = 0;
    for (; i + 1 < length; i += 2) {
        crc = crc_table[1][(crc ^ bytes[i]) & 0xFF] ^ crc_table[0][((crc >> 8) ^ bytes[i + 1]) & 0xFF];
    }
    return i < length ? (uint16_t)((crc >> 8) ^ crc_table[0][(crc ^ bytes[i]) & 0xFF]) : crc;
}

static inline size_t put16(uint8_t *at, unsigned value) {
    at[0] = (uint8_t)value;
    at[1] = (uint8_t)(value >> 8);
    return 2;
}

static inline size_t put32(uint8_t *at, uint32_t value) {
    put16(at, value & 0xFFFF);
    put16(at + 2, value >> 16);
    return 4;
}

static inline size_t put_text(uint8_t *at, const char *text) {
    size_t length = strlen(text);
    at[0] = (uint8_t)length;
    memcpy(at + 1, text, length);
    return 1 + length;
}

/* Adds the checksum to `length` decoded bytes and writes the COBS line with its delimiter; returns the line's length. */
static inline size_t seal(uint8_t *decoded, size_t length, uint8_t *line) {
    length += put16(decoded + length, crc_of(decoded, length));
    size_t out = 1, code_at = 0;
    for (size_t i = 0; i < length; i++) {
        if (decoded[i] != 0) {
            line[out++] = decoded[i];
            if (out - code_at < 255) {
                continue;
            }
        }
        line[code_at] = (uint8_t)(out - code_at);
        if (decoded[i] == 0 || i + 1 < length) {
            code_at = out++;
        } else {
            code_at = out;
        }
    }
    if (code_at < out) {
        line[code_at] = (uint8_t)(out - code_at);
    }
    line[out++] = 0;
    return out;
}

static inline size_t header(uint8_t *decoded, unsigned type, uint16_t sequence, uint32_t tick_micros) {
    decoded[0] = (uint8_t)type;
    put16(decoded + 1, sequence);
    put32(decoded + 3, tick_micros);
    return HEADER_BYTES;
}

/* An introduction that says "streaming already", so that the program that answers need not understand commands. */
static inline size_t hello_line(
    int device, uint16_t sequence, uint32_t tick_micros, int channels, uint32_t millihertz, uint8_t *line) {
    uint8_t decoded[MAX_DECODED];
    char serial_number[16];
    snprintf(serial_number, sizeof serial_number, "BENCH-%d", device);
    size_t at = header(decoded, TYPE_HELLO, sequence, tick_micros);
    decoded[at++] = 1;
    decoded[at++] = 1;
    at += put32(decoded + at, millihertz);
    at += put32(decoded + at, millihertz);
    decoded[at++] = 2;
    decoded[at++] = (uint8_t)channels;
    at += put_text(decoded + at, "Benchmark");
    at += put_text(decoded + at, serial_number);
    at += put_text(decoded + at, "1");
    for (int channel = 0; channel < channels; channel++) {
        char name[16];
        snprintf(name, sizeof name, "c%d", channel);
        const uint8_t description[] = {6, 0, 1, 16, (uint8_t)-2};
        memcpy(decoded + at, description, sizeof description);
        at += sizeof description;
        at += put_text(decoded + at, name);
    }
    return seal(decoded, at, line);
}

/* One scan, in hundredths of a newton, `counts` on every channel but for a little noise that keeps sensors alive. */
static inline size_t scan_line(
    uint16_t sequence, uint32_t tick_micros, int channels, int counts, uint8_t *line) {
    static uint32_t noise = 1;
    uint8_t decoded[MAX_DECODED];
    size_t at = header(decoded, TYPE_SCANS, sequence, tick_micros);
    decoded[at++] = 1;
    noise = noise * 1664525u + 1013904223u;
    for (int channel = 0; channel < channels; channel++) {
        at += put16(decoded + at, (unsigned)(counts + (int)((noise >> (channel & 15)) & 3)));
    }
    return seal(decoded, at, line);
}

/* Press after press: a ramp of 0.3 s, a plateau, a release, a rest; `period` seconds altogether. */
static inline int press_counts(double seconds, double period, int plateau) {
    double at = seconds - period * (double)(long)(seconds / period);
    double ramp = 0.3, rest_from = period * 0.7;
    double level = at < ramp ? at / ramp : at < rest_from ? 1 : at < rest_from + 0.15 ? 1 - (at - rest_from) / 0.15 : 0;
    return (int)(plateau * level);
}

/* The tick in an encoded line, or 0 when it carries no scan. Only the first bytes are decoded. */
static inline uint32_t tick_of(const uint8_t *line, size_t length, int *is_scan) {
    uint8_t decoded[HEADER_BYTES];
    size_t in = 0, out = 0;
    while (in < length && out < HEADER_BYTES) {
        size_t code = line[in++];
        for (size_t i = 1; i < code && in < length && out < HEADER_BYTES; i++) {
            decoded[out++] = line[in++];
        }
        if (code != 0xFF && out < HEADER_BYTES) {
            decoded[out++] = 0;
        }
    }
    *is_scan = out == HEADER_BYTES && decoded[0] == TYPE_SCANS;
    return *is_scan ? (uint32_t)decoded[3] | (uint32_t)decoded[4] << 8 | (uint32_t)decoded[5] << 16
                          | (uint32_t)decoded[6] << 24
                    : 0;
}

static inline int ascending(const void *left, const void *right) {
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

#endif
