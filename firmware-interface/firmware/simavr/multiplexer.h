/* A CD74HC4067 whose select lines S0 to S3 hang on pins of port D, and the amplifier behind it. */
#ifndef MYODOSE_MULTIPLEXER_H
#define MYODOSE_MULTIPLEXER_H

#include <stdint.h>

struct avr_t;

#define SELECT_LINES 4
#define MULTIPLEXED_CHANNELS 16

/* Connects it; pins are Arduino numbers 0 to 7, S0 first. */
void multiplexer_connect(struct avr_t *avr, const unsigned pins[SELECT_LINES]);

/* The channel whose voltage is there at that cycle: the one before, while what is behind has not settled yet. */
unsigned multiplexer_channel_at(uint64_t cycle);

#endif
