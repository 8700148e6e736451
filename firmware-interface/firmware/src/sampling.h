/*
 * Scans as the main loop takes them, whatever converts: the chip's own converter (sampling.c), or HX711 at load cells
 * (load_cells.c). The counts are handed on as the converter gave them.
 */
#ifndef MYODOSE_SAMPLING_H
#define MYODOSE_SAMPLING_H

#include <stdbool.h>
#include <stdint.h>

#include "config.h"

struct scan {
    uint32_t tick_micros; /* when its conversions were due to start; of load cells, when the last one was ready */
    count_type counts[CHANNEL_COUNT];
};

void sampling_init(void);

/* First scan after a short settling time. Starting again while running begins a new series at the present rate. */
void sampling_start(void);
void sampling_stop(void);
bool sampling_is_running(void);

/* Applies the nearest possible rate and returns it; 0 is not allowed. */
uint32_t sampling_set_rate(uint32_t millihertz);
uint32_t sampling_rate_millihertz(void);
uint32_t sampling_max_rate_millihertz(void);

/* Takes the oldest finished scan; false if there is none. */
bool sampling_take(struct scan *scan);
bool sampling_has_scan(void);

/* Scans lost since reset: not taken in time, or (counted by the caller) not sent. */
uint32_t sampling_overruns(void);
void sampling_count_overrun(void);

/*
 * Asks for one measurement of the supply between scans. sampling_supply_millivolts() tells the last one, or
 * SUPPLY_UNKNOWN where the rate leaves no time for it, or nothing on the board measures it.
 */
void sampling_request_supply(void);
uint16_t sampling_supply_millivolts(void);

#endif
