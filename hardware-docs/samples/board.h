/* What fifty-lines.c asks of a board. Write these six for yours; board-posix.c has them for a computer. */
#ifndef BOARD_H
#define BOARD_H

#include <stdint.h>

/* Opens the line, starts clock and converter. */
void board_start(void);
/* The next byte that came, or -1 where none waits; what comes while others are sent must not be lost. */
int board_receive(void);
/* May wait until there is room on the line. */
void board_send(const uint8_t *bytes, uint16_t count);
/* A clock that runs freely and wraps at 2^32 microseconds. */
uint32_t board_micros(void);
/* What the converter says of the sensor: raw, not filtered, not zeroed. */
uint16_t board_read(void);
/* Blinks or beeps for so many seconds, without waiting for the end. */
void board_identify(uint8_t seconds);

#endif
