/*
 * Wire protocol v1 as a device speaks it: hardware-docs/wire-protocol.md is the normative text.
 * Plain C without any microcontroller header, so that the same file is tested on a PC.
 *
 * A frame is type (1), sequence (2), tick in microseconds (4), payload, CRC-16 (2), little-endian throughout; on the
 * line it is COBS-encoded and ended by a zero byte.
 */
#ifndef MYODOSE_PROTOCOL_H
#define MYODOSE_PROTOCOL_H

#include <stdbool.h>
#include <stdint.h>

#define PROTOCOL_VERSION 1

enum frame_type {
    FRAME_HELLO = 0x01,
    FRAME_SCANS = 0x02,
    FRAME_STATUS = 0x03,
    FRAME_EVENT = 0x04,
    FRAME_REPLY = 0x05,
    COMMAND_HELLO = 0x80,
    COMMAND_START = 0x81,
    COMMAND_STOP = 0x82,
    COMMAND_RATE = 0x83,
    COMMAND_TARE = 0x84,
    COMMAND_IDENTIFY = 0x85,
    COMMAND_PING = 0x86,
};

enum event_code { EVENT_BUTTON = 1, EVENT_PATIENT_STOP = 2, EVENT_TARE_REQUESTED = 3, EVENT_END_OF_STREAM = 4 };
enum reply_result { REPLY_DONE = 0, REPLY_UNKNOWN_COMMAND = 1, REPLY_BAD_ARGUMENT = 2, REPLY_NOT_NOW = 3 };
enum sensor_kind { KIND_UNKNOWN = 0, KIND_FSR = 1, KIND_FLEXIFORCE = 2, KIND_LOAD_CELL = 3, KIND_MAT_CELL = 4 };
enum force_unit { UNIT_COUNTS = 0, UNIT_NEWTONS = 1, UNIT_KILOGRAMS = 2, UNIT_GRAMS = 3 };
enum sensor_position {
    POSITION_UNSPECIFIED = 0,
    POSITION_PALM = 1,
    POSITION_THUMB = 2,
    POSITION_INDEX_FINGER = 3,
    POSITION_MIDDLE_FINGER = 4,
    POSITION_RING_FINGER = 5,
    POSITION_LITTLE_FINGER = 6,
    POSITION_KNUCKLES = 7,
    POSITION_ELBOW = 8,
    POSITION_TABLE_FRONT_LEFT = 16,
    POSITION_TABLE_FRONT_RIGHT = 17,
    POSITION_TABLE_REAR_LEFT = 18,
    POSITION_TABLE_REAR_RIGHT = 19,
};

#define HELLO_FLAG_STREAMING 0x01
#define HELLO_FLAG_NEVER_STARTED 0x02
/* What STATUS may tell behind its twelve bytes: inputs that are held. */
#define INPUT_PATIENT_STOP 0x01
#define INPUT_BUTTON 0x02

#define SUPPLY_UNKNOWN 0xFFFFU
#define TEMPERATURE_UNKNOWN 0x7FFF

#define HEADER_BYTES 7
#define CRC_BYTES 2
#define LONGEST_FRAME_BYTES 2048

/* Longest frame that this build can put together, and the most that it can become on the line. */
#ifndef FRAME_CAPACITY
#define FRAME_CAPACITY 128
#endif
#define LINE_CAPACITY (FRAME_CAPACITY + FRAME_CAPACITY / 254 + 2)

/* Bytes of an incoming frame that are kept; longer frames are still checked in full. */
#ifndef RECEIVED_CAPACITY
#define RECEIVED_CAPACITY 24
#endif

/* ---- Sending: begin, put, finish. ---- */

struct frame {
    uint16_t length;
    bool too_long;
    uint8_t bytes[FRAME_CAPACITY];
};

struct channel_description {
    uint8_t kind, position, unit, bits;
    int8_t decimal_exponent;
    const char *name;
};

struct hello {
    uint8_t flags;
    uint32_t rate_millihertz, max_rate_millihertz;
    uint8_t count_bytes, channel_count;
    const char *model, *serial_number, *firmware_version;
    const struct channel_description *channels;
};

void frame_begin(struct frame *frame, uint8_t type, uint16_t sequence, uint32_t tick_micros);
void frame_put_u8(struct frame *frame, uint8_t value);
void frame_put_u16(struct frame *frame, uint16_t value);
void frame_put_u32(struct frame *frame, uint32_t value);
/* Length byte and at most 255 bytes of text. */
void frame_put_text(struct frame *frame, const char *text);
void frame_put_hello(struct frame *frame, const struct hello *hello);
void frame_put_status(struct frame *frame, uint32_t overruns, uint32_t damaged_commands, uint16_t supply_millivolts,
                      int16_t temperature_centi_celsius);
void frame_put_reply(struct frame *frame, uint8_t command, uint16_t sequence, uint8_t result, uint32_t value);

/*
 * Adds the CRC and writes the frame as it goes over the line, delimiter included, to line[LINE_CAPACITY].
 * Returns the number of bytes on the line, or 0 if more was put than fits.
 */
uint16_t frame_finish(struct frame *frame, uint8_t *line);

/* ---- Receiving: one byte at a time, in constant memory whatever the length. ---- */

struct receiver {
    bool in_step;          /* a delimiter has been seen: what follows begins with the beginning of a frame */
    bool inside;           /* a byte other than a delimiter has arrived */
    bool zero_owed;        /* the COBS block before ended in a zero, due if another follows */
    uint8_t block_left;    /* bytes to come in this COBS block */
    uint16_t crc;          /* over all bytes so far; zero once a good frame's own CRC went through */
    uint16_t length;       /* decoded bytes, stopping at LONGEST_FRAME_BYTES + 1 */
    uint8_t bytes[RECEIVED_CAPACITY];
};

enum received { RECEIVED_NOTHING_YET, RECEIVED_FRAME, RECEIVED_DAMAGED };

/* After RECEIVED_FRAME the accessors below tell about that frame until the next byte is accepted. */
enum received receiver_accept(struct receiver *receiver, uint8_t byte);
uint8_t received_type(const struct receiver *receiver);
uint16_t received_sequence(const struct receiver *receiver);
uint32_t received_tick_micros(const struct receiver *receiver);
uint16_t received_payload_length(const struct receiver *receiver);
const uint8_t *received_payload(const struct receiver *receiver);

/* What a device answers to the frame received: done if it is a known command with a possible argument. */
enum reply_result command_check(const struct receiver *receiver);

uint16_t read_u16(const uint8_t *bytes);
uint32_t read_u32(const uint8_t *bytes);

/* CRC-16/MCRF4XX (polynomial 0x8408 reflected, start 0xFFFF, no final exclusive or), one byte further. */
#define CRC_START 0xFFFFU
uint16_t crc_update(uint16_t crc, uint8_t byte);

#endif
