#!/usr/bin/env python3
"""What common recipes find of the labelled contacts that docs/hold-detection.md compares the detector with.

Needs numpy and scipy. Usage, with the folder that holds contacts.csv and the *.sums.csv beside it:

    tools/hold-yardsticks.py ../shared/data/tactile-known-weights

The recipes: everything above 5 % of the file's largest force; and scipy's find_peaks with peak_widths, overlapping widths
joined. That one has two knobs, which are turned until it does best on these very files. Prints rows of the document's table.
"""

import csv
import sys
from pathlib import Path
from statistics import median

import numpy as np
from scipy.signal import find_peaks, peak_widths

LEAST_OVERLAP = 0.9
KINDS = {
    "known weights": ["weights_operating", "sensitivity_700g"],
    "grasps": ["grasp_foam_ball", "grasp_teapot_handle", "video_cup", "video_pen_thick", "video_pen_thin"],
}


def above_five_percent(seconds, force):
    above = np.concatenate([[False], force > 0.05 * force.max(), [False]])
    edges = np.flatnonzero(np.diff(above))
    return [(seconds[start], seconds[end - 1]) for start, end in zip(edges[::2], edges[1::2])]


def peaks_and_widths(seconds, force, prominence, depth):
    peaks, _ = find_peaks(force, prominence=prominence * force.max())
    _, _, left, right = peak_widths(force, peaks, rel_height=depth)
    row = np.arange(len(seconds))
    spans = []
    for start, end in sorted(zip(np.interp(left, row, seconds), np.interp(right, row, seconds))):
        if spans and start <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    return spans


def overlap(one, other):
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0]))


class Score:
    def __init__(self):
        self.labelled = self.found = 0
        self.onsets, self.releases = [], []

    def compare(self, labels, spans):
        self.labelled += len(labels)
        self.found += len(spans)
        for label in labels:
            for span in spans:
                if overlap(label, span) > LEAST_OVERLAP:
                    self.onsets.append(span[0] - label[0])
                    self.releases.append(span[1] - label[1])

    def f1(self):
        return 2 * len(self.onsets) / (self.labelled + self.found)

    def row(self, name):
        matched = len(self.onsets)
        errors = " | ".join(
            f"{1000 * median(e):.0f} / {1000 * max(e, key=abs):.0f}" if e else "–" for e in (self.onsets, self.releases)
        )
        return (
            f"| {name} | {self.labelled} | {self.found} | {matched} | {matched / self.found:.3f}"
            f" | {matched / self.labelled:.3f} | {self.f1():.3f} | {errors} |"
        )


def main():
    folder = Path(sys.argv[1])
    labels = {}
    with open(folder / "contacts.csv") as lines:
        for line in csv.DictReader(lines):
            span = (float(line["contact_start_ms"]) / 1000, float(line["contact_end_ms"]) / 1000)
            labels.setdefault(line["recording"], []).append(span)
    for kind, names in KINDS.items():
        traces = {}
        for name in names:
            table = np.genfromtxt(folder / f"{name}.sums.csv", delimiter=",", names=True)
            traces[name] = (table["t_ms"] / 1000, table["total_sum"])

        def score(recipe, *knobs):
            result = Score()
            for name, (seconds, force) in traces.items():
                result.compare(labels[name], recipe(seconds, force, *knobs))
            return result

        print(score(above_five_percent).row(f"{kind}, 5 % of maximum"))
        tried = [
            (score(peaks_and_widths, prominence, depth), prominence, depth)
            for prominence in (0.02, 0.05, 0.1, 0.2, 0.3)
            for depth in (0.5, 0.8, 0.9, 0.95, 0.98, 0.99)
        ]
        best, prominence, depth = max(tried, key=lambda one: one[0].f1())
        print(best.row(f"{kind}, find_peaks (prominence {100 * prominence:.0f} %, width at {100 * depth:.0f} % depth)"))


if __name__ == "__main__":
    main()
