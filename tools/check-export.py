#!/usr/bin/env python3
"""Reads exported files with readers that are not ours, and compares them with what Myodose knows.

Needs numpy, and h5py and scipy for their formats (Debian: python3-numpy python3-h5py python3-scipy). CSV is read by Python's
own csv, EDF+ and BDF+ by the reader below, written from the public specifications (edfplus.info, teuniz.net), and by EDFlib too
(libedf1), where they have gaps as plain EDF and BDF. Usage, with the folder that the test ExportReadersTest fills with the expected figures:

    tools/check-export.py EXPECTED press.csv press.h5 press.mat press.edf press.bdf ...

Of several signals, EDF, BDF and CSV have a file each, which is told by its name: press-glove.edf. Exits with 1 when anything
differs: figures by a single bit; in EDF and BDF, forces by more than half a step, times by more than the file itself says.
"""

import csv
import ctypes
import json
import re
import sys
import tempfile
from pathlib import Path

import numpy as np

KINDS = {"NUMBER": "<f8", "INTEGER": "<i8", "BOOLEAN": "<i8"}


def expected(folder):
    told = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    for number, signal in enumerate(told["signals"]):
        for column in signal["columns"]:
            raw = folder / f"{number}-{signal['columns'].index(column)}.raw"
            column["values"] = np.fromfile(raw, dtype=KINDS[column["type"]])
    return told


class Check:
    """Counts what was compared, and keeps what differs."""

    def __init__(self):
        self.values = 0
        self.differences = []
        self.notes = []

    def that(self, name, equal):
        if not equal:
            self.differences.append(name)

    def same(self, name, ours, theirs):
        """Equal to the bit."""
        theirs = np.asarray(theirs)
        if ours.shape != theirs.shape:
            self.differences.append(f"{name}: {theirs.shape} instead of {ours.shape}")
            return
        self.values += ours.size
        if ours.dtype.kind == "f":
            self.that(f"{name}: type {theirs.dtype}", theirs.dtype == np.float64)
            self.that(name, np.array_equal(ours.view("<i8"), theirs.astype("<f8").view("<i8")))
        else:
            self.that(name, theirs.dtype.kind in "iub" and np.array_equal(ours, theirs.astype("<i8")))

    def texts(self, name, ours, theirs):
        self.values += len(ours)
        self.that(name, list(ours) == list(theirs))


# HDF5, by h5py.

def check_hdf5(path, told, check):
    import h5py

    with h5py.File(path, "r") as file:
        for name, value in told["about"].items():
            check.that(name, file.attrs[name].decode("utf-8") == value)
        check.that("description", json.loads(file.attrs["myodose.description"])["signals"] != [])
        for signal in told["signals"]:
            group = file["signals"] if len(told["signals"]) == 1 else file["signals"][signal["label"]]
            for column in signal["columns"]:
                dataset = group[column["name"].replace("/", "_")]
                check.same(column["name"], column["values"], dataset[:])
                check.that(column["name"] + " unit", dataset.attrs.get("unit", b"").decode("utf-8") == column["unit"])
                check.that(column["name"] + " description",
                           dataset.attrs["description"].decode("utf-8") == column["description"])
        for table in told["tables"]:
            for name, values in table["columns"].items():
                theirs = file[table["name"]][name]
                list_of(check, table["name"] + "." + name, values,
                        theirs.asstr()[:] if theirs.dtype.kind in "SO" else theirs[:])


# MATLAB, by scipy.

def check_mat(path, told, check):
    import scipy.io

    file = scipy.io.loadmat(path, squeeze_me=False, chars_as_strings=True)
    described = [[text_of(cell) for cell in file["columns"][0, 0][field][:, 0]] for field in ("name", "unit", "description")]
    for name, value in told["about"].items():
        check.that(name, text_of(file["about"][0, 0][matlab_name(name)]) == value)
    description = text_of(file["about"][0, 0]["myodose_description"])
    check.that("description", json.loads(description)["signals"] != [])
    long_columns = zip(*described)
    for signal in told["signals"]:
        for column in signal["columns"]:
            name, unit, description = next(long_columns)
            check.same(name, column["values"], file[name][:, 0])
            check.that(name + " unit", unit == column["unit"])
            check.that(name + " description", description == column["description"])
    for table in told["tables"]:
        struct = file[table["name"]][0, 0]
        for name, values in table["columns"].items():
            field = struct[matlab_name(name)]
            theirs = [text_of(cell) for cell in field[:, 0]] if field.dtype == object else field[:, 0]
            list_of(check, table["name"] + "." + name, values, theirs)


def text_of(cell):
    return str(cell[0]) if cell.size else ""


def matlab_name(name):
    return re.sub("[^A-Za-z0-9_]", "_", name)


def list_of(check, name, ours, theirs):
    if ours and isinstance(ours[0], str):
        check.texts(name, ours, theirs)
    elif ours:
        kind = "<f8" if any(isinstance(each, float) or each is None for each in ours) else "<i8"
        check.same(name, np.array([float("nan") if each is None else each for each in ours], dtype=kind), theirs)
    else:
        check.that(name, len(theirs) == 0)


# CSV, by Python.

def check_csv(path, told, check):
    signal = signal_of(path, told)
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    columns = list(zip(*rows[1:])) if len(rows) > 1 else [() for _ in rows[0]]
    for column, name, texts in zip(signal["columns"], rows[0], columns):
        # A text that a spreadsheet would run has an apostrophe in front.
        check.that(name, name == column["name"] or name == "'" + column["name"])
        if column["type"] == "NUMBER":
            theirs = np.array([float(text) if text else float("nan") for text in texts])
        else:
            theirs = np.array([{"true": 1, "false": 0}.get(text, text) for text in texts]).astype("<i8")
        check.same(name, column["values"], theirs)


def signal_of(path, told):
    for signal in told["signals"]:
        if Path(path).stem.endswith("-" + signal["label"]):
            return signal
    return told["signals"][0]


# EDF+ and BDF+, from their specifications.

class Edf:
    """A whole file: its signals' samples in physical units, its records' times and its annotations."""

    def __init__(self, path):
        content = Path(path).read_bytes()
        self.bytes = 3 if content[:8] == b"\xffBIOSEMI" else 2
        self.header = content[:256].decode("latin-1")
        count = int(self.header[252:256])
        fields = content[256:256 * (count + 1)].decode("ascii")
        widths = (16, 80, 8, 8, 8, 8, 8, 80, 8, 32)
        starts = np.cumsum((0,) + widths) * count
        self.labels, self.transducers, self.units, low, high, dlow, dhigh, self.filters, samples, _ = (
            [fields[start + i * width:start + (i + 1) * width].strip() for i in range(count)]
            for start, width in zip(starts, widths))
        self.records = int(self.header[236:244])
        self.duration = float(self.header[244:252])
        self.continuous = self.header[192:197].endswith("+C")
        self.samples = [int(each) for each in samples]
        body = np.frombuffer(content[int(self.header[184:192]):], dtype=np.uint8)
        record_bytes = sum(self.samples) * self.bytes
        assert body.size == record_bytes * self.records, "the file's length is not what its header says"
        body = body.reshape(self.records, record_bytes)
        self.digital, self.physical, self.steps, self.lowest = {}, {}, {}, {}
        at = 0
        for i, label in enumerate(self.labels):
            part = body[:, at:at + self.samples[i] * self.bytes]
            at += self.samples[i] * self.bytes
            if label.endswith(" Annotations"):
                self.onsets, self.annotations = self.told(part)
                continue
            digital = self.integers(np.ascontiguousarray(part))
            step = (float(high[i]) - float(low[i])) / (int(dhigh[i]) - int(dlow[i]))
            self.digital[label] = digital
            self.steps[label] = step
            self.physical[label] = (digital - int(dlow[i])) * step + float(low[i])
            self.lowest[label] = float(low[i])

    def integers(self, part):
        if self.bytes == 2:
            return part.view("<i2").ravel().astype(np.int64)
        parts = part.reshape(-1, 3).astype(np.int64)
        value = parts[:, 0] | parts[:, 1] << 8 | parts[:, 2] << 16
        return np.where(value >= 1 << 23, value - (1 << 24), value)

    def told(self, part):
        onsets, annotations = [], []
        for record in part:
            lists = record.tobytes().split(b"\x00")
            onsets.append(float(lists[0].split(b"\x14")[0]))
            for each in lists:
                if not each:
                    continue
                time, *texts = each.split(b"\x14")
                onset, _, duration = time.partition(b"\x15")
                annotations += [(float(onset), float(duration or 0), text.decode("utf-8")) for text in texts if text]
        return np.array(onsets), joined(annotations)


def joined(annotations):
    """Puts together what was parted: (1/3) ..., (2/3) ..., (3/3) ..."""
    whole = []
    for onset, duration, text in annotations:
        part = re.match(r"\((\d+)/(\d+)\) ", text)
        if part and int(part[1]) > 1:
            whole[-1] = (*whole[-1][:2], whole[-1][2] + text[part.end():])
        else:
            whole.append((onset, duration, text[part.end():] if part else text))
    return whole


def check_edf(path, told, check):
    signal = signal_of(path, told)
    file = Edf(path)
    texts = [text for _, _, text in file.annotations]
    values = {column["name"]: column["values"] for column in signal["columns"]}
    recorded = file.physical["recorded"] == 1
    check.that("number of samples", recorded.sum() == values["timeMicros"].size)
    check.that("what is none", all((digital[~recorded] == digital.min()).all() for label, digital in file.digital.items()))
    within = [float(re.search("within ([0-9.]+) s", text)[1]) for text in texts if text.startswith("times here")]
    per_record = file.samples[0]
    times = (file.onsets[:, None] + np.arange(per_record) * file.duration / per_record).ravel()[recorded]
    true_times = (values["timeMicros"] - values["timeMicros"][0]) / 1e6
    check.that("times", len(within) == 1 and np.abs(times - true_times).max() <= within[0] + 2e-6)
    check.that("gaps", file.continuous == (not values["afterGap"].any()))
    check_padding(file, recorded, times, true_times, values["afterGap"], check)
    rates = [float(text.split()[2]) for text in texts if text.startswith("sampling rate")]
    check.that("rate", len(rates) == 1 and abs(per_record / file.duration / rates[0] - 1) < 1e-4)
    for name, label in edf_labels(signal, file):
        check.values += values[name].size
        error = np.abs(file.physical[label][recorded] - values[name])
        known = np.isfinite(values[name].astype(float))
        most = 0 if file.units[file.labels.index(label)] in ("counts", "") else 0.5 * file.steps[label] * (1 + 1e-9)
        check.that(f"{name} is {np.nanmax(error)} off, and may be {most}", (error[known] <= most).all())
    for marker in told["markers"]:
        if marker["device"] == signal["device"]:
            check.that(marker["json"], "marker " + marker["json"] in texts)
            check.values += 1
    for name, value in told["about"].items():
        check.that(name, f"{name} {value}" in texts)
    described = [text.partition(" ")[2] for text in texts if text.startswith("myodose.description ")]
    check.that("description", len(described) == 1 and json.loads(described[0])["signals"] != [])
    check.that("holds", sum(text.startswith("hold ") for text in texts) == signal["holds"])
    if file.continuous:
        check_by_edflib(path, file, len(file.physical), check)
    else:
        check_as_plain_by_edflib(path, file, check)


def check_padding(file, recorded, times, true_times, after_gap, check):
    """A gap cuts its record short: what is left of it is none, and the next sample begins a record of its own at its time."""
    per_record = file.samples[0]
    filled = recorded.reshape(file.records, per_record)
    check.that("a record's samples come before what is none", not (np.diff(filled.astype(int), axis=1) > 0).any())
    check.that("no record is empty", filled[:, 0].all() or recorded.sum() == 0)
    first = np.flatnonzero(recorded)[after_gap.astype(bool)]
    check.that("what follows a gap begins a record", (first % per_record == 0).all())
    check.that("at its own time", np.abs(times - true_times)[after_gap.astype(bool)].max(initial=0) <= 2e-6)
    cut = np.flatnonzero(~filled.all(axis=1))
    check.that("only gaps and the end cut records",
               set(cut + 1) <= set(first // per_record) | {file.records})
    check.notes.append(f"{(~recorded).sum()} samples are none beside {after_gap.sum()} gaps")


def check_as_plain_by_edflib(path, file, check):
    """EDFlib refuses EDF+D, so it is given the same samples as plain EDF, in which annotations are one more signal."""
    content = bytearray(Path(path).read_bytes())
    content[192:236] = b" " * 44
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / Path(path).name
        plain.write_bytes(content)
        check_by_edflib(plain, file, len(file.physical) + 1, check)


def check_by_edflib(path, file, signals, check):
    """By the library of EDFbrowser's author, which refuses whatever breaks the specification, and all EDF+D."""
    edflib = ctypes.CDLL("libedf.so.1")
    # Its description of a file, far larger than it is, begins with handle, type and number of signals.
    description = (ctypes.c_int * (1 << 20))()
    opened = edflib.edfopen_file_readonly(str(path).encode(), description, 1)
    check.that(f"EDFlib refuses it: {opened}, {description[1]}", opened == 0)
    if opened:
        return
    handle, _, count = description[:3]
    check.that(f"EDFlib's number of signals {count}", count == signals)
    for number, (label, physical) in enumerate(file.physical.items()):
        # It takes what is none, a step below the lowest figure, for the lowest.
        values = np.maximum(physical, file.lowest[label])
        theirs = np.empty(values.size)
        read = edflib.edfread_physical_samples(
            handle, number, values.size, theirs.ctypes.data_as(ctypes.POINTER(ctypes.c_double)))
        check.that(f"EDFlib's signal {number}", read == values.size and np.allclose(theirs, values, rtol=1e-9, atol=1e-9))
    edflib.edfclose_file(handle)
    check.notes.append("EDFlib agrees")


def edf_labels(signal, file):
    """Columns that EDF holds and the labels of their signals, in the order of the file."""
    names = [column["name"] for column in signal["columns"]]
    wanted = ["total_force", "total_unfiltered"]
    wanted += [name for name in names if name.startswith("zone_") and name.endswith("_force")]
    channels = [name[:-len("_count")] for name in names if name.endswith("_count")]
    for channel in channels:
        wanted += [channel + "_force", channel + "_count", channel + "_flags"]
    return zip(wanted, file.labels)


READERS = {".h5": check_hdf5, ".mat": check_mat, ".csv": check_csv, ".edf": check_edf, ".bdf": check_edf}


def main():
    told = expected(Path(sys.argv[1]))
    failed = False
    for path in sys.argv[2:]:
        check = Check()
        READERS[Path(path).suffix](path, told, check)
        failed |= bool(check.differences)
        print(f"{Path(path).name}: {check.values} values compared, {len(check.differences)} different"
              + "".join(f", {note}" for note in check.notes))
        for difference in check.differences[:20]:
            print("  " + difference)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
