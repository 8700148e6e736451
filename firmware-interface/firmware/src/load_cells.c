/*
 * By HX711 at load cells, each clocked by a line of its own and read as soon as it is ready: they run on oscillators of their
 * own, and one that is read late is caught while it exchanges its reading. A scan is made when every chip has given a reading
 * since the last one, so the slowest sets the pace; of a faster one the newest counts, at most one conversion old.
 *
 * Datasheet: Avia HX711, "Serial Interface" (figure 2, table 3): a clock high for more than 60 us switches the chip off.
 */
#include "sampling.h"

#ifdef LOAD_CELLS

#include <avr/interrupt.h>
#include <avr/io.h>
#include <util/atomic.h>
#include <util/delay.h>

#include "clock.h"

_Static_assert(FIRST_CLOCK_PIN + CHANNEL_COUNT <= 8, "the clocks are pins of port D");
_Static_assert(FIRST_DATA_INPUT + CHANNEL_COUNT <= 6, "the data lines are analog inputs, port C");

#define DATA_LINES (((1 << CHANNEL_COUNT) - 1) << FIRST_DATA_INPUT)
#define CLOCK_LINES (((1 << CHANNEL_COUNT) - 1) << FIRST_CLOCK_PIN)
#define ALL_CHIPS ((1 << CHANNEL_COUNT) - 1)

/* 24 bits, and one pulse more: input A at gain 128 next time. */
#define DATA_PULSES 24
#define SIGN_BIT 0x00800000L
#define PULSE_MICROS 1.0

/* "Settling time": four conversions after power-up. */
#define SETTLING_CONVERSIONS 4

/* The rate is measured once, over so many scans, for the chips' oscillators are percents off. */
#define MEASURED_SCANS 32
#define NOMINAL_PERIOD_MICROS (1000000UL / NOMINAL_RATE_HERTZ)
#define MICROS_TIMES_MILLIHERTZ 1000000000UL

static bool running;
static uint32_t overruns;
static uint32_t rate_millihertz = NOMINAL_RATE_HERTZ * 1000UL;

static volatile uint8_t ready;              /* bits of the chips that wait to be read */
static volatile uint32_t ready_micros;      /* when the last of them came */

static struct scan newest;
static uint8_t given;                       /* bits of the chips that gave a reading since the last scan */
static uint8_t settling[CHANNEL_COUNT];
static uint32_t last_scan_micros, first_scan_micros;
static uint8_t scans_measured;

/* A data line that falls says that its chip is ready. */
ISR(PCINT1_vect)
{
    uint8_t low = (uint8_t)(~PINC >> FIRST_DATA_INPUT) & ALL_CHIPS;
    if (low & ~ready) {
        ready_micros = clock_micros_interrupts_off();
    }
    ready |= low;
}

static bool pulse(uint8_t chip)
{
    uint8_t clock = (uint8_t)_BV(FIRST_CLOCK_PIN + chip);
    bool bit;
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE) /* no interrupt may stretch it */
    {
        PORTD |= clock;
        _delay_us(PULSE_MICROS);
        bit = PINC & _BV(FIRST_DATA_INPUT + chip);
        PORTD &= (uint8_t)~clock;
    }
    return bit;
}

static void read_chip(uint8_t chip)
{
    uint8_t line = (uint8_t)_BV(FIRST_DATA_INPUT + chip);
    PCMSK1 &= (uint8_t)~line; /* the bits that it gives are no news */
    uint32_t bits = 0;
    for (uint8_t i = 0; i < DATA_PULSES; i++) {
        bits = bits << 1 | pulse(chip);
    }
    pulse(chip);
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        ready &= (uint8_t)~_BV(chip);
        PCMSK1 |= line;
    }
    if (settling[chip] > 0) {
        settling[chip]--;
        return;
    }
    newest.counts[chip] = bits & SIGN_BIT ? (int32_t)(bits | 0xFF000000UL) : (int32_t)bits;
    given |= (uint8_t)_BV(chip);
}

static void read_what_is_ready(void)
{
    uint8_t waiting = ready;
    if (waiting == 0) {
        return;
    }
    ATOMIC_BLOCK(ATOMIC_RESTORESTATE)
    {
        newest.tick_micros = ready_micros;
    }
    for (uint8_t chip = 0; chip < CHANNEL_COUNT; chip++) {
        if (waiting & _BV(chip)) {
            read_chip(chip);
        }
    }
}

static void measure_rate(void)
{
    if (scans_measured > MEASURED_SCANS) {
        return;
    }
    if (scans_measured == 0) {
        first_scan_micros = newest.tick_micros;
    } else if (scans_measured == MEASURED_SCANS) {
        uint32_t period = (newest.tick_micros - first_scan_micros + MEASURED_SCANS / 2) / MEASURED_SCANS;
        rate_millihertz = (MICROS_TIMES_MILLIHERTZ + period / 2) / period;
    }
    scans_measured++;
}

/* A chip that is missing, or has died, stops all scans: those that should have come are counted. */
static void count_what_did_not_come(void)
{
    while (running && clock_micros() - last_scan_micros > 2 * NOMINAL_PERIOD_MICROS) {
        last_scan_micros += NOMINAL_PERIOD_MICROS;
        overruns++;
    }
}

void sampling_init(void)
{
    DDRD |= CLOCK_LINES;
    PORTC |= DATA_LINES; /* pull-ups: a chip that is not there is never ready */
    for (uint8_t chip = 0; chip < CHANNEL_COUNT; chip++) {
        settling[chip] = SETTLING_CONVERSIONS;
    }
    PCMSK1 = DATA_LINES;
    PCICR = _BV(PCIE1);
}

void sampling_start(void)
{
    last_scan_micros = clock_micros();
    given = 0;
    running = true;
}

void sampling_stop(void)
{
    running = false;
}

bool sampling_is_running(void)
{
    return running;
}

/* The chips' RATE pins are wired: there is only one rate. */
uint32_t sampling_set_rate(uint32_t millihertz)
{
    (void)millihertz;
    return rate_millihertz;
}

uint32_t sampling_rate_millihertz(void)
{
    return rate_millihertz;
}

uint32_t sampling_max_rate_millihertz(void)
{
    return rate_millihertz;
}

bool sampling_has_scan(void)
{
    return ready != 0 || given == ALL_CHIPS;
}

bool sampling_take(struct scan *scan)
{
    read_what_is_ready();
    count_what_did_not_come();
    if (given != ALL_CHIPS) {
        return false;
    }
    given = 0;
    measure_rate();
    last_scan_micros = newest.tick_micros;
    *scan = newest;
    return true;
}

uint32_t sampling_overruns(void)
{
    return overruns;
}

void sampling_count_overrun(void)
{
    overruns++;
}

void sampling_request_supply(void)
{
}

uint16_t sampling_supply_millivolts(void)
{
    return SUPPLY_UNKNOWN;
}

#endif
