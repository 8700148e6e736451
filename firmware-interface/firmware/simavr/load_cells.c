#include "load_cells.h"

#include <stdbool.h>

#include "board.h"
#include "simavr.h"

#define CONVERSION_CYCLES (12500U * CYCLES_PER_MICRO) /* 80 a second */
#define SLOWER_PER_CHIP (CONVERSION_CYCLES / 64)
#define EXCHANGE_CYCLES (100U * CYCLES_PER_MICRO)     /* data is high while the reading is exchanged */
#define LONGEST_HIGH_CYCLES (60U * CYCLES_PER_MICRO)
#define DATA_PULSES 24U
#define ALL_PULSES 25U

struct chip {
    unsigned number, data_input, pulses;
    uint32_t reading;
    uint64_t conversions, rose_cycle;
    bool ready;
};

static struct avr_t *processor;
static struct chip chips[MOST_CHIPS];
static conversion_source *convert;
static fault_listener *complain;

static void drive_data(const struct chip *chip, bool high)
{
    avr_raise_irq(avr_io_getirq(processor, AVR_IOCTL_IOPORT_GETIRQ('C'), (int)chip->data_input), high);
}

static avr_cycle_count_t offer(struct avr_t *avr, avr_cycle_count_t when, void *context)
{
    (void)avr;
    (void)when;
    struct chip *chip = context;
    chip->ready = true;
    drive_data(chip, false);
    return 0;
}

static avr_cycle_count_t finish_conversion(struct avr_t *avr, avr_cycle_count_t when, void *context)
{
    struct chip *chip = context;
    if (chip->pulses != 0 && chip->pulses != ALL_PULSES) {
        complain(chip->number, "a conversion ended while it was read, or it was clocked for another input");
    }
    chip->pulses = 0;
    chip->ready = false;
    chip->reading = (uint32_t)convert(chip->number, chip->conversions++);
    drive_data(chip, true);
    avr_cycle_timer_register(avr, EXCHANGE_CYCLES, offer, chip);
    return when + CONVERSION_CYCLES + chip->number * SLOWER_PER_CHIP;
}

static void on_clock(struct avr_irq_t *irq, uint32_t value, void *context)
{
    (void)irq;
    struct chip *chip = context;
    if (!value) {
        if (chip->rose_cycle != 0 && processor->cycle - chip->rose_cycle > LONGEST_HIGH_CYCLES) {
            complain(chip->number, "its clock stayed high for so long that it switched itself off");
        }
        return;
    }
    chip->rose_cycle = processor->cycle;
    if (!chip->ready) {
        complain(chip->number, "it was clocked while it had nothing to give");
        return;
    }
    chip->pulses++;
    drive_data(chip, chip->pulses > DATA_PULSES || (chip->reading >> (DATA_PULSES - chip->pulses) & 1) != 0);
    chip->ready = chip->pulses < ALL_PULSES;
}

void load_cells_connect(struct avr_t *avr, const struct load_cells *wiring, conversion_source *source, fault_listener *faults)
{
    processor = avr;
    convert = source;
    complain = faults;
    for (unsigned number = 0; number < wiring->chips; number++) {
        struct chip *chip = &chips[number];
        *chip = (struct chip){.number = number, .data_input = wiring->data_inputs[number]};
        drive_data(chip, true);
        avr_irq_t *clock = avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ('D'), (int)wiring->clock_pins[number]);
        avr_irq_register_notify(clock, on_clock, chip);
        avr_cycle_timer_register(avr, CONVERSION_CYCLES + 1000 * number, finish_conversion, chip);
    }
}
