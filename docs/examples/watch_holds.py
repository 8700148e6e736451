"""Begins a new session on a running Myodose and prints each hold as it ends: watch_holds.py HOST:PORT HOLDS"""
import asyncio, json, sys, urllib.request
import websockets


async def watch(server, holds):
    async with websockets.connect(f"ws://{server}/api/v1/live") as live:
        urllib.request.urlopen(urllib.request.Request(f"http://{server}/api/v1/session", method="POST"))
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
