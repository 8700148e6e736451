/* /dev/spidev0.0 with an MCP3208 on it, clock by clock, as Microchip's DS21298 tells (section 5.0, figures 5-1 and 6-1).
 * Whatever the chip would not understand is printed as VIOLATION, which fails the run.
 * Input n is at 100 + 500 n counts. */
#define FUSE_USE_VERSION 31
#include <cuse_lowlevel.h>
#include <errno.h>
#include <linux/spi/spidev.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { MOST_BYTES = 4096, MOST_TRANSFERS = 16, BITS = 12, MAX_HERTZ = 1000000 };

static uint32_t speed_hertz = 500000;
static uint32_t mode;
static uint8_t bits_per_word = 8;

static void violation(const char *what) {
  printf("VIOLATION mcp3208: %s\n", what);
  fflush(stdout);
}

static int bit(const uint8_t *bytes, int clock) { return bytes[clock / 8] >> (7 - clock % 8) & 1; }

static void convert(const uint8_t *sent, uint8_t *received, int length) {
  int clocks = length * 8, start = 0;
  memset(received, 0xff, length);
  while (start < clocks && !bit(sent, start)) start++;
  int null_bit = start + 6;
  if (null_bit + BITS >= clocks) { violation("no start bit, or deselected before the last bit"); return; }
  if (!bit(sent, start + 1)) violation("a pair of inputs instead of a single one");
  if (mode != 0) violation("a mode other than 0");
  if (speed_hertz > MAX_HERTZ) violation("a clock above 1 MHz");
  int channel = bit(sent, start + 2) << 2 | bit(sent, start + 3) << 1 | bit(sent, start + 4);
  int count = 100 + 500 * channel;
  for (int clock = null_bit; clock < clocks; clock++) {
    int place = clock - null_bit - 1;
    int out = place < 0 ? 0 : count >> (place < BITS ? BITS - 1 - place : place - BITS + 1) & 1;
    if (!out) received[clock / 8] &= ~(1 << (7 - clock % 8));
  }
}

/* FUSE fetches what an ioctl points to only when asked: the first call names the places, the second brings the bytes. */
static void message(fuse_req_t req, unsigned command, void *arg, const void *in, size_t in_size, size_t out_size) {
  size_t size = _IOC_SIZE(command);
  int count = size / sizeof(struct spi_ioc_transfer);
  const struct spi_ioc_transfer *transfers = in;
  struct iovec inputs[MOST_TRANSFERS + 1] = {{arg, size}}, outputs[MOST_TRANSFERS];
  int input_count = 1, output_count = 0;
  size_t sent_size = 0, received_size = 0;
  if (in_size < size) { fuse_reply_ioctl_retry(req, inputs, 1, NULL, 0); return; }
  if (count > MOST_TRANSFERS) { fuse_reply_err(req, EMSGSIZE); return; }
  for (int i = 0; i < count; i++) {
    if (transfers[i].tx_buf) {
      inputs[input_count++] = (struct iovec){(void *)(uintptr_t)transfers[i].tx_buf, transfers[i].len};
      sent_size += transfers[i].len;
    }
    if (transfers[i].rx_buf) {
      outputs[output_count++] = (struct iovec){(void *)(uintptr_t)transfers[i].rx_buf, transfers[i].len};
      received_size += transfers[i].len;
    }
  }
  if (sent_size > MOST_BYTES || received_size > MOST_BYTES) { fuse_reply_err(req, EMSGSIZE); return; }
  if (in_size < size + sent_size || out_size < received_size) {
    fuse_reply_ioctl_retry(req, inputs, input_count, outputs, output_count);
    return;
  }
  static uint8_t received[MOST_BYTES], scratch[MOST_BYTES];
  static const uint8_t silence[MOST_BYTES];
  const uint8_t *sent = (const uint8_t *)in + size;
  size_t total = 0, at = 0;
  for (int i = 0; i < count; i++) {
    convert(transfers[i].tx_buf ? sent : silence, scratch, transfers[i].len);
    if (transfers[i].tx_buf) sent += transfers[i].len;
    if (transfers[i].rx_buf) { memcpy(received + at, scratch, transfers[i].len); at += transfers[i].len; }
    total += transfers[i].len;
  }
  fuse_reply_ioctl(req, total, received, at);
}

static void *setting(unsigned command) {
  switch (_IOC_NR(command)) {
  case 1: case 5: return &mode;
  case 3: return &bits_per_word;
  case 4: return &speed_hertz;
  default: return NULL;
  }
}

static void on_ioctl(fuse_req_t req, int signed_command, void *arg, struct fuse_file_info *file, unsigned flags,
                     const void *in, size_t in_size, size_t out_size) {
  unsigned command = signed_command;
  size_t size = _IOC_SIZE(command);
  struct iovec place = {arg, size};
  if (_IOC_TYPE(command) != SPI_IOC_MAGIC) { fuse_reply_err(req, ENOTTY); return; }
  if (_IOC_NR(command) == 0) { message(req, command, arg, in, in_size, out_size); return; }
  void *value = setting(command);
  if (_IOC_DIR(command) & _IOC_WRITE) {
    if (in_size < size) { fuse_reply_ioctl_retry(req, &place, 1, NULL, 0); return; }
    if (value) memcpy(value, in, size < 4 ? size : 4);
    fuse_reply_ioctl(req, 0, NULL, 0);
  } else {
    uint32_t none = 0;
    if (out_size < size) { fuse_reply_ioctl_retry(req, NULL, 0, &place, 1); return; }
    fuse_reply_ioctl(req, 0, value ? value : &none, size);
  }
}

static void on_open(fuse_req_t req, struct fuse_file_info *file) { fuse_reply_open(req, file); }

int main(int argc, char **argv) {
  static const struct cuse_lowlevel_ops operations = {.open = on_open, .ioctl = on_ioctl};
  const char *names[] = {"DEVNAME=spidev0.0"};
  struct cuse_info info = {.dev_info_argc = 1, .dev_info_argv = names, .flags = CUSE_UNRESTRICTED_IOCTL};
  return cuse_lowlevel_main(argc, argv, &info, &operations, NULL);
}
