/*
 * A WebSocket client that measures: µs from the stamp of the scan that caused an event to the event's arrival here.
 *
 *   client TCP-PORT PATH SECONDS     prints p50, p99 and the number of events
 *   client TCP-PORT PATH slow        reads 100 bytes a second, like a browser that hangs; until killed
 *   client TCP-PORT PATH dead        reads nothing; until killed
 *   client TCP-PORT PATH fast        reads everything and prints nothing; until killed
 *   client TCP-PORT PATH first       knocks until a server lets it in, and ends with the first force; prints nothing
 *
 * Where the environment has a MYODOSE_TOKEN, it is shown.
 */
#include "wire.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

enum { MAX_EVENTS = 1 << 16, INPUT_BYTES = 1 << 20 };

static uint32_t latencies[MAX_EVENTS];
static size_t event_count;

/* Asks for the stream. Negative where nobody answers there. */
static int ask(int tcp_port, const char *path, int receive_bytes) {
    int server = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    if (receive_bytes > 0) {
        setsockopt(server, SOL_SOCKET, SO_RCVBUF, &receive_bytes, sizeof receive_bytes);
    }
    struct sockaddr_in there = {.sin_family = AF_INET, .sin_port = htons((uint16_t)tcp_port)};
    there.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (connect(server, (struct sockaddr *)&there, sizeof there) != 0) {
        close(server);
        return -1;
    }
    setsockopt(server, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    /* A key of its own, as the standard asks: the server tells its clients apart by it. */
    const char *token = getenv("MYODOSE_TOKEN");
    char request[512];
    int length = snprintf(request, sizeof request,
        "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n%s%s%s"
        "Sec-WebSocket-Key: %021dA==\r\nSec-WebSocket-Version: 13\r\n\r\n", path, tcp_port,
        token ? "Authorization: Bearer " : "", token ? token : "", token ? "\r\n" : "", getpid());
    if (write(server, request, (size_t)length) != length) {
        fail("request");
    }
    return server;
}

static int connect_to(int tcp_port, const char *path, int receive_bytes) {
    int server = ask(tcp_port, path, receive_bytes);
    if (server < 0) {
        fail("connect");
    }
    return server;
}

static void note(const char *text, size_t length, uint64_t arrival_ns) {
    static const char event[] = "\"type\":\"event\"", stamp[] = "\"deviceTickUs\":";
    const char *at;
    if (memmem(text, length, event, sizeof event - 1) != NULL
        && (at = memmem(text, length, stamp, sizeof stamp - 1)) != NULL && event_count < MAX_EVENTS) {
        uint32_t tick = (uint32_t)strtoul(at + sizeof stamp - 1, NULL, 10);
        latencies[event_count++] = (uint32_t)(arrival_ns / 1000) - tick;
    }
}

/* Takes whole frames from the front of the input; returns how many bytes they had. */
static size_t take_frames(const uint8_t *input, size_t filled, uint64_t arrival_ns) {
    size_t from = 0;
    while (filled - from >= 2) {
        size_t length = input[from + 1] & 0x7F, head = 2;
        if (length == 126) {
            head = 4;
            if (filled - from < head) {
                break;
            }
            length = (size_t)input[from + 2] << 8 | input[from + 3];
        } else if (length == 127) {
            fprintf(stderr, "a frame longer than 64 KB\n");
            exit(1);
        }
        if (filled - from < head + length) {
            break;
        }
        if ((input[from] & 0x0F) == 1) {
            note((const char *)input + from + head, length, arrival_ns);
        }
        from += head + length;
    }
    return from;
}

static void measure(int server, double seconds) {
    static uint8_t input[INPUT_BYTES];
    size_t filled = 0;
    int upgraded = 0;
    for (uint64_t arrival = now_ns(), until = arrival + (uint64_t)(seconds * 1e9); arrival < until;) {
        ssize_t count = read(server, input + filled, sizeof input - filled);
        arrival = now_ns();
        if (count <= 0) {
            fail("the server closed");
        }
        filled += (size_t)count;
        uint8_t *end = upgraded ? NULL : memmem(input, filled, "\r\n\r\n", 4);
        size_t taken = 0;
        if (end != NULL) {
            upgraded = 1;
            taken = (size_t)(end + 4 - input);
        } else if (upgraded) {
            taken = take_frames(input, filled, arrival);
        }
        memmove(input, input + taken, filled - taken);
        filled -= taken;
    }
    if (event_count == 0) {
        fprintf(stderr, "no event came\n");
        exit(1);
    }
    qsort(latencies, event_count, sizeof latencies[0], ascending);
    printf("%u %u %zu\n", latencies[event_count / 2], latencies[event_count * 99 / 100], event_count);
}

static void hold_up(int server, const char *how) {
    char bytes[65536];
    for (;;) {
        if (strcmp(how, "fast") == 0) {
            if (read(server, bytes, sizeof bytes) <= 0) {
                exit(0);
            }
        } else {
            sleep(1);
            if (strcmp(how, "slow") == 0 && read(server, bytes, 100) <= 0) {
                exit(0);
            }
        }
    }
}

/* A millisecond between two tries: what is measured are seconds. */
static void wait_for_first(int tcp_port, const char *path) {
    static const char scan[] = "\"type\":\"scan\"";
    static char bytes[INPUT_BYTES];
    for (uint64_t until = now_ns() + 60000000000ull; now_ns() < until; usleep(1000)) {
        int server = ask(tcp_port, path, 0);
        size_t filled = 0;
        ssize_t count = 0;
        while (server >= 0 && filled < sizeof bytes
            && (count = read(server, bytes + filled, sizeof bytes - filled)) > 0) {
            filled += (size_t)count;
            if (memmem(bytes, filled, scan, sizeof scan - 1) != NULL) {
                exit(0);
            }
        }
        if (server >= 0) {
            close(server);
        }
    }
    fprintf(stderr, "no force came within a minute\n");
    exit(1);
}

int main(int argc, char **argv) {
    if (argc != 4) {
        fprintf(stderr, "usage: client TCP-PORT PATH SECONDS|slow|dead|fast|first\n");
        return 2;
    }
    if (strcmp(argv[3], "first") == 0) {
        wait_for_first(atoi(argv[1]), argv[2]);
    }
    int measuring = atof(argv[3]) > 0, fast = strcmp(argv[3], "fast") == 0;
    int server = connect_to(atoi(argv[1]), argv[2], measuring || fast ? 0 : 4096);
    if (measuring) {
        measure(server, atof(argv[3]));
    } else {
        hold_up(server, argv[3]);
    }
    return 0;
}
