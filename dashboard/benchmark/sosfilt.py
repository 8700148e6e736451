"""Yardstick: scipy's compiled sosfilt alone, two sections over 64 channels in float64; prints ns a scan, best of nine."""
import time

import numpy
import scipy.signal

CHANNELS, SCANS = 64, 20_000
sections = scipy.signal.butter(4, 10, fs=1000, output="sos")
forces = numpy.random.default_rng(1).normal(20, 1, (SCANS, CHANNELS))
state = numpy.zeros((len(sections), 2, CHANNELS))
nanos = []
for _ in range(9):
    begin = time.perf_counter_ns()
    scipy.signal.sosfilt(sections, forces, axis=0, zi=state)
    nanos.append((time.perf_counter_ns() - begin) / SCANS)
nanos.sort()
print(f"scipy {scipy.__version__} sosfilt: median {nanos[4]:.0f}, best {nanos[0]:.0f} ns per scan of {CHANNELS} channels")
