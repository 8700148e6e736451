/*
 * Sixteen sensors behind one CD74HC4067 and one amplifier at A0, as glove and mat have it. The select lines S0 to S3 are four
 * pins in a row of port D.
 */
#define CHANNEL_COUNT 16
#define CHANNEL_BITS 10
#define CHANNEL_COUNT_BYTES 2

#define MULTIPLEXED_INPUT 0
#define FIRST_SELECT_PIN 4

/*
 * From the change of the select lines to the start of the conversion; the converter takes its sample 12 us later. Feedback of
 * 390 kOhm and 10 pF settles with 3.9 us, but fills a cable of 300 pF before: AmplifierSettlingTest reckons both.
 */
#define SETTLING_MICROS 60UL

/* Sixteen times settling, conversion and interrupts take 2.8 ms. */
#define CONVERTER_PERIOD_MICROS 3000UL
#define SUPPLY_MIN_PERIOD_MICROS 4000UL
