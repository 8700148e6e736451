#include "protocol.h"

#include <string.h>

/* Four-bit steps folded together: fast on a machine without a multi-bit shifter, and no table in scarce memory. */
uint16_t crc_update(uint16_t crc, uint8_t byte)
{
    byte ^= (uint8_t)crc;
    byte ^= (uint8_t)(byte << 4);
    return (uint16_t)(((uint16_t)(byte << 8) | (uint8_t)(crc >> 8)) ^ (uint8_t)(byte >> 4) ^ (uint16_t)((uint16_t)byte << 3));
}

uint16_t read_u16(const uint8_t *bytes)
{
    return (uint16_t)(bytes[0] | (uint16_t)((uint16_t)bytes[1] << 8));
}

uint32_t read_u32(const uint8_t *bytes)
{
    return read_u16(bytes) | (uint32_t)read_u16(bytes + 2) << 16;
}

/* ---- Sending ---- */

void frame_put_u8(struct frame *frame, uint8_t value)
{
    if (frame->length >= FRAME_CAPACITY - CRC_BYTES) {
        frame->too_long = true;
        return;
    }
    frame->bytes[frame->length++] = value;
}

void frame_put_u16(struct frame *frame, uint16_t value)
{
    frame_put_u8(frame, (uint8_t)value);
    frame_put_u8(frame, (uint8_t)(value >> 8));
}

void frame_put_u32(struct frame *frame, uint32_t value)
{
    frame_put_u16(frame, (uint16_t)value);
    frame_put_u16(frame, (uint16_t)(value >> 16));
}

void frame_put_text(struct frame *frame, const char *text)
{
    uint8_t length = (uint8_t)strlen(text);
    frame_put_u8(frame, length);
    for (uint8_t i = 0; i < length; i++) {
        frame_put_u8(frame, (uint8_t)text[i]);
    }
}

void frame_begin(struct frame *frame, uint8_t type, uint16_t sequence, uint32_t tick_micros)
{
    frame->length = 0;
    frame->too_long = false;
    frame_put_u8(frame, type);
    frame_put_u16(frame, sequence);
    frame_put_u32(frame, tick_micros);
}

static void put_channel(struct frame *frame, const struct channel_description *channel)
{
    frame_put_u8(frame, channel->kind);
    frame_put_u8(frame, channel->position);
    frame_put_u8(frame, channel->unit);
    frame_put_u8(frame, channel->bits);
    frame_put_u8(frame, (uint8_t)channel->decimal_exponent);
    frame_put_text(frame, channel->name);
}

void frame_put_hello(struct frame *frame, const struct hello *hello)
{
    frame_put_u8(frame, PROTOCOL_VERSION);
    frame_put_u8(frame, hello->flags);
    frame_put_u32(frame, hello->rate_millihertz);
    frame_put_u32(frame, hello->max_rate_millihertz);
    frame_put_u8(frame, hello->count_bytes);
    frame_put_u8(frame, hello->channel_count);
    frame_put_text(frame, hello->model);
    frame_put_text(frame, hello->serial_number);
    frame_put_text(frame, hello->firmware_version);
    for (uint8_t i = 0; i < hello->channel_count; i++) {
        put_channel(frame, &hello->channels[i]);
    }
}

void frame_put_status(struct frame *frame, uint32_t overruns, uint32_t damaged_commands, uint16_t supply_millivolts,
                      int16_t temperature_centi_celsius)
{
    frame_put_u32(frame, overruns);
    frame_put_u32(frame, damaged_commands);
    frame_put_u16(frame, supply_millivolts);
    frame_put_u16(frame, (uint16_t)temperature_centi_celsius);
}

void frame_put_reply(struct frame *frame, uint8_t command, uint16_t sequence, uint8_t result, uint32_t value)
{
    frame_put_u8(frame, command);
    frame_put_u16(frame, sequence);
    frame_put_u8(frame, result);
    frame_put_u32(frame, value);
}

static void append_crc(struct frame *frame)
{
    uint16_t crc = CRC_START;
    for (uint16_t i = 0; i < frame->length; i++) {
        crc = crc_update(crc, frame->bytes[i]);
    }
    frame->bytes[frame->length++] = (uint8_t)crc;
    frame->bytes[frame->length++] = (uint8_t)(crc >> 8);
}

/*
 * COBS: each zero is replaced by the distance to the next one; blocks without a zero are at most 254 bytes long.
 * A frame that ends right after such a full block needs no further code byte.
 */
static uint16_t cobs_encode(const uint8_t *bytes, uint16_t length, uint8_t *line)
{
    uint16_t code_at = 0, end = 1;
    uint8_t code = 1;
    for (uint16_t i = 0; i < length; i++) {
        if (code == 0xFF) {
            line[code_at] = code;
            code_at = end++;
            code = 1;
        }
        if (bytes[i] != 0) {
            line[end++] = bytes[i];
            code++;
        } else {
            line[code_at] = code;
            code_at = end++;
            code = 1;
        }
    }
    line[code_at] = code;
    return end;
}

uint16_t frame_finish(struct frame *frame, uint8_t *line)
{
    if (frame->too_long) {
        return 0;
    }
    append_crc(frame);
    uint16_t length = cobs_encode(frame->bytes, frame->length, line);
    line[length++] = 0;
    return length;
}

/* ---- Receiving ---- */

static void start_of_frame(struct receiver *receiver)
{
    receiver->inside = true;
    receiver->zero_owed = false;
    receiver->block_left = 0;
    receiver->crc = CRC_START;
    receiver->length = 0;
}

static void take_decoded(struct receiver *receiver, uint8_t byte)
{
    if (receiver->length < RECEIVED_CAPACITY) {
        receiver->bytes[receiver->length] = byte;
    }
    if (receiver->length <= LONGEST_FRAME_BYTES) {
        receiver->length++;
    }
    receiver->crc = crc_update(receiver->crc, byte);
}

static void take_code(struct receiver *receiver, uint8_t code)
{
    if (receiver->zero_owed) {
        take_decoded(receiver, 0);
    }
    receiver->zero_owed = code != 0xFF;
    receiver->block_left = (uint8_t)(code - 1);
}

static bool is_whole(const struct receiver *receiver)
{
    /* The CRC of this kind, run over a frame and its own CRC, leaves nothing. */
    return receiver->block_left == 0 && receiver->crc == 0 && receiver->length >= HEADER_BYTES + CRC_BYTES
           && receiver->length <= LONGEST_FRAME_BYTES;
}

static enum received end_of_frame(struct receiver *receiver)
{
    bool was_inside = receiver->inside, was_in_step = receiver->in_step;
    receiver->inside = false;
    receiver->in_step = true;
    if (!was_inside) {
        return RECEIVED_NOTHING_YET;
    }
    if (is_whole(receiver)) {
        return RECEIVED_FRAME;
    }
    /* Before the first delimiter we may have heard no more than the tail of a good frame. */
    return was_in_step ? RECEIVED_DAMAGED : RECEIVED_NOTHING_YET;
}

enum received receiver_accept(struct receiver *receiver, uint8_t byte)
{
    if (byte == 0) {
        return end_of_frame(receiver);
    }
    if (!receiver->inside) {
        start_of_frame(receiver);
    }
    if (receiver->block_left == 0) {
        take_code(receiver, byte);
    } else {
        receiver->block_left--;
        take_decoded(receiver, byte);
    }
    return RECEIVED_NOTHING_YET;
}

uint8_t received_type(const struct receiver *receiver)
{
    return receiver->bytes[0];
}

uint16_t received_sequence(const struct receiver *receiver)
{
    return read_u16(receiver->bytes + 1);
}

uint32_t received_tick_micros(const struct receiver *receiver)
{
    return read_u32(receiver->bytes + 3);
}

uint16_t received_payload_length(const struct receiver *receiver)
{
    return (uint16_t)(receiver->length - HEADER_BYTES - CRC_BYTES);
}

const uint8_t *received_payload(const struct receiver *receiver)
{
    return receiver->bytes + HEADER_BYTES;
}

static bool has_possible_argument(uint8_t command, const uint8_t *payload, uint16_t length)
{
    switch (command) {
    case COMMAND_HELLO:
        return true; /* a later host may say more about itself */
    case COMMAND_RATE:
        return length == 4 && read_u32(payload) != 0;
    case COMMAND_PING:
        return length == 4;
    case COMMAND_IDENTIFY:
        return length == 1 && payload[0] != 0;
    default:
        return length == 0;
    }
}

enum reply_result command_check(const struct receiver *receiver)
{
    uint8_t command = received_type(receiver);
    if (command < COMMAND_HELLO || command > COMMAND_PING) {
        return REPLY_UNKNOWN_COMMAND;
    }
    return has_possible_argument(command, received_payload(receiver), received_payload_length(receiver))
               ? REPLY_DONE
               : REPLY_BAD_ARGUMENT;
}
