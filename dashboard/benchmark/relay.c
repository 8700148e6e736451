/*
 * The yardstick for the way to a browser: reads scans from a terminal and tells a WebSocket client of each press and
 * release, in the same thread. No handshake beyond what client.c needs.
 *
 *   relay PORT TCP-PORT
 */
#include "wire.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

enum { PRESSED_COUNTS = 20, TEXT_BYTES = 600 };

static int accept_client(int tcp_port) {
    int listener = socket(AF_INET, SOCK_STREAM, 0), on = 1;
    struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons((uint16_t)tcp_port)};
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(listener, (struct sockaddr *)&here, sizeof here) != 0 || listen(listener, 1) != 0) {
        fail("listen");
    }
    int client = accept(listener, NULL, NULL);
    setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    char request[2048];
    const char answer[] = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
    if (read(client, request, sizeof request) <= 0 || write(client, answer, sizeof answer - 1) < 0) {
        fail("handshake");
    }
    return client;
}

/* A text as long as the product's own, so that both write as many bytes. */
static void tell(int client, uint32_t tick, int pressed) {
    char frame[4 + TEXT_BYTES + 1];
    memset(frame, ' ', sizeof frame);
    int used = snprintf(frame + 4, TEXT_BYTES, "{\"type\":\"event\",\"event\":\"%s\",\"deviceTickUs\":%u,\"filler\":\"",
        pressed ? "onset" : "release", tick);
    frame[4 + used] = ' ';
    memcpy(frame + 4 + TEXT_BYTES - 2, "\"}", 2);
    frame[0] = (char)0x81;
    frame[1] = 126;
    frame[2] = (char)(TEXT_BYTES >> 8);
    frame[3] = (char)(TEXT_BYTES & 0xFF);
    if (write(client, frame, 4 + TEXT_BYTES) < 0) {
        exit(0);
    }
}

/* Header, number of scans, and the first channel's count. */
static int first_count(const uint8_t *line, size_t length, uint32_t *tick) {
    uint8_t decoded[HEADER_BYTES + 3];
    size_t in = 0, out = 0;
    while (in < length && out < sizeof decoded) {
        size_t code = line[in++];
        for (size_t i = 1; i < code && in < length && out < sizeof decoded; i++) {
            decoded[out++] = line[in++];
        }
        if (code != 0xFF && out < sizeof decoded) {
            decoded[out++] = 0;
        }
    }
    if (out < sizeof decoded || decoded[0] != TYPE_SCANS) {
        return -1;
    }
    *tick = (uint32_t)decoded[3] | (uint32_t)decoded[4] << 8 | (uint32_t)decoded[5] << 16 | (uint32_t)decoded[6] << 24;
    return decoded[8] | decoded[9] << 8;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: relay PORT TCP-PORT\n");
        return 2;
    }
    int port = open_port(argv[1]), client = accept_client(atoi(argv[2])), pressed = 0;
    static uint8_t buffer[READ_BYTES], line[MAX_LINE];
    size_t pending = 0;
    for (;;) {
        ssize_t count = read(port, buffer, sizeof buffer);
        if (count <= 0) {
            fail("read");
        }
        for (ssize_t i = 0; i < count; i++) {
            if (buffer[i] != 0) {
                line[pending < sizeof line ? pending++ : 0] = buffer[i];
                continue;
            }
            uint32_t tick = 0;
            int counts = first_count(line, pending, &tick);
            pending = 0;
            if (counts >= 0 && (counts > PRESSED_COUNTS) != pressed) {
                pressed = counts > PRESSED_COUNTS;
                tell(client, tick, pressed);
            }
        }
    }
}
