/*
 * Bytes in and out through interrupts and rings, 8 data bits, no parity, one stop bit. One user: the main loop.
 */
#ifndef MYODOSE_UART_H
#define MYODOSE_UART_H

#include <stdbool.h>
#include <stdint.h>

void uart_init(void);

/* Bytes that uart_send() can take at once just now. */
uint8_t uart_room(void);

/* Takes all bytes; length must not exceed uart_room(). */
void uart_send(const uint8_t *bytes, uint8_t length);

bool uart_has_received(void);

/* Takes the oldest byte received; false if there is none. */
bool uart_receive(uint8_t *byte);

#endif
