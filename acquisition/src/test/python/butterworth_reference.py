"""Computes SciPy's figures that ButterworthReferenceTest holds our filters against.

    python3 acquisition/src/test/python/butterworth_reference.py \
        > acquisition/src/test/resources/org/myodose/acquisition/filter/butterworth-reference.txt

Made with SciPy 1.17.1 and NumPy 2.4.6. Every line is a kind, then fields, separated by spaces:

    input    value…                                     one press, begun on a loaded sensor, with a wild sample
    section  order cornerHz rateHz b0 b1 b2 a1 a2 z1 z2  of butter(output='sos'), in our arrangement (see sections()), and
                                                        its sosfilt_zi
    causal   order cornerHz rateHz value…               sosfilt of the input, settled on its first value
    zero     order cornerHz rateHz value…               sosfiltfilt of the input, all options at their defaults
    delay    order cornerHz rateHz samples              group_delay at 0 Hz, from the analogue prototype's poles
"""

import sys

import numpy as np
from scipy import signal

ORDERS = range(1, 9)
CORNERS_AND_RATES = [(10, 40), (10, 80), (20, 100), (4, 100), (10, 250), (10, 1000), (10, 10000)]


def press():
    """12.5 N of preload, loading to 40 N, a shaking plateau, unloading; sample 40 is wild."""
    values = []
    for i in range(64):
        level = 12.5 if i < 8 else min(40.0, 12.5 + (i - 8) * 2.5) if i < 50 else max(0.0, 40.0 - (i - 49) * 4.0)
        shake = ((i * 37) % 11 - 5) / 16.0 if i >= 8 else 0.0
        values.append(level + shake + (500.0 if i == 40 else 0.0))
    return np.array(values)


def sections(order, corner, rate):
    """SciPy's recursions, with the gain and the zeros (all of them at -1) shared out in our way.

    SciPy puts the whole gain into the first section, and of an odd order the single zero into the last. Here each section
    has as many zeros as poles and a gain of one at 0 Hz. The product, and so the filter, is the same.
    """
    sos = signal.butter(order, corner, fs=rate, output="sos")
    for section in sos:
        section[:3] = [1, 1, 0] if section[5] == 0 else [1, 2, 1]
        section[:3] *= section[3:].sum() / section[:3].sum()
    return sos


def delay(order, corner, rate):
    """At 0 Hz the bilinear transform keeps the analogue delay, -sum(1/pole), of the pre-warped corner."""
    poles = signal.buttap(order)[1]
    return float((-1 / poles).real.sum() / (2 * np.tan(np.pi * corner / rate)))


def line(kind, *fields):
    print(kind, *(repr(float(f)) if isinstance(f, float) else f for f in fields))


def main():
    line("#", "SciPy", __import__("scipy").__version__, "NumPy", np.__version__)
    values = press()
    line("input", *values)
    for corner, rate in CORNERS_AND_RATES:
        for order in ORDERS:
            sos = sections(order, corner, rate)
            states = signal.sosfilt_zi(sos)
            for section, state in zip(sos, states):
                line("section", order, corner, rate, *section[:3], *section[4:], *state)
            plain = signal.butter(order, corner, fs=rate, output="sos")
            settled = signal.sosfilt_zi(plain) * values[0]
            line("causal", order, corner, rate, *signal.sosfilt(plain, values, zi=settled)[0])
            line("zero", order, corner, rate, *signal.sosfiltfilt(plain, values))
            line("delay", order, corner, rate, delay(order, corner, rate))


if __name__ == "__main__":
    sys.exit(main())
