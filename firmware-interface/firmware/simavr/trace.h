/* Recorded counts, fed to the simulated converter. */
#ifndef MYODOSE_TRACE_H
#define MYODOSE_TRACE_H

#include <stddef.h>
#include <stdint.h>

#define TRACE_CHANNELS 6

struct trace_row {
    uint64_t micros; /* from the start of the trace, not decreasing */
    uint16_t counts[TRACE_CHANNELS];
};

struct trace {
    struct trace_row *rows;
    size_t length;
};

/*
 * Reads "micros,A0,A1,A2,A3,A4,A5" lines of whole numbers, counts 0 to 1023, after one heading line.
 * Ends the program with one sentence naming the line if the file is not of that form.
 */
struct trace trace_read(const char *path);

/* Row of the scan with this number; the trace begins again at its end. */
const struct trace_row *trace_row_of_scan(const struct trace *trace, uint64_t scan);

/* Last row not later than this time; the trace begins again at its end. */
const struct trace_row *trace_row_at(const struct trace *trace, uint64_t micros);

#endif
