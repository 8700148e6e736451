/*
 * What a builder may change: names, pins, what is wired to each input.
 * Pins carry their Arduino numbers; hardware-docs/firmware-uno.md lists the same pins, and a test compares the two.
 */
#ifndef MYODOSE_CONFIG_H
#define MYODOSE_CONFIG_H

#include "protocol.h"

#define MODEL "Myodose Uno"
#define FIRMWARE_VERSION "0.1.0"

/* Used until a serial number is written to the EEPROM (make eeprom); see hardware-docs/firmware-uno.md. */
#ifndef DEFAULT_SERIAL_NUMBER
#define DEFAULT_SERIAL_NUMBER ""
#endif

/* Digital pins 0 to 7 are port D, 8 to 13 are port B. Buttons close to ground; the pull-ups inside are used. */
#define PATIENT_STOP_PIN 2
#define BUTTON_PIN 3
#define IDENTIFY_LED_PIN 13

/* Sensors at analog inputs A0 to A5, each the middle of a divider between AVCC and ground. */
#define CHANNEL_COUNT 6
#define CHANNEL_BITS 10
#define CHANNEL_COUNT_BYTES 2

/* The firmware cannot know what is wired to it. Whoever builds a glove states kind and position here. */
#define CHANNELS                                                                                    \
    {                                                                                               \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A0"},                   \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A1"},                   \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A2"},                   \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A3"},                   \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A4"},                   \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A5"},                   \
    }

#ifndef BAUD
#define BAUD 1000000UL
#endif

#define DEFAULT_RATE_MILLIHERTZ 250000UL
#define LONGEST_PERIOD_MICROS 1000000UL

/* A scan on the line: header 7, scan count 1, counts, CRC 2, COBS 1, delimiter 1. */
#define SCAN_LINE_BYTES (7 + 1 + CHANNEL_COUNT * CHANNEL_COUNT_BYTES + 2 + 1 + 1)
/* Twelve bit times for the ten of a byte: the sixth that scans leave is for STATUS, EVENT, REPLY and HELLO. */
#define LINE_PERIOD_MICROS ((SCAN_LINE_BYTES * 12UL * 1000000UL + BAUD - 1) / BAUD)
/* Six conversions and their interrupts take 0.66 ms. */
#define CONVERTER_PERIOD_MICROS 1000UL
#define SHORTEST_PERIOD_MICROS                                                                      \
    (LINE_PERIOD_MICROS > CONVERTER_PERIOD_MICROS ? LINE_PERIOD_MICROS : CONVERTER_PERIOD_MICROS)
#define MAX_RATE_MILLIHERTZ ((1000000000UL + SHORTEST_PERIOD_MICROS / 2) / SHORTEST_PERIOD_MICROS)

#endif
