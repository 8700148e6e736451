/*
 * The device's one clock: timer 1 counts half microseconds for ever and is never written, so the tick neither drifts
 * against the samples nor jumps. Timer 2 wakes the main loop a thousand times a second for buttons, light and STATUS.
 */
#ifndef MYODOSE_CLOCK_H
#define MYODOSE_CLOCK_H

#include <stdint.h>

/* Timer 1 counts per microsecond. */
#define CLOCK_COUNTS_PER_MICRO 2UL

void clock_start(void);

/* Microseconds since reset, modulo 2^32. */
uint32_t clock_micros(void);

/* The same, for interrupt routines and other places where interrupts are off. */
uint32_t clock_micros_interrupts_off(void);

/* Milliseconds since reset, modulo 256: for a main loop that looks at least every quarter second. */
uint8_t clock_milliseconds(void);

#endif
