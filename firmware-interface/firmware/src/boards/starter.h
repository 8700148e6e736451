/* The starter kit, hardware-docs/designs/starter: one sensor at A0, the upper half of a divider. */
#define MODEL "Myodose Starter"

#define CHANNEL_COUNT 1
#define CHANNEL_BITS 10
#define CHANNEL_COUNT_BYTES 2

#define CHANNELS                                                                                    \
    {                                                                                               \
        {KIND_FLEXIFORCE, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "A0"},                \
    }

/* As on the six-channel board: no use is known for more. */
#define CONVERTER_PERIOD_MICROS 1000UL
#define SUPPLY_MIN_PERIOD_MICROS 2000UL
