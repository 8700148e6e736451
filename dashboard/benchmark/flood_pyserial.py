"""Yardstick: pyserial reads whatever is there and splits it at the delimiters; prints bytes a second and ns of CPU a frame."""
import sys
import time

import serial

port = serial.Serial(sys.argv[1], 1000000, timeout=1)
port.write(b"\0\0")
settled = time.monotonic() + 1
until = settled + float(sys.argv[2])
received = frames = 0
cpu = 0.0
rest = b""
now = time.monotonic()
while now < until:
    chunk = port.read(max(1, port.in_waiting))
    now = time.monotonic()
    parts = (rest + chunk).split(b"\0")
    rest = parts.pop()
    if now < settled:
        cpu = time.process_time()
        continue
    received += len(chunk)
    frames += len(parts)
print(f"{received / (now - settled):.0f} {(time.process_time() - cpu) * 1e9 / frames:.0f}")
