#include "clock.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#define TIMER2_PRESCALER 64UL
#define MILLISECONDS_PER_SECOND 1000UL

static volatile uint32_t timer1_overflows;
static volatile uint8_t milliseconds;

ISR(TIMER1_OVF_vect)
{
    timer1_overflows++;
}

ISR(TIMER2_COMPA_vect)
{
    milliseconds++;
}

void clock_start(void)
{
    TCCR1A = 0;
    TIMSK1 = _BV(TOIE1);
    TCCR1B = _BV(CS11); /* 16 MHz / 8 */

    OCR2A = F_CPU / TIMER2_PRESCALER / MILLISECONDS_PER_SECOND - 1;
    TCCR2A = _BV(WGM21);
    TIMSK2 = _BV(OCIE2A);
    TCCR2B = _BV(CS22); /* 16 MHz / 64 */
}

uint32_t clock_micros_interrupts_off(void)
{
    uint16_t counts = TCNT1;
    uint32_t overflows = timer1_overflows;
    /* The timer may have overflowed with the interrupt still waiting; a small count says that it was before our look. */
    if ((TIFR1 & _BV(TOV1)) && counts < 0x8000) {
        overflows++;
    }
    return (overflows << 15) | (counts / CLOCK_COUNTS_PER_MICRO);
}

uint32_t clock_micros(void)
{
    uint32_t micros;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        micros = clock_micros_interrupts_off();
    }
    return micros;
}

uint8_t clock_milliseconds(void)
{
    return milliseconds;
}
