/* Tests of the protocol code, on a PC: what the golden frames cannot say, then the golden frames. */
#include <stdio.h>
#include <string.h>

#include "check.h"

const char *subject = "";
static unsigned checks, failures;

void check(bool holds, const char *what)
{
    checks++;
    if (!holds) {
        failures++;
        printf("FAILED %s: %s\n", subject, what);
    }
}

struct outcome receive(struct receiver *receiver, const uint8_t *line, size_t length)
{
    struct outcome outcome = {0, 0};
    for (size_t i = 0; i < length; i++) {
        enum received received = receiver_accept(receiver, line[i]);
        outcome.frames += received == RECEIVED_FRAME;
        outcome.damaged += received == RECEIVED_DAMAGED;
    }
    return outcome;
}

static void crc_has_the_published_check_value(void)
{
    subject = __func__;
    uint16_t crc = CRC_START;
    for (const char *at = "123456789"; *at != '\0'; at++) {
        crc = crc_update(crc, (uint8_t)*at);
    }
    check(crc == 0x6F91, "CRC-16/MCRF4XX of 123456789");
}

static void refuses_a_frame_longer_than_its_buffer(void)
{
    static struct frame frame;
    static uint8_t line[LINE_CAPACITY];
    subject = __func__;
    frame_begin(&frame, FRAME_SCANS, 0, 0);
    for (int i = 0; i < FRAME_CAPACITY; i++) {
        frame_put_u8(&frame, 1);
    }
    check(frame_finish(&frame, line) == 0, "nothing is sent");
}

static uint32_t random_state = 1;

static uint8_t random_byte(void)
{
    random_state = random_state * 1664525U + 1013904223U;
    return (uint8_t)(random_state >> 24);
}

static void good_frame(uint8_t *line, uint16_t *length)
{
    static struct frame frame;
    frame_begin(&frame, COMMAND_PING, 1, 0);
    frame_put_u32(&frame, 0x00FF0001);
    *length = frame_finish(&frame, line);
}

static void reads_the_next_frame_after_any_garbage(void)
{
    static struct receiver receiver;
    uint8_t line[LINE_CAPACITY];
    uint16_t length;
    subject = __func__;
    good_frame(line, &length);
    for (int round = 0; round < 20000; round++) {
        for (int garbage = random_byte(); garbage > 0; garbage--) {
            receiver_accept(&receiver, random_byte());
        }
        receiver_accept(&receiver, 0);
        check(receive(&receiver, line, length).frames == 1, "the frame after the next delimiter");
    }
}

static void takes_the_tail_before_the_first_delimiter_for_no_damage(void)
{
    static struct receiver receiver;
    uint8_t line[LINE_CAPACITY];
    uint16_t length;
    subject = __func__;
    good_frame(line, &length);
    struct outcome tail = receive(&receiver, line + 3, length - 3U);
    check(tail.frames == 0 && tail.damaged == 0, "no frame, no damage");
    check(receive(&receiver, line + 3, length - 3U).damaged == 1, "the second time it is damage");
    check(receive(&receiver, line, length).frames == 1, "and the next frame is read");
}

static void notices_every_single_flipped_bit(void)
{
    static struct receiver receiver = {.in_step = true};
    uint8_t line[LINE_CAPACITY];
    uint16_t length;
    subject = __func__;
    good_frame(line, &length);
    for (unsigned bit = 0; bit < 8U * (length - 1U); bit++) {
        line[bit / 8] ^= (uint8_t)(1U << bit % 8);
        struct outcome outcome = receive(&receiver, line, length);
        check(outcome.frames == 0 && outcome.damaged >= 1, "no frame, but damage");
        line[bit / 8] ^= (uint8_t)(1U << bit % 8);
    }
}

static void encodes_every_length_without_a_zero_inside(void)
{
    static struct frame frame;
    static uint8_t line[LINE_CAPACITY];
    static struct receiver receiver;
    subject = __func__;
    for (int payload = 0; payload <= FRAME_CAPACITY - HEADER_BYTES - CRC_BYTES; payload++) {
        frame_begin(&frame, FRAME_SCANS, 0x0101, 0x01010101);
        for (int i = 0; i < payload; i++) {
            frame_put_u8(&frame, random_byte() % 64 == 0 ? 0 : 7);
        }
        uint16_t length = frame_finish(&frame, line);
        check(length > 0 && memchr(line, 0, length) == line + length - 1, "one zero, at the end");
        check(receive(&receiver, line, length).frames == 1 && received_payload_length(&receiver) == payload,
              "it comes back");
    }
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: protocol-test golden-frames.csv\n");
        return 2;
    }
    crc_has_the_published_check_value();
    refuses_a_frame_longer_than_its_buffer();
    reads_the_next_frame_after_any_garbage();
    takes_the_tail_before_the_first_delimiter_for_no_damage();
    notices_every_single_flipped_bit();
    encodes_every_length_without_a_zero_inside();
    golden_frames(argv[1]);
    printf("%u checks, %u failed\n", checks, failures);
    return failures == 0 ? 0 : 1;
}
