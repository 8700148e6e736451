#include "trace.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LARGEST_COUNT 1023

static void refuse(const char *path, size_t line, const char *why)
{
    fprintf(stderr, "%s, line %zu: %s.\n", path, line, why);
    exit(2);
}

static struct trace_row parse_row(const char *path, size_t line, const char *text)
{
    struct trace_row row;
    int used = 0;
    int fields = sscanf(text, "%" SCNu64 ",%" SCNu16 ",%" SCNu16 ",%" SCNu16 ",%" SCNu16 ",%" SCNu16 ",%" SCNu16 " %n",
                        &row.micros, &row.counts[0], &row.counts[1], &row.counts[2], &row.counts[3], &row.counts[4],
                        &row.counts[5], &used);
    if (fields != 1 + TRACE_CHANNELS || text[used] != '\0') {
        refuse(path, line, "expected seven whole numbers, micros,A0,A1,A2,A3,A4,A5");
    }
    for (int channel = 0; channel < TRACE_CHANNELS; channel++) {
        if (row.counts[channel] > LARGEST_COUNT) {
            refuse(path, line, "counts must be from 0 to 1023");
        }
    }
    return row;
}

static void append(struct trace *trace, struct trace_row row)
{
    if ((trace->length & (trace->length - 1)) == 0) { /* full at each power of two */
        size_t capacity = trace->length == 0 ? 1 : 2 * trace->length;
        trace->rows = realloc(trace->rows, capacity * sizeof row);
        if (trace->rows == NULL) {
            fprintf(stderr, "Not enough memory for the trace.\n");
            exit(2);
        }
    }
    trace->rows[trace->length++] = row;
}

struct trace trace_read(const char *path)
{
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    struct trace trace = {0};
    char text[256];
    for (size_t line = 1; fgets(text, sizeof text, file) != NULL; line++) {
        if (line > 1) {
            append(&trace, parse_row(path, line, text));
        }
        if (trace.length > 1 && trace.rows[trace.length - 1].micros < trace.rows[trace.length - 2].micros) {
            refuse(path, line, "time runs backwards");
        }
    }
    fclose(file);
    if (trace.length == 0) {
        refuse(path, 2, "there is no row");
    }
    return trace;
}

const struct trace_row *trace_row_of_scan(const struct trace *trace, uint64_t scan)
{
    return &trace->rows[scan % trace->length];
}

const struct trace_row *trace_row_at(const struct trace *trace, uint64_t micros)
{
    uint64_t first = trace->rows[0].micros;
    uint64_t wanted = first + micros % (trace->rows[trace->length - 1].micros - first + 1);
    size_t low = 0, high = trace->length; /* rows[low] is not later than wanted, rows[high] is */
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (trace->rows[middle].micros <= wanted) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return &trace->rows[low];
}
