#!/usr/bin/env python3
"""Reads recordings with pyxdf and with ./myodose dump, and compares every number.

Needs numpy and pyxdf (pip install pyxdf, or PYTHONPATH set to a copy of its src folder). Usage:

    tools/compare-with-pyxdf.py press.xdf killed.xdf ...

Of a recording that was cut, pyxdf does not know checksums and may hold samples of the group that was being written: these
may be more than ours, never fewer, and are counted. Exits with 1 when anything differs.
"""

import json
import subprocess
import sys
from pathlib import Path

import pyxdf

MYODOSE = Path(__file__).resolve().parent.parent / "myodose"
TIMES = ["sequence", "deviceTickMicros", "timeMicros", "arrivalNs", "measuredNs", "timeUncertaintyNs"]


def ours(path):
    """Lines of ./myodose dump: scans and markers by device number, and whether the recording is whole."""
    done = subprocess.run([MYODOSE, "dump", path], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stderr)
    scans, markers = {}, []
    for line in map(json.loads, done.stdout.splitlines()):
        if line["type"] == "scan":
            scans.setdefault(line["device"], []).append(line)
        elif line["type"] == "marker":
            markers.append((line["stampSeconds"], line["json"]))
    return scans, markers, done.returncode == 0


def theirs(path):
    """The same by pyxdf. A device that was exchanged has several pairs of streams, here joined in their order."""
    streams, header = pyxdf.load_xdf(str(path), verbose=False)
    scans, markers = {}, []
    streams.sort(key=lambda stream: stream["info"]["stream_id"])
    for stream in streams:
        name = stream["info"]["name"][0]
        if name == "markers":
            markers = list(zip(stream["time_stamps"], [sample[0] for sample in stream["time_series"]]))
        elif name in ("counts", "times"):
            device = int(stream["info"]["desc"][0]["device"][0]["number"][0])
            scans.setdefault(device, {"counts": [], "times": [], "stamps": []})
            if len(stream["time_series"]):
                scans[device][name] += stream["time_series"].tolist()
                if name == "times":
                    scans[device]["stamps"] += stream["time_stamps"].tolist()
    return scans, markers, header


def compare(path):
    """Number of values compared, samples that only pyxdf shows, and what differs in words."""
    our_scans, our_markers, whole = ours(path)
    their_scans, their_markers, _ = theirs(path)
    differences, values, extra = [], 0, 0
    for device in sorted(set(our_scans) | set(their_scans)):
        mine = our_scans.get(device, [])
        other = their_scans.get(device, {"counts": [], "times": [], "stamps": []})
        surplus = min(len(other["counts"]), len(other["times"])) - len(mine)
        extra += max(surplus, 0)
        if surplus < 0 or (whole and surplus):
            differences.append(f"device {device}: {len(mine)} scans, by pyxdf {len(mine) + surplus}")
            continue
        for index, scan in enumerate(mine):
            times = [scan[name] for name in TIMES]
            stamp = scan["measuredNs"] * 1e-9
            values += len(scan["counts"]) + len(times) + 1
            if (other["counts"][index], other["times"][index], other["stamps"][index]) != (scan["counts"], times, stamp):
                differences.append(f"device {device}, scan {index}: {scan}, by pyxdf "
                                   f"{other['counts'][index]} {other['times'][index]} {other['stamps'][index]}")
    extra += max(len(their_markers) - len(our_markers), 0)
    if our_markers != their_markers[: len(our_markers)]:
        differences.append("markers differ")
    values += 2 * len(our_markers)
    return values, extra, whole, differences


def main():
    bad = 0
    for path in sys.argv[1:]:
        values, extra, whole, differences = compare(path)
        state = "whole" if whole else "cut or damaged"
        print(f"{path} ({state}): {values} values compared, {len(differences)} differences, "
              f"{extra} samples after the last sync that only pyxdf shows")
        for difference in differences[:5]:
            print("  " + difference)
        bad += len(differences)
    print("pyxdf", getattr(pyxdf, "__version__", "unknown"))
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
