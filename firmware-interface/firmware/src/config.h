/*
 * What all boards share: the pins of buttons and light, baud rate, and the highest rate that line and converter allow. What
 * is wired to a board stands in its own header below boards/, which the Makefile chooses by BOARD.
 * Pins carry their Arduino numbers; pages and pin maps in hardware-docs list the same pins, and tests compare them.
 */
#ifndef MYODOSE_CONFIG_H
#define MYODOSE_CONFIG_H

#include "protocol.h"

#ifndef BOARD_HEADER
#define BOARD_HEADER "boards/uno.h"
#endif
#include BOARD_HEADER

#define FIRMWARE_VERSION "0.2.0"

/* Used until a serial number is written to the EEPROM (make eeprom); see hardware-docs/firmware-uno.md. */
#ifndef DEFAULT_SERIAL_NUMBER
#define DEFAULT_SERIAL_NUMBER ""
#endif

/* Digital pins 0 to 7 are port D, 8 to 13 are port B. Buttons close to ground; the pull-ups inside are used. */
#define PATIENT_STOP_PIN 2
#define BUTTON_PIN 3
#define IDENTIFY_LED_PIN 13

#ifndef BAUD
#define BAUD 1000000UL
#endif

#define DEFAULT_RATE_MILLIHERTZ 250000UL
#define LONGEST_PERIOD_MICROS 1000000UL

/* A scan on the line: header 7, scan count 1, counts, CRC 2, COBS 1, delimiter 1. */
#define SCAN_LINE_BYTES (7 + 1 + CHANNEL_COUNT * CHANNEL_COUNT_BYTES + 2 + 1 + 1)
/* Twelve bit times for the ten of a byte: the sixth that scans leave is for STATUS, EVENT, REPLY and HELLO. */
#define LINE_PERIOD_MICROS ((SCAN_LINE_BYTES * 12UL * 1000000UL + BAUD - 1) / BAUD)
#define SHORTEST_PERIOD_MICROS                                                                      \
    (LINE_PERIOD_MICROS > CONVERTER_PERIOD_MICROS ? LINE_PERIOD_MICROS : CONVERTER_PERIOD_MICROS)
#define MAX_RATE_MILLIHERTZ ((1000000000UL + SHORTEST_PERIOD_MICROS / 2) / SHORTEST_PERIOD_MICROS)

/* A count as it is sent, in CHANNEL_COUNT_BYTES. */
#if CHANNEL_COUNT_BYTES == 2
typedef uint16_t count_type;
#else
typedef int32_t count_type;
#endif

#endif
