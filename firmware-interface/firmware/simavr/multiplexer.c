#include "multiplexer.h"

#include "board.h"
#include "simavr.h"

/* What the amplifier takes behind 300 pF of cable (AmplifierSettlingTest); until then it gives the sensor before. */
#define SETTLING_CYCLES (67U * CYCLES_PER_MICRO)

static struct avr_t *processor;
static unsigned selected, selected_before;
static uint64_t changed_cycle;

static void on_select_line(struct avr_irq_t *irq, uint32_t value, void *context)
{
    (void)irq;
    unsigned bit = 1U << (unsigned)(uintptr_t)context;
    unsigned now_selected = value ? selected | bit : selected & ~bit;
    if (now_selected == selected) {
        return;
    }
    if (changed_cycle != processor->cycle) { /* lines that change together are one change */
        selected_before = selected;
        changed_cycle = processor->cycle;
    }
    selected = now_selected;
}

void multiplexer_connect(struct avr_t *avr, const unsigned pins[SELECT_LINES])
{
    processor = avr;
    for (unsigned line = 0; line < SELECT_LINES; line++) {
        avr_irq_t *irq = avr_io_getirq(avr, AVR_IOCTL_IOPORT_GETIRQ('D'), (int)pins[line]);
        avr_irq_register_notify(irq, on_select_line, (void *)(uintptr_t)line);
    }
}

unsigned multiplexer_channel_at(uint64_t cycle)
{
    return cycle - changed_cycle < SETTLING_CYCLES ? selected_before : selected;
}
