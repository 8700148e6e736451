/* Recorded counts, fed to the simulated converter. */
#ifndef MYODOSE_TRACE_H
#define MYODOSE_TRACE_H

#include <stddef.h>
#include <stdint.h>

#define TRACE_CHANNELS 16

struct trace_row {
    uint64_t micros; /* from the start of the trace, not decreasing */
    int32_t counts[TRACE_CHANNELS];
};

struct trace {
    struct trace_row *rows;
    size_t length;
    unsigned channels;
};

/*
 * Reads lines of whole numbers, the micros and then each channel's count, after one heading line with as many columns.
 * Ends the program with one sentence naming the line if the file is not of that form, or a count is out of these bounds.
 */
struct trace trace_read(const char *path, unsigned channels, int32_t lowest, int32_t highest);

/* Row of the scan with this number; the trace begins again at its end. */
const struct trace_row *trace_row_of_scan(const struct trace *trace, uint64_t scan);

/* Last row not later than this time; the trace begins again at its end. */
const struct trace_row *trace_row_at(const struct trace *trace, uint64_t micros);

#endif
