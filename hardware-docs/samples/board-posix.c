/*
 * A computer as a board, to try fifty-lines.c without one: the line is a pseudo-terminal, whose name is printed, and the
 * "sensor" rises and falls once in four seconds.
 */
#define _GNU_SOURCE
#include <fcntl.h>
#include <poll.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

#include "board.h"

#define PERIOD_MICROS 4000000UL
#define TOP_COUNT 800UL

static int line;

static void stop(const char *what)
{
    perror(what);
    exit(1);
}

void board_start(void)
{
    line = posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
    if (line < 0 || grantpt(line) != 0 || unlockpt(line) != 0) {
        stop("no pseudo-terminal");
    }
    /* Opened and closed once, so that from now on the line tells whether someone is at its far side. */
    int far_side = open(ptsname(line), O_RDWR | O_NOCTTY);
    struct termios raw;
    if (far_side < 0 || tcgetattr(far_side, &raw) != 0) {
        stop("no far side");
    }
    cfmakeraw(&raw);
    if (tcsetattr(far_side, TCSANOW, &raw) != 0 || close(far_side) != 0) {
        stop("the far side cannot be prepared");
    }
    printf("%s\n", ptsname(line));
    fflush(stdout);
}

/* What has happened on the line within a millisecond at most; a computer has better things to do than to ask all the time. */
static int line_events(void)
{
    struct pollfd waiting = {.fd = line, .events = POLLIN};
    int events = poll(&waiting, 1, 1) > 0 ? waiting.revents : 0;
    if (events & POLLHUP) {
        const struct timespec millisecond = {.tv_nsec = 1000000};
        nanosleep(&millisecond, NULL);
    }
    return events;
}

int board_receive(void)
{
    uint8_t byte;
    return line_events() & POLLIN && read(line, &byte, 1) == 1 ? byte : -1;
}

static bool somebody_listens(void)
{
    struct pollfd now = {.fd = line};
    return poll(&now, 1, 0) == 0;
}

void board_send(const uint8_t *bytes, uint16_t count)
{
    /* As on a wire: what nobody listens to is lost, and nobody waits for a listener. */
    while (count > 0 && somebody_listens()) {
        ssize_t written = write(line, bytes, count);
        if (written <= 0) {
            return;
        }
        bytes += written;
        count = (uint16_t)(count - written);
    }
}

uint32_t board_micros(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (uint32_t)((uint64_t)now.tv_sec * 1000000U + (uint64_t)now.tv_nsec / 1000U);
}

uint16_t board_read(void)
{
    uint32_t at = board_micros() % PERIOD_MICROS;
    uint32_t rise = at < PERIOD_MICROS / 2 ? at : PERIOD_MICROS - at;
    return (uint16_t)(TOP_COUNT * rise / (PERIOD_MICROS / 2));
}

void board_identify(uint8_t seconds)
{
    fprintf(stderr, "here I am, for %u s\n", seconds);
}
