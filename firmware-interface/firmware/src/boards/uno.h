/*
 * Six sensors at analog inputs A0 to A5, each the middle of a divider between AVCC and ground. The firmware cannot know what
 * is wired to it: whoever builds a device of his own states kind and position here, or copies this file and names it in BOARD.
 */
#define MODEL "Myodose Uno"

#define CHANNEL_COUNT 6
#define CHANNEL_BITS 10
#define CHANNEL_COUNT_BYTES 2

#define CHANNELS                                                                                    \
    {                                                                                               \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A0"},                   \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A1"},                   \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A2"},                   \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A3"},                   \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A4"},                   \
        {KIND_UNKNOWN, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A5"},                   \
    }

/* Six conversions and their interrupts take 0.66 ms. */
#define CONVERTER_PERIOD_MICROS 1000UL
/* With the measurement of the supply, 0.85 ms more. */
#define SUPPLY_MIN_PERIOD_MICROS 2000UL
