/*
 * By the chip's own converter: as many conversions per scan as there are channels, started by timer 1 and carried on by the
 * converter's own interrupt; finished scans wait in a short queue for the main loop.
 */
#include "sampling.h"

#ifndef LOAD_CELLS

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>

#include "clock.h"

/*
 * Converter clock 16 MHz / 128 = 125 kHz, inside the 50 to 200 kHz that full 10-bit resolution needs. A conversion takes
 * 13 of its cycles, 104 us; what a board's scan takes stands in its header.
 */
#define CONVERTER_PRESCALER (_BV(ADPS2) | _BV(ADPS1) | _BV(ADPS0))

/* Sensors are dividers on the supply, so the supply is the reference: its ripple cancels. */
#define SUPPLY_REFERENCE _BV(REFS0)
#define INPUT_BANDGAP (_BV(MUX3) | _BV(MUX2) | _BV(MUX1))
#define BANDGAP_MILLIVOLTS 1100UL
#define FULL_SCALE_COUNTS 1024UL

/*
 * The bandgap is a weak source and needs most of a millisecond to charge the converter's input: it is converted eight
 * times and the last one counts. That takes 0.85 ms after the scan, so it is left out where scans are closer than
 * SUPPLY_MIN_PERIOD_MICROS.
 */
#define SUPPLY_CONVERSIONS 8
#define LAST_SCAN_STEP (CHANNEL_COUNT - 1)
#define LAST_SUPPLY_STEP (CHANNEL_COUNT + SUPPLY_CONVERSIONS - 1)

/* Longer than a supply measurement, so that a start never meets one. */
#define FIRST_SCAN_DELAY_MICROS 2000UL

/* The compare register reaches 32 ms ahead; longer periods are walked in steps, none of them shorter than half a step. */
#define LONGEST_STEP_COUNTS 0x8000UL

#define QUEUE_LENGTH 4 /* a power of two */
#define MICROS_TIMES_MILLIHERTZ 1000000000UL /* a period times its rate */

static volatile struct scan queue[QUEUE_LENGTH];
static volatile uint8_t queue_head, queue_tail; /* head: written by interrupts only; tail: by the main loop only */

static volatile bool running, converting, supply_wanted;
static volatile uint32_t overruns;
static volatile uint16_t supply_count;

static uint32_t period_micros, rate_millihertz; /* changed with the timer interrupt off */
static volatile uint32_t due_micros;            /* when the next scan starts */
static volatile uint32_t counts_to_go;          /* timer counts from the next compare match to that start */
static volatile uint8_t step;                   /* conversion under way: channels, then the bandgap */

static void start_conversion(uint8_t input)
{
    ADMUX = SUPPLY_REFERENCE | input;
    ADCSRA |= _BV(ADSC);
}

#ifdef MULTIPLEXED_INPUT

_Static_assert(FIRST_SELECT_PIN <= 4 && CHANNEL_COUNT <= 16, "four select lines in a row, within port D");
#define SELECT_LINES (0x0F << FIRST_SELECT_PIN)

/* Timer 1 starts the conversion when the multiplexer and what is behind it have settled: nobody waits. */
static void start_channel(uint8_t channel)
{
    PORTD = (uint8_t)((PORTD & ~SELECT_LINES) | (channel << FIRST_SELECT_PIN));
    OCR1B = (uint16_t)(TCNT1 + SETTLING_MICROS * CLOCK_COUNTS_PER_MICRO);
    TIFR1 = _BV(OCF1B); /* a match with the old value does not count */
    TIMSK1 |= _BV(OCIE1B);
}

ISR(TIMER1_COMPB_vect)
{
    TIMSK1 &= (uint8_t)~_BV(OCIE1B);
    start_conversion(MULTIPLEXED_INPUT);
}

static void prepare_inputs(void)
{
    DDRD |= SELECT_LINES;
    DIDR0 = _BV(MULTIPLEXED_INPUT);
}

#else

static void start_channel(uint8_t channel)
{
    start_conversion(channel);
}

static void prepare_inputs(void)
{
    DIDR0 = 0x3F; /* A0 to A5 are analog only: their digital inputs would draw current and add noise */
}

#endif

static void set_next_compare_match(void)
{
    uint32_t ahead = counts_to_go;
    if (ahead > LONGEST_STEP_COUNTS + LONGEST_STEP_COUNTS / 2) {
        ahead = LONGEST_STEP_COUNTS;
    }
    OCR1A += (uint16_t)ahead;
    counts_to_go -= ahead;
}

static void begin_scan(void)
{
    if (converting || (uint8_t)(queue_head - queue_tail) == QUEUE_LENGTH) {
        overruns++;
        return;
    }
    converting = true;
    step = 0;
    start_channel(0);
    queue[queue_head % QUEUE_LENGTH].tick_micros = due_micros;
}

/* Due times are added up, never read from the timer, so that ticks are spaced exactly and do not see our own delay. */
ISR(TIMER1_COMPA_vect)
{
    if (counts_to_go == 0) {
        begin_scan();
        due_micros += period_micros;
        counts_to_go = period_micros * CLOCK_COUNTS_PER_MICRO;
    }
    set_next_compare_match();
}

static void keep(uint16_t count)
{
    if (step > LAST_SCAN_STEP) {
        supply_count = count;
        return;
    }
    queue[queue_head % QUEUE_LENGTH].counts[step] = count;
    if (step == LAST_SCAN_STEP) {
        queue_head++;
    }
}

static bool is_last_step(void)
{
    return step == LAST_SUPPLY_STEP || (step == LAST_SCAN_STEP && !supply_wanted);
}

ISR(ADC_vect)
{
    keep(ADC);
    if (is_last_step()) {
        converting = false;
        if (step == LAST_SUPPLY_STEP) {
            supply_wanted = false;
        }
        return;
    }
    step++;
    if (step > LAST_SCAN_STEP) {
        start_conversion(INPUT_BANDGAP);
    } else {
        start_channel(step);
    }
}

void sampling_init(void)
{
    prepare_inputs();
    ADMUX = SUPPLY_REFERENCE;
    ADCSRA = _BV(ADEN) | _BV(ADIE) | CONVERTER_PRESCALER;
    sampling_set_rate(DEFAULT_RATE_MILLIHERTZ);
    supply_count = 0;
}

void sampling_start(void)
{
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        due_micros = clock_micros_interrupts_off() + FIRST_SCAN_DELAY_MICROS;
        OCR1A = (uint16_t)(due_micros * CLOCK_COUNTS_PER_MICRO);
        counts_to_go = 0;
        supply_wanted = false; /* asked for at the old rate; at the new one there may be no time for it */
        running = true;
        TIFR1 = _BV(OCF1A); /* a match with the old value does not count */
        TIMSK1 |= _BV(OCIE1A);
    }
}

void sampling_stop(void)
{
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        TIMSK1 &= (uint8_t)~_BV(OCIE1A);
        running = false;
    }
}

bool sampling_is_running(void)
{
    return running;
}

static uint32_t rounded_quotient(uint32_t numerator, uint32_t denominator)
{
    return (numerator + denominator / 2) / denominator;
}

static uint32_t nearest_period(uint32_t millihertz)
{
    uint32_t period = rounded_quotient(MICROS_TIMES_MILLIHERTZ, millihertz);
    if (period < SHORTEST_PERIOD_MICROS) {
        return SHORTEST_PERIOD_MICROS;
    }
    return period > LONGEST_PERIOD_MICROS ? LONGEST_PERIOD_MICROS : period;
}

uint32_t sampling_set_rate(uint32_t millihertz)
{
    bool was_running = running;
    sampling_stop();
    period_micros = nearest_period(millihertz);
    rate_millihertz = rounded_quotient(MICROS_TIMES_MILLIHERTZ, period_micros);
    if (was_running) {
        sampling_start();
    }
    return rate_millihertz;
}

uint32_t sampling_rate_millihertz(void)
{
    return rate_millihertz;
}

uint32_t sampling_max_rate_millihertz(void)
{
    return MAX_RATE_MILLIHERTZ;
}

bool sampling_has_scan(void)
{
    return queue_head != queue_tail;
}

bool sampling_take(struct scan *scan)
{
    if (!sampling_has_scan()) {
        return false;
    }
    volatile struct scan *oldest = &queue[queue_tail % QUEUE_LENGTH];
    scan->tick_micros = oldest->tick_micros;
    for (uint8_t i = 0; i < CHANNEL_COUNT; i++) {
        scan->counts[i] = oldest->counts[i];
    }
    queue_tail++;
    return true;
}

uint32_t sampling_overruns(void)
{
    uint32_t count;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        count = overruns;
    }
    return count;
}

void sampling_count_overrun(void)
{
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        overruns++;
    }
}

static bool has_time_for_supply(void)
{
    return !running || period_micros >= SUPPLY_MIN_PERIOD_MICROS;
}

void sampling_request_supply(void)
{
    if (!has_time_for_supply()) {
        return;
    }
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        supply_wanted = true;
        if (!running && !converting) {
            converting = true;
            step = LAST_SCAN_STEP + 1;
            start_conversion(INPUT_BANDGAP);
        }
    }
}

uint16_t sampling_supply_millivolts(void)
{
    uint16_t count;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        count = supply_count;
    }
    if (!has_time_for_supply() || count == 0) {
        return SUPPLY_UNKNOWN;
    }
    return (uint16_t)(BANDGAP_MILLIVOLTS * FULL_SCALE_COUNTS / count);
}

#endif
