/*
 * A disk that stalls, for LD_PRELOAD: while the file that STALL_WHILE names exists, no write to a recording (*.xdf) and no
 * sync of one returns. Everything else passes.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int is_recording(int file) {
    char link[64], path[4096];
    snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, path, sizeof path);
    return length > 4 && memcmp(path + length - 4, ".xdf", 4) == 0;
}

static void stall(int file) {
    const char *flag = getenv("STALL_WHILE");
    int error = errno;
    while (flag != NULL && access(flag, F_OK) == 0 && is_recording(file)) {
        usleep(10000);
    }
    errno = error;
}

ssize_t write(int file, const void *bytes, size_t count) {
    static ssize_t (*real)(int, const void *, size_t);
    real = real != NULL ? real : dlsym(RTLD_NEXT, "write");
    stall(file);
    return real(file, bytes, count);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    real = real != NULL ? real : dlsym(RTLD_NEXT, "pwrite64");
    stall(file);
    return real(file, bytes, count, at);
}

int fsync(int file) {
    static int (*real)(int);
    real = real != NULL ? real : dlsym(RTLD_NEXT, "fsync");
    stall(file);
    return real(file);
}

int fdatasync(int file) {
    static int (*real)(int);
    real = real != NULL ? real : dlsym(RTLD_NEXT, "fdatasync");
    stall(file);
    return real(file);
}
