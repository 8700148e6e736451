/* What the tests of the protocol code share. */
#ifndef MYODOSE_CHECK_H
#define MYODOSE_CHECK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "protocol.h"

/* What is being checked just now; printed with every failure. */
extern const char *subject;

void check(bool holds, const char *what);

struct outcome {
    unsigned frames, damaged;
};

/* Feeds the bytes and counts what the receiver makes of them. */
struct outcome receive(struct receiver *receiver, const uint8_t *line, size_t length);

/* Every row of the data file, read and, where it is good, built. */
void golden_frames(const char *path);

#endif
