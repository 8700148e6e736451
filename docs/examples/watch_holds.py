"""Begins a new session on a running Myodose and prints each hold as it ends: watch_holds.py ADDRESS HOLDS"""
import asyncio, json, os, sys, urllib.request
import websockets

headers = {"Authorization": "Bearer " + os.environ["MYODOSE_TOKEN"]} if "MYODOSE_TOKEN" in os.environ else {}
named = "additional_headers" if int(websockets.__version__.split(".")[0]) >= 14 else "extra_headers"


async def watch(address, holds):
    async with websockets.connect(address.replace("http", "ws", 1) + "/api/v1/live", **{named: headers}) as live:
        urllib.request.urlopen(urllib.request.Request(address + "/api/v1/session", None, headers, method="POST"))
        async for text in live:
            message = json.loads(text)
            if message["type"] == "hello":
                unit = message["forceUnit"]
            elif message["type"] == "hold":
                hold, holds = message["hold"], holds - 1
                seconds = hold["plateauEndSeconds"] - hold["plateauStartSeconds"]
                print(f"Hold {hold['index']}: {hold['meanForce']:.1f} {unit} for {seconds:.1f} s", flush=True)
            if holds == 0:
                return


asyncio.run(watch(sys.argv[1], int(sys.argv[2])))
