/*
 * An Arduino Uno in libsimavr: the very .elf, its converter inputs, its serial port, its buttons and its light.
 * Everything that goes in or happens is written to the log as "cycle,what,index,value".
 */
#ifndef MYODOSE_BOARD_H
#define MYODOSE_BOARD_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "protocol.h"
#include "load_cells.h"
#include "multiplexer.h"
#include "trace.h"

#define CYCLES_PER_MICRO 16U

struct figures {
    uint64_t asleep_cycles, scans /* converted by the chip itself */, scans_sent, bytes_out, frames, damaged_frames;
    uint64_t shortest_interval_cycles, longest_interval_cycles; /* from one scan's first conversion to the next one's */
    uint64_t longest_scan_cycles;                               /* first conversion's start to last one's end */
    unsigned deepest_stack_bytes;
    uint32_t overruns;                                          /* as the device's last STATUS told them */
    uint16_t supply_millivolts;
};

struct board {
    struct avr_t *avr;
    const struct trace *trace; /* NULL: all inputs at zero */
    bool rows_by_time, is_multiplexed;
    unsigned channels; /* of a scan */
    FILE *log; /* NULL: none */
    void (*on_byte)(uint8_t byte);
    bool accepts_input;
    uint64_t first_scan_cycle, scan_start_cycle;
    const struct trace_row *row;
    struct receiver receiver;
    struct figures figures;
};

/* One board a program: the simulator's callbacks need to find it. Fill in trace, rows_by_time, log and on_byte after it. */
struct board *board_make(const char *elf, const char *serial_number);

/* What is wired to it beyond buttons, light and, as made, six converter inputs; before it runs. */
void board_connect_multiplexer(struct board *board, const unsigned pins[SELECT_LINES]);
void board_connect_load_cells(struct board *board, const struct load_cells *wiring);

/* Executes for so many cycles; false when the processor has stopped for good. */
bool board_run(struct board *board, uint64_t cycles);
uint64_t board_cycle(const struct board *board);

/* Only while accepts_input: the simulated port would drop it otherwise. */
void board_receive(struct board *board, uint8_t byte);

/* Closes or opens the button at a digital pin 0 to 7, with five milliseconds of bouncing as real contacts do. */
void board_set_button(struct board *board, unsigned pin, bool closed);

/* Figures gathered up to now start again from nothing. */
void board_forget_figures(struct board *board);

#endif
