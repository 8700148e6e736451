/* Buttons and light. All functions but pins_init() are called once a millisecond, from the main loop. */
#ifndef MYODOSE_PINS_H
#define MYODOSE_PINS_H

#include <stdbool.h>
#include <stdint.h>

struct button {
    uint8_t pin;   /* Arduino number, 0 to 7 */
    bool pressed;  /* after debouncing */
    uint8_t steady_milliseconds;
};

void pins_init(void);

/*
 * Debounces: pressed after two milliseconds (a patient's stop must be told at once), released after twenty (longer than
 * any contact bounces). Returns true when the button has just changed.
 */
bool button_pass_millisecond(struct button *button);

/* Blinks the light for so many seconds from now; 0 ends it. */
void light_blink(uint8_t seconds);
void light_pass_millisecond(void);

#endif
