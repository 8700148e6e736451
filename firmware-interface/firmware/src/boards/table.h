/*
 * The table, hardware-docs/designs/table: four load cells, an HX711 each. Data at A0 to A3 (port C), clocks at four pins in a
 * row of port D. The chips run on oscillators of their own and are read one by one, each when it is ready.
 */
#define MODEL "Myodose Table"
#define LOAD_CELLS 1

#define CHANNEL_COUNT 4
#define CHANNEL_BITS 24
#define CHANNEL_COUNT_BYTES 4

#define FIRST_DATA_INPUT 0
#define FIRST_CLOCK_PIN 4

/* What the chips' RATE pins are wired for: 80 (high) or 10 (low). */
#ifndef NOMINAL_RATE_HERTZ
#define NOMINAL_RATE_HERTZ 80UL
#endif

#define CHANNELS                                                                                    \
    {                                                                                               \
        {KIND_LOAD_CELL, POSITION_TABLE_FRONT_LEFT, UNIT_COUNTS, CHANNEL_BITS, 0, "front left"},    \
        {KIND_LOAD_CELL, POSITION_TABLE_FRONT_RIGHT, UNIT_COUNTS, CHANNEL_BITS, 0, "front right"},  \
        {KIND_LOAD_CELL, POSITION_TABLE_REAR_LEFT, UNIT_COUNTS, CHANNEL_BITS, 0, "rear left"},      \
        {KIND_LOAD_CELL, POSITION_TABLE_REAR_RIGHT, UNIT_COUNTS, CHANNEL_BITS, 0, "rear right"},    \
    }

/* The chips set the pace; faster than they are, nothing comes. */
#define CONVERTER_PERIOD_MICROS 1000UL
