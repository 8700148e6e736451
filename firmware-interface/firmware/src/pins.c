#include "pins.h"

#include <avr/io.h>

#include "config.h"

_Static_assert(PATIENT_STOP_PIN < 8 && BUTTON_PIN < 8, "buttons must be on port D, pins 2 to 7");
_Static_assert(IDENTIFY_LED_PIN >= 8 && IDENTIFY_LED_PIN <= 13, "the light must be on port B, pins 8 to 13");

#define LED_BIT _BV(IDENTIFY_LED_PIN - 8)
#define BOUNCE_MILLISECONDS 20
#define BLINK_HALF_PERIOD_MILLISECONDS 128U /* a power of two: one bit of the counter is the light */

static uint32_t blink_milliseconds_left;

void pins_init(void)
{
    PORTD |= _BV(PATIENT_STOP_PIN) | _BV(BUTTON_PIN);
    DDRB |= LED_BIT;
}

bool button_pass_millisecond(struct button *button)
{
    if (button->deaf_milliseconds > 0) {
        button->deaf_milliseconds--;
        return false;
    }
    bool closed = !(PIND & _BV(button->pin));
    if (closed == button->pressed) {
        return false;
    }
    button->pressed = closed;
    button->deaf_milliseconds = BOUNCE_MILLISECONDS;
    return true;
}

void light_blink(uint8_t seconds)
{
    blink_milliseconds_left = seconds * 1000UL;
}

void light_pass_millisecond(void)
{
    if (blink_milliseconds_left > 0) {
        blink_milliseconds_left--;
    }
    if (blink_milliseconds_left & BLINK_HALF_PERIOD_MILLISECONDS) {
        PORTB |= LED_BIT;
    } else {
        PORTB &= (uint8_t)~LED_BIT;
    }
}
