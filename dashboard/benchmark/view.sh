#!/usr/bin/env bash
# How long a window into a recording takes, asked of a running program as the page asks it: all columns at once, at several
# zooms, each at many places; median, 99th percentile and worst of the whole request in milliseconds, and its size.
#   dashboard/benchmark/view.sh ADDRESS NAME [BUCKETS] [TIMES]
#   dashboard/benchmark/view.sh http://localhost:8080 hour.xdf 1500 40
# The program runs as, with the same MYODOSE_TOKEN as this script: ./myodose run --source sim:hand --recordings FOLDER --no-browser. The view is made first, and that is timed.
set -eu
exec python3 - "$@" <<'PYTHON'
import json, os, random, sys, time, urllib.parse, urllib.request

address, name = sys.argv[1].rstrip("/") + "/api/v1/recordings", sys.argv[2]
buckets = int(sys.argv[3]) if len(sys.argv) > 3 else 1500
times = int(sys.argv[4]) if len(sys.argv) > 4 else 40


token = os.environ.get("MYODOSE_TOKEN")
headers = {"Authorization": "Bearer " + token} if token else {}


def get(path):
    with urllib.request.urlopen(urllib.request.Request(address + path, headers=headers)) as response:
        return response.status, response.read()


item = next(item for item in json.loads(get("?size=200")[1])["items"] if item["name"] == name)
begun = time.monotonic()
status, body = get(f"/{item['id']}/view")
while status == 202:
    time.sleep(0.2)
    status, body = get(f"/{item['id']}/view")
signal = json.loads(body)["signals"][0]
seconds = (signal["lastMicros"] - signal["firstMicros"]) / 1e6
print(f"view ready after {time.monotonic() - begun:.1f} s: {signal['samples']} samples of {len(signal['columns'])} columns")
random.seed(1)
for width in (seconds, seconds / 4, 300, 60, 30, 10, 2, 0.5):
    took, sizes = [], []
    for _ in range(times):
        start = random.uniform(0, max(0, seconds - width))
        began = time.monotonic()
        sizes.append(len(get(f"/{item['id']}/window?from={start}&to={start + width}&buckets={buckets}")[1]))
        took.append((time.monotonic() - began) * 1e3)
    took.sort()
    print(f"{width:8.1f} s wide: {took[len(took) // 2]:6.1f} ms, p99 {took[int(len(took) * 0.99)]:6.1f},"
          f" worst {took[-1]:6.1f}; {sum(sizes) / len(sizes) / 1e6:5.2f} MB")
PYTHON
