/* The zone mat, hardware-docs/designs/mat: four rows of four, row 1 the rearmost, column 1 leftmost. */
#include "boards/multiplexer.h"

#define MODEL "Myodose Mat"

#define CHANNELS                                                                                    \
    {                                                                                               \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r1c1"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r1c2"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r1c3"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r1c4"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r2c1"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r2c2"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r2c3"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r2c4"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r3c1"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r3c2"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r3c3"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r3c4"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r4c1"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r4c2"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r4c3"},                \
        {KIND_MAT_CELL, POSITION_UNSPECIFIED, UNIT_COUNTS, CHANNEL_BITS, 0, "r4c4"},                \
    }
