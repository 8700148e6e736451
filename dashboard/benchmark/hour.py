"""Yardstick: scipy's compiled sosfilt alone, two sections over a whole recording of 64 channels in float64, in memory.

hour.py SECONDS RUNS: prints the seconds of each run, for scans by channels (as counts come) and for the faster of
this and channels by scans. The first run, which finds the memory cold, is left out."""
import sys
import time

import numpy
import scipy.signal

CHANNELS, RATE = 64, 1000
seconds, runs = int(sys.argv[1]), int(sys.argv[2])
sections = scipy.signal.butter(4, 10, fs=RATE, output="sos")
minute = numpy.random.default_rng(1).normal(20, 1, (60 * RATE, CHANNELS))
scans = numpy.resize(minute, (seconds * RATE, CHANNELS))


def taken(forces, axis):
    begin = time.perf_counter()
    scipy.signal.sosfilt(sections, forces, axis=axis)
    return time.perf_counter() - begin


taken(scans, 0)
by_scan = [taken(scans, 0) for _ in range(runs)]
channels = numpy.ascontiguousarray(scans.T)
del scans
taken(channels, 1)
by_channel = [taken(channels, 1) for _ in range(runs)]
for one, other in zip(by_scan, by_channel):
    print(f"{one:.2f} {min(one, other):.2f}")
