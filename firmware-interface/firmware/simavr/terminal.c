#define _GNU_SOURCE
#include "terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static void fail(const char *what)
{
    perror(what);
    exit(2);
}

void terminal_open(struct terminal *terminal)
{
    struct termios raw;
    char path[256];
    memset(&raw, 0, sizeof raw);
    cfmakeraw(&raw);
    raw.c_cflag |= CREAD | CLOCAL;
    cfsetspeed(&raw, B115200);
    if (openpty(&terminal->controller, &terminal->device, path, &raw, NULL) != 0) {
        fail("openpty");
    }
    if (fcntl(terminal->controller, F_SETFL, O_NONBLOCK) != 0) {
        fail("fcntl");
    }
    terminal->waiting = 0;
    printf("terminal %s\n", path);
    fflush(stdout);
}

void terminal_put(struct terminal *terminal, uint8_t byte)
{
    if (terminal->waiting == sizeof terminal->bytes) {
        fprintf(stderr, "The simulation ran on although the terminal was full.\n");
        abort();
    }
    terminal->bytes[terminal->waiting++] = byte;
}

bool terminal_flush(struct terminal *terminal)
{
    size_t written = 0;
    while (written < terminal->waiting) {
        ssize_t count = write(terminal->controller, terminal->bytes + written, terminal->waiting - written);
        if (count > 0) {
            written += (size_t)count;
        } else if (errno == EAGAIN) {
            break;
        } else if (errno != EINTR) {
            fail("write to the pseudo-terminal");
        }
    }
    terminal->waiting -= written;
    memmove(terminal->bytes, terminal->bytes + written, terminal->waiting);
    return terminal->waiting == 0;
}

bool terminal_get(struct terminal *terminal, uint8_t *byte)
{
    return read(terminal->controller, byte, 1) == 1;
}
