/* The glove, hardware-docs/designs/glove. Names are short: the HELLO with all of them must fit the send ring. */
#include "boards/multiplexer.h"

#define MODEL "Myodose Glove"

#define CHANNELS                                                                                    \
    {                                                                                               \
        {KIND_FLEXIFORCE, POSITION_THUMB, UNIT_COUNTS, CHANNEL_BITS, 0, "thumb"},                   \
        {KIND_FLEXIFORCE, POSITION_INDEX_FINGER, UNIT_COUNTS, CHANNEL_BITS, 0, "index"},            \
        {KIND_FLEXIFORCE, POSITION_MIDDLE_FINGER, UNIT_COUNTS, CHANNEL_BITS, 0, "middle"},          \
        {KIND_FLEXIFORCE, POSITION_RING_FINGER, UNIT_COUNTS, CHANNEL_BITS, 0, "ring"},              \
        {KIND_FLEXIFORCE, POSITION_LITTLE_FINGER, UNIT_COUNTS, CHANNEL_BITS, 0, "little"},          \
        {KIND_FLEXIFORCE, POSITION_PALM, UNIT_COUNTS, CHANNEL_BITS, 0, "thenar"},                   \
        {KIND_FLEXIFORCE, POSITION_PALM, UNIT_COUNTS, CHANNEL_BITS, 0, "hypo"},                     \
        {KIND_FLEXIFORCE, POSITION_PALM, UNIT_COUNTS, CHANNEL_BITS, 0, "heel"},                     \
        {KIND_FLEXIFORCE, POSITION_PALM, UNIT_COUNTS, CHANNEL_BITS, 0, "palm"},                     \
        {KIND_FLEXIFORCE, POSITION_PALM, UNIT_COUNTS, CHANNEL_BITS, 0, "mcp2"},                     \
        {KIND_FLEXIFORCE, POSITION_PALM, UNIT_COUNTS, CHANNEL_BITS, 0, "mcp3"},                     \
        {KIND_FLEXIFORCE, POSITION_PALM, UNIT_COUNTS, CHANNEL_BITS, 0, "mcp5"},                     \
        {KIND_FLEXIFORCE, POSITION_KNUCKLES, UNIT_COUNTS, CHANNEL_BITS, 0, "knuck2"},               \
        {KIND_FLEXIFORCE, POSITION_KNUCKLES, UNIT_COUNTS, CHANNEL_BITS, 0, "knuck3"},               \
        {KIND_FLEXIFORCE, POSITION_ELBOW, UNIT_COUNTS, CHANNEL_BITS, 0, "elbow1"},                  \
        {KIND_FLEXIFORCE, POSITION_ELBOW, UNIT_COUNTS, CHANNEL_BITS, 0, "elbow2"},                  \
    }
