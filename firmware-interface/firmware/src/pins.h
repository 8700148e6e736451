/* Buttons and light. All functions but pins_init() are called once a millisecond, from the main loop. */
#ifndef MYODOSE_PINS_H
#define MYODOSE_PINS_H

#include <stdbool.h>
#include <stdint.h>

struct button {
    uint8_t pin;     /* Arduino number, 0 to 7 */
    bool pressed;    /* after debouncing */
    uint8_t deaf_milliseconds; /* how long its contact may still bounce */
};

void pins_init(void);

/*
 * Returns true when the button has just changed. The first change counts, at once, because a patient's stop must not
 * wait; what the contact does in the 20 ms after it is bouncing.
 */
bool button_pass_millisecond(struct button *button);

/* Blinks the light for so many seconds from now; 0 ends it. */
void light_blink(uint8_t seconds);
void light_pass_millisecond(void);

#endif
