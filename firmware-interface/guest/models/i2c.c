/* An I2C bus with an ADS1115 at 0x48 (SBAS444D, section 8.6) and an NAU7802 at 0x2a (Nuvoton, sections 9.1 and 11), with
 * their conversion times. Whatever a chip would ignore or refuse is printed as VIOLATION, which fails the run.
 * The ADS1115's input n is at 1000 n - 321 counts; the NAU7802's bridge at -123456. */
#define FUSE_USE_VERSION 31
#include <cuse_lowlevel.h>
#include <errno.h>
#include <linux/i2c-dev.h>
#include <linux/i2c.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { MOST_BYTES = 4096, MOST_MESSAGES = 16, ADS1115 = 0x48, NAU7802 = 0x2a, BRIDGE = -123456 };

static int target;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

static void violation(const char *what) {
  printf("VIOLATION %s\n", what);
  fflush(stdout);
}

/* ---- ADS1115 ---- */
static struct { uint8_t pointer; uint16_t config; int16_t result; int converting; double done; } ads = {.config = 0x0583};

static void ads_settle(void) {
  if (ads.converting && now() >= ads.done) {
    ads.converting = 0;
    ads.result = 1000 * (ads.config >> 12 & 3) - 321;
  }
}

static void ads_write(const uint8_t *bytes, int length) {
  static const int rates[] = {8, 16, 32, 64, 128, 250, 475, 860};
  if (length != 1 && length != 3) violation("ads1115: a write is a pointer, or a pointer and a word");
  if (bytes[0] > 3) violation("ads1115: P[7:2] are always 0");
  ads.pointer = bytes[0] & 3;
  if (length < 3) return;
  if (ads.pointer != 1) { violation("ads1115: only the configuration is written"); return; }
  uint16_t word = bytes[1] << 8 | bytes[2];
  ads_settle();
  if (word & 0x8000 && ads.converting) violation("ads1115: OS has no effect while a conversion is under way");
  if (!(word & 0x0100) || !(word & 0x4000)) violation("ads1115: not a single shot of an input against ground");
  ads.config = word & 0x7fff;
  if (word & 0x8000) {
    ads.converting = 1;
    ads.done = now() + 1.0 / rates[word >> 5 & 7];
  }
}

static void ads_read(uint8_t *into, int length) {
  ads_settle();
  uint16_t word = ads.pointer == 0 ? (uint16_t)ads.result : ads.config | (ads.converting ? 0 : 0x8000);
  for (int i = 0; i < length; i++) into[i] = i == 0 ? word >> 8 : i == 1 ? word & 0xff : 0xff;
}

/* ---- NAU7802 ---- */
static struct {
  uint8_t registers[0x20], pointer;
  double digital_since, analog_since, calibrated, next;
  int conversions, ready, result;
} nau;

static double nau_period(void) {
  static const int rates[] = {10, 20, 40, 80, 10, 10, 10, 320};
  return 1.0 / rates[nau.registers[2] >> 4 & 7];
}

static int nau_is_up(void) { return nau.registers[0] & 2 && now() - nau.digital_since > 200e-6; }

static void nau_convert(void) {
  while (nau.registers[0] & 0x10 && now() >= nau.next) {
    nau.conversions++;
    nau.result = nau.conversions > 4 ? BRIDGE : 0x2aaaaa;
    nau.ready = 1;
    nau.next += nau_period();
  }
}

static void nau_power(uint8_t value) {
  uint8_t rising = value & ~nau.registers[0];
  if (value & 0x28) violation("nau7802: PUR and CR are for reading");
  if (value & 1) memset(nau.registers, 0, sizeof nau.registers);
  if (rising & 2) nau.digital_since = now();
  if (rising & 4) nau.analog_since = now();
  if (rising & 0x10) {
    if ((value & 0x86) != 0x86 || nau.calibrated == 0 || now() < nau.calibrated) violation("nau7802: started too early");
    nau.conversions = 0;
    nau.ready = 0;
    nau.next = now() + nau_period();
  }
  nau.registers[0] = value;
}

static void nau_write(const uint8_t *bytes, int length) {
  nau.pointer = bytes[0];
  if (length == 1) return;
  if (length != 2 || nau.pointer >= 0x20) { violation("nau7802: a write is a register and its value"); return; }
  nau_convert();
  if (nau.pointer == 0) { nau_power(bytes[1]); return; }
  if (!nau_is_up() || nau.registers[0] & 1) violation("nau7802: set up before it was ready");
  if (nau.pointer == 2 && bytes[1] & 4) {
    if (now() - nau.analog_since < 0.2) violation("nau7802: calibrated before the analog part was up");
    nau.registers[2] = bytes[1] & 0x70;
    nau.calibrated = now() + 4 * nau_period();
    return;
  }
  nau.registers[nau.pointer] = bytes[1];
}

static uint8_t nau_register(int at) {
  switch (at) {
  case 0x00: return nau.registers[0] | (nau_is_up() ? 8 : 0) | (nau.ready ? 0x20 : 0);
  case 0x02: return nau.registers[2] | (now() < nau.calibrated ? 4 : 0);
  case 0x12: return nau.result >> 16;
  case 0x13: return nau.result >> 8;
  case 0x14: return nau.result;
  case 0x1f: return 0x0f;
  default: return nau.registers[at & 0x1f];
  }
}

static void nau_read(uint8_t *into, int length) {
  nau_convert();
  for (int i = 0; i < length; i++) into[i] = nau_register(nau.pointer + i);
  if (nau.pointer == 0x12) {
    if (length != 3 || !nau.ready) violation("nau7802: read while no conversion was ready");
    nau.ready = 0;
  }
}

/* ---- the bus ---- */
static int is_there(int address) { return address == ADS1115 || address == NAU7802; }

static void chip_write(int address, const uint8_t *bytes, int length) {
  if (length > 0) (address == ADS1115 ? ads_write : nau_write)(bytes, length);
}

static void chip_read(int address, uint8_t *into, int length) { (address == ADS1115 ? ads_read : nau_read)(into, length); }

static void on_read(fuse_req_t req, size_t size, off_t offset, struct fuse_file_info *file) {
  uint8_t bytes[256];
  if (size > sizeof bytes) size = sizeof bytes;
  if (!is_there(target)) { fuse_reply_err(req, ENXIO); return; }
  chip_read(target, bytes, size);
  fuse_reply_buf(req, (char *)bytes, size);
}

static void on_write(fuse_req_t req, const char *bytes, size_t size, off_t offset, struct fuse_file_info *file) {
  if (!is_there(target)) { fuse_reply_err(req, ENXIO); return; }
  chip_write(target, (const uint8_t *)bytes, size);
  fuse_reply_write(req, size);
}

/* As in spi.c: bytes are fetched in a second and third call, from the places that the ones before named. */
static void transfer(fuse_req_t req, void *arg, const void *in, size_t in_size, size_t out_size) {
  struct iovec inputs[MOST_MESSAGES + 2] = {{arg, sizeof(struct i2c_rdwr_ioctl_data)}}, outputs[MOST_MESSAGES];
  int input_count = 2, output_count = 0;
  size_t need = sizeof(struct i2c_rdwr_ioctl_data), written = 0, read = 0;
  if (in_size < need) { fuse_reply_ioctl_retry(req, inputs, 1, NULL, 0); return; }
  const struct i2c_rdwr_ioctl_data *data = in;
  int count = data->nmsgs;
  if (count > MOST_MESSAGES) { fuse_reply_err(req, EINVAL); return; }
  inputs[1] = (struct iovec){data->msgs, count * sizeof(struct i2c_msg)};
  need += inputs[1].iov_len;
  if (in_size < need) { fuse_reply_ioctl_retry(req, inputs, 2, NULL, 0); return; }
  const struct i2c_msg *messages = (const void *)(data + 1);
  for (int i = 0; i < count; i++) {
    struct iovec place = {messages[i].buf, messages[i].len};
    if (messages[i].flags & I2C_M_RD) { outputs[output_count++] = place; read += place.iov_len; }
    else { inputs[input_count++] = place; written += place.iov_len; }
  }
  if (read > MOST_BYTES) { fuse_reply_err(req, EMSGSIZE); return; }
  if (in_size < need + written || out_size < read) {
    fuse_reply_ioctl_retry(req, inputs, input_count, outputs, output_count);
    return;
  }
  static uint8_t out[MOST_BYTES];
  const uint8_t *bytes = (const uint8_t *)in + need;
  size_t at = 0;
  for (int i = 0; i < count; i++) {
    if (!is_there(messages[i].addr)) { fuse_reply_err(req, ENXIO); return; }
    if (messages[i].flags & I2C_M_RD) { chip_read(messages[i].addr, out + at, messages[i].len); at += messages[i].len; }
    else { chip_write(messages[i].addr, bytes, messages[i].len); bytes += messages[i].len; }
  }
  fuse_reply_ioctl(req, count, out, at);
}

static void on_ioctl(fuse_req_t req, int signed_command, void *arg, struct fuse_file_info *file, unsigned flags,
                     const void *in, size_t in_size, size_t out_size) {
  unsigned long functions = I2C_FUNC_I2C;
  struct iovec place = {arg, sizeof functions};
  switch ((unsigned)signed_command) {
  case I2C_SLAVE: case I2C_SLAVE_FORCE:
    target = (int)(uintptr_t)arg;
    fuse_reply_ioctl(req, 0, NULL, 0);
    return;
  case I2C_TIMEOUT: case I2C_RETRIES: fuse_reply_ioctl(req, 0, NULL, 0); return;
  case I2C_FUNCS:
    if (out_size < sizeof functions) { fuse_reply_ioctl_retry(req, NULL, 0, &place, 1); return; }
    fuse_reply_ioctl(req, 0, &functions, sizeof functions);
    return;
  case I2C_RDWR: transfer(req, arg, in, in_size, out_size); return;
  default: fuse_reply_err(req, ENOTTY);
  }
}

static void on_open(fuse_req_t req, struct fuse_file_info *file) { fuse_reply_open(req, file); }

int main(int argc, char **argv) {
  static const struct cuse_lowlevel_ops operations = {
      .open = on_open, .read = on_read, .write = on_write, .ioctl = on_ioctl};
  const char *names[] = {"DEVNAME=simulated-i2c"};
  struct cuse_info info = {.dev_info_argc = 1, .dev_info_argv = names, .flags = CUSE_UNRESTRICTED_IOCTL};
  return cuse_lowlevel_main(argc, argv, &info, &operations, NULL);
}
