/* The board's serial port as a pseudo-terminal. */
#ifndef MYODOSE_TERMINAL_H
#define MYODOSE_TERMINAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct terminal {
    int controller;     /* our end, never blocking */
    int device;         /* kept open, so that a program may come and go without the terminal hanging up */
    size_t waiting;     /* bytes that the terminal had no room for yet */
    uint8_t bytes[4096];
};

/* Opens one and prints "terminal PATH" on standard output. */
void terminal_open(struct terminal *terminal);
void terminal_put(struct terminal *terminal, uint8_t byte);

/* Writes what waits; false while some of it still does because nobody reads. */
bool terminal_flush(struct terminal *terminal);
bool terminal_get(struct terminal *terminal, uint8_t *byte);

#endif
