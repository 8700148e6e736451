/*
 * HX711 at load cells, each with a clock line on port D and a data line on port C, on oscillators of their own that are some
 * percent apart. Written from the datasheet (Avia HX711, figure 2, table 3): a reading that is disturbed, clocked too long or
 * too slowly is a fault, and is logged as one.
 */
#ifndef MYODOSE_LOAD_CELLS_H
#define MYODOSE_LOAD_CELLS_H

#include <stdint.h>

struct avr_t;

#define MOST_CHIPS 6

/* Called when a chip has finished a conversion: returns what it read. */
typedef int32_t conversion_source(unsigned chip, uint64_t conversion);
/* Called at each thing that a chip must never meet. */
typedef void fault_listener(unsigned chip, const char *what);

struct load_cells {
    unsigned chips;
    unsigned clock_pins[MOST_CHIPS];   /* Arduino numbers, 0 to 7 */
    unsigned data_inputs[MOST_CHIPS];  /* analog inputs, 0 to 5 */
};

void load_cells_connect(struct avr_t *avr, const struct load_cells *wiring, conversion_source *source, fault_listener *faults);

#endif
