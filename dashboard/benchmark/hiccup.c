/*
 * What the machine itself takes away: one thread on each processor, above all others where that is permitted, that wakes
 * every millisecond and notes when it woke late.
 *
 *   hiccup SECONDS     prints "processor from-ns to-ns" (CLOCK_MONOTONIC) for each time of more than 2 ms
 */
#include "wire.h"
#include <pthread.h>
#include <sched.h>

enum { PERIOD_NS = 1000000, SHORTEST_NS = 2000000 };

static uint64_t until;
static pthread_mutex_t printing = PTHREAD_MUTEX_INITIALIZER;

static void *watch(void *argument) {
    long processor = (long)argument;
    cpu_set_t only;
    CPU_ZERO(&only);
    CPU_SET((int)processor, &only);
    pthread_setaffinity_np(pthread_self(), sizeof only, &only);
    struct sched_param first = {.sched_priority = 50};
    if (pthread_setschedparam(pthread_self(), SCHED_FIFO, &first) != 0 && processor == 0) {
        fprintf(stderr, "hiccup: no real-time priority, so stalls by other programs count as the machine's\n");
    }
    for (uint64_t due = now_ns(), now = due; now < until; now = now_ns()) {
        if (now > due + SHORTEST_NS) {
            pthread_mutex_lock(&printing);
            printf("%ld %llu %llu\n", processor, (unsigned long long)due, (unsigned long long)now);
            fflush(stdout);
            pthread_mutex_unlock(&printing);
        }
        due = now + PERIOD_NS;
        struct timespec at = {.tv_sec = (time_t)(due / 1000000000u), .tv_nsec = (long)(due % 1000000000u)};
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
    }
    return NULL;
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: hiccup SECONDS\n");
        return 2;
    }
    until = now_ns() + (uint64_t)(atof(argv[1]) * 1e9);
    pthread_t threads[64];
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    for (long processor = 0; processor < processors && processor < 64; processor++) {
        pthread_create(&threads[processor], NULL, watch, (void *)processor);
    }
    for (long processor = 0; processor < processors && processor < 64; processor++) {
        pthread_join(threads[processor], NULL);
    }
    return 0;
}
