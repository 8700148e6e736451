/*
 * The golden frames: each row of hardware-docs/golden-frames.csv is read by our receiver, and each row marked good is
 * also built from its fields and compared byte for byte.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

#define COLUMNS 6
#define LINE_TEXT_BYTES 65536
#define MAX_CHANNELS 64
#define MAX_TEXT 64

enum column { NAME, DIRECTION, EXPECT, FIELDS, DECODED, LINE };

/* ---- Reading the data file ---- */

static size_t from_hex(const char *hex, uint8_t *bytes)
{
    size_t length = 0;
    unsigned value;
    for (; sscanf(hex, "%2x", &value) == 1; hex += 2) {
        bytes[length++] = (uint8_t)value;
    }
    return length;
}

/* Copies the value of key=value in a list parted by `end`; false if the key is not there. */
static bool find(const char *list, const char *key, char end, char separator, char *value)
{
    size_t key_length = strlen(key);
    for (const char *at = list; at != NULL && *at != '\0'; at = strchr(at, end), at = at == NULL ? NULL : at + 1) {
        if (strncmp(at, key, key_length) == 0 && at[key_length] == separator) {
            const char *start = at + key_length + 1;
            const char *stop = strchr(start, end);
            size_t length = stop == NULL ? strlen(start) : (size_t)(stop - start);
            memcpy(value, start, length);
            value[length] = '\0';
            return true;
        }
    }
    return false;
}

static void text_field(const char *fields, const char *key, char *value)
{
    if (!find(fields, key, ';', '=', value)) {
        printf("FAILED %s: the data file has no field %s\n", subject, key);
        exit(1);
    }
}

static long long number_field(const char *fields, const char *key)
{
    static char value[LINE_TEXT_BYTES];
    text_field(fields, key, value);
    return strtoll(value, NULL, 10);
}

/* ---- Building frames from fields ---- */

static void put_counts(struct frame *frame, const char *fields, const char *key, int count_bytes)
{
    static char text[LINE_TEXT_BYTES];
    text_field(fields, key, text);
    for (char *at = strtok(text, " "); at != NULL; at = strtok(NULL, " ")) {
        uint32_t count = (uint32_t)strtol(at, NULL, 10);
        for (int byte = 0; byte < count_bytes; byte++) {
            frame_put_u8(frame, (uint8_t)(count >> (8 * byte)));
        }
    }
}

static void put_scans(struct frame *frame, const char *fields)
{
    int scans = (int)number_field(fields, "scanCount");
    frame_put_u8(frame, (uint8_t)scans);
    for (int scan = 0; scan < scans; scan++) {
        char key[32];
        if (scan > 0) {
            snprintf(key, sizeof key, "delta%d", scan);
            frame_put_u16(frame, (uint16_t)number_field(fields, key));
        }
        snprintf(key, sizeof key, "counts%d", scan);
        put_counts(frame, fields, key, (int)number_field(fields, "countBytes"));
    }
}

static uint8_t part(const char *channel, const char *key)
{
    char value[MAX_TEXT];
    check(find(channel, key, ' ', ':', value), "channel has all its parts");
    return (uint8_t)strtol(value, NULL, 10);
}

static struct channel_description channel_of(const char *fields, unsigned index, char *name)
{
    char key[16], channel[256];
    snprintf(key, sizeof key, "channel%u", index);
    text_field(fields, key, channel);
    strcpy(name, strstr(channel, "name:") + strlen("name:")); /* last, because it may contain spaces */
    return (struct channel_description){
        .kind = part(channel, "kind"),
        .position = part(channel, "position"),
        .unit = part(channel, "unit"),
        .bits = part(channel, "bits"),
        .decimal_exponent = (int8_t)part(channel, "exponent"),
        .name = name,
    };
}

static void put_hello(struct frame *frame, const char *fields)
{
    static struct channel_description channels[MAX_CHANNELS];
    static char names[MAX_CHANNELS][MAX_TEXT];
    char model[MAX_TEXT], serial_number[MAX_TEXT], firmware_version[MAX_TEXT];
    text_field(fields, "model", model);
    text_field(fields, "serialNumber", serial_number);
    text_field(fields, "firmwareVersion", firmware_version);
    struct hello hello = {
        .flags = (uint8_t)((number_field(fields, "streaming") != 0 ? HELLO_FLAG_STREAMING : 0)
                           | (number_field(fields, "neverStarted") != 0 ? HELLO_FLAG_NEVER_STARTED : 0)),
        .rate_millihertz = (uint32_t)number_field(fields, "rateMilliHertz"),
        .max_rate_millihertz = (uint32_t)number_field(fields, "maxRateMilliHertz"),
        .count_bytes = (uint8_t)number_field(fields, "countBytes"),
        .channel_count = (uint8_t)number_field(fields, "channelCount"),
        .model = model,
        .serial_number = serial_number,
        .firmware_version = firmware_version,
        .channels = channels,
    };
    for (unsigned i = 0; i < hello.channel_count; i++) {
        channels[i] = channel_of(fields, i, names[i]);
    }
    frame_put_hello(frame, &hello);
}

static void put_status(struct frame *frame, const char *fields)
{
    frame_put_status(frame, (uint32_t)number_field(fields, "overruns"),
                     (uint32_t)number_field(fields, "damagedCommands"),
                     (uint16_t)number_field(fields, "supplyMillivolts"),
                     (int16_t)number_field(fields, "temperatureCentiCelsius"));
    char inputs[MAX_TEXT];
    if (find(fields, "inputs", ';', '=', inputs)) {
        frame_put_u8(frame, (uint8_t)strtol(inputs, NULL, 10));
    }
}

static void put_event(struct frame *frame, const char *fields)
{
    frame_put_u8(frame, (uint8_t)number_field(fields, "code"));
    frame_put_u8(frame, (uint8_t)number_field(fields, "state"));
}

static void put_reply(struct frame *frame, const char *fields)
{
    frame_put_reply(frame, (uint8_t)number_field(fields, "commandType"),
                    (uint16_t)number_field(fields, "commandSequence"), (uint8_t)number_field(fields, "result"),
                    (uint32_t)number_field(fields, "value"));
}

static void put_nothing(struct frame *frame, const char *fields)
{
    (void)frame;
    (void)fields;
}

static void put_rate(struct frame *frame, const char *fields)
{
    frame_put_u32(frame, (uint32_t)number_field(fields, "milliHertz"));
}

static void put_seconds(struct frame *frame, const char *fields)
{
    frame_put_u8(frame, (uint8_t)number_field(fields, "seconds"));
}

static void put_token(struct frame *frame, const char *fields)
{
    frame_put_u32(frame, (uint32_t)number_field(fields, "token"));
}

static const struct message {
    const char *name;
    uint8_t type;
    void (*put)(struct frame *frame, const char *fields);
} messages[] = {
    {"HELLO", FRAME_HELLO, put_hello},       {"SCANS", FRAME_SCANS, put_scans},
    {"STATUS", FRAME_STATUS, put_status},    {"EVENT", FRAME_EVENT, put_event},
    {"REPLY", FRAME_REPLY, put_reply},       {"ASK_HELLO", COMMAND_HELLO, put_nothing},
    {"START", COMMAND_START, put_nothing},   {"STOP", COMMAND_STOP, put_nothing},
    {"RATE", COMMAND_RATE, put_rate},        {"TARE", COMMAND_TARE, put_nothing},
    {"IDENTIFY", COMMAND_IDENTIFY, put_seconds}, {"PING", COMMAND_PING, put_token},
};

static const struct message *message_of(const char *fields)
{
    char type[MAX_TEXT];
    text_field(fields, "type", type);
    for (size_t i = 0; i < sizeof messages / sizeof messages[0]; i++) {
        if (strcmp(messages[i].name, type) == 0) {
            return &messages[i];
        }
    }
    printf("FAILED %s: the data file has an unknown type %s\n", subject, type);
    exit(1);
}

static void check_built(const char *fields, const uint8_t *line, size_t length)
{
    static struct frame frame;
    static uint8_t built[LINE_CAPACITY];
    const struct message *message = message_of(fields);
    frame_begin(&frame, message->type, (uint16_t)number_field(fields, "sequence"), (uint32_t)number_field(fields, "tick"));
    message->put(&frame, fields);
    uint16_t built_length = frame_finish(&frame, built);
    check(built_length == length && memcmp(built, line, length) == 0, "built from its fields it is the golden line");
}

/* ---- Reading frames ---- */

static bool is_damage(const char *expect)
{
    return strcmp(expect, "crcError") == 0 || strcmp(expect, "malformed") == 0 || strcmp(expect, "tooShort") == 0
           || strcmp(expect, "tooLong") == 0;
}

static void check_command(const char *expect, const struct receiver *receiver)
{
    enum reply_result wanted = strcmp(expect, "badArgument") == 0      ? REPLY_BAD_ARGUMENT
                               : strcmp(expect, "unknownCommand") == 0 ? REPLY_UNKNOWN_COMMAND
                                                                       : REPLY_DONE;
    check(command_check(receiver) == wanted, "the command gets the right answer");
}

static void check_read(char *const *columns, const uint8_t *line, size_t length)
{
    static struct receiver receiver;
    static uint8_t decoded[LINE_TEXT_BYTES / 2];
    struct outcome outcome = receive(&receiver, line, length);
    bool damaged = is_damage(columns[EXPECT]);
    bool empty = strcmp(columns[EXPECT], "empty") == 0;
    check(outcome.damaged == (damaged ? 1 : 0), "damage is counted once, and only damage");
    check(outcome.frames == (damaged || empty ? 0 : 1), "exactly the good frame is received");
    if (outcome.frames == 1) {
        size_t decoded_length = from_hex(columns[DECODED], decoded);
        check(receiver.length == decoded_length && memcmp(receiver.bytes, decoded, decoded_length) == 0,
              "it decodes to the golden bytes");
        check(received_type(&receiver) == decoded[0] && received_sequence(&receiver) == read_u16(decoded + 1)
                  && received_tick_micros(&receiver) == read_u32(decoded + 3),
              "its header is read");
        if (strcmp(columns[DIRECTION], "host") == 0) {
            check_command(columns[EXPECT], &receiver);
        }
    }
}

static void check_row(char *const *columns)
{
    static uint8_t line[LINE_TEXT_BYTES / 2];
    size_t length = from_hex(columns[LINE], line);
    subject = columns[NAME];
    check(length > 0 && line[length - 1] == 0, "a line ends with its delimiter");
    check_read(columns, line, length);
    if (strcmp(columns[EXPECT], "good") == 0) {
        check_built(columns[FIELDS], line, length);
    }
}

static void split(char *text, char **columns)
{
    text[strcspn(text, "\r\n")] = '\0';
    for (int i = 0; i < COLUMNS; i++) {
        columns[i] = text;
        text += strcspn(text, ",");
        if (*text == ',') {
            *text++ = '\0';
        }
    }
}

void golden_frames(const char *path)
{
    static char text[LINE_TEXT_BYTES];
    char *columns[COLUMNS];
    unsigned rows = 0;
    FILE *file = fopen(path, "r");
    if (file == NULL || fgets(text, sizeof text, file) == NULL) {
        perror(path);
        exit(1);
    }
    subject = path;
    check(strcmp(text, "name,direction,expect,fields,decoded,line\n") == 0, "the columns are those that this test knows");
    for (; fgets(text, sizeof text, file) != NULL; rows++) {
        split(text, columns);
        check_row(columns);
    }
    fclose(file);
    subject = path;
    check(rows > 0, "there are golden frames");
    printf("%u golden frames\n", rows);
}
