#include "trace.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void refuse(const char *path, size_t line, const char *why)
{
    fprintf(stderr, "%s, line %zu: %s.\n", path, line, why);
    exit(2);
}

struct form {
    const char *path;
    unsigned channels;
    int32_t lowest, highest;
};

static struct trace_row parse_row(const struct form *form, size_t line, const char *text)
{
    struct trace_row row = {0};
    char *end;
    row.micros = strtoull(text, &end, 10);
    for (unsigned channel = 0; channel < form->channels; channel++) {
        if (*end != ',') {
            refuse(form->path, line, "expected whole numbers, the micros and then a count for each channel");
        }
        long long count = strtoll(end + 1, &end, 10);
        if (count < form->lowest || count > form->highest) {
            refuse(form->path, line, "there is a count that the converter cannot give");
        }
        row.counts[channel] = (int32_t)count;
    }
    if (*end != '\n' && *end != '\0') {
        refuse(form->path, line, "there are more columns than channels");
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

struct trace trace_read(const char *path, unsigned channels, int32_t lowest, int32_t highest)
{
    const struct form form = {.path = path, .channels = channels, .lowest = lowest, .highest = highest};
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    struct trace trace = {.channels = channels};
    char text[512];
    for (size_t line = 1; fgets(text, sizeof text, file) != NULL; line++) {
        if (line > 1) {
            append(&trace, parse_row(&form, line, text));
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
