package org.myodose.device.catalog;

import java.util.Arrays;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkException;
import org.myodose.device.Scan;
import org.myodose.device.ScanSource;
import org.myodose.device.emulated.EmulatedDevice;
import org.myodose.device.emulated.Pacing;
import org.myodose.device.emulated.PortEmulator;
import org.myodose.device.emulated.SteadyScans;
import org.myodose.device.emulated.TickClock;
import org.myodose.device.pty.PseudoTerminal;

/**
 * The Java half of {@code latency-beside-c.sh}. {@code emulate HERTZ} is two devices on two pseudo-terminals, whose scans
 * carry the monotonic clock at which they were written; {@code read PORT WINDOWS SECONDS} prints what {@code latency_floor}
 * prints, but through the product's serial source.
 */
final class LatencyBesideC {

    private static final int CHANNELS = 6;
    private static final long TICK_MASK = 0xFFFF_FFFFL;

    private LatencyBesideC() {}

    public static void main(String[] arguments) throws LinkException {
        switch (arguments[0]) {
            case "emulate" -> emulate(Math.round(Double.parseDouble(arguments[1]) * 1000));
            case "read" -> read(arguments[1], Integer.parseInt(arguments[2]), Double.parseDouble(arguments[3]));
            default -> throw new IllegalArgumentException("emulate HERTZ, or read PORT WINDOWS SECONDS");
        }
    }

    private static void emulate(long rateMilliHertz) throws LinkException {
        PortEmulator first = emulator(rateMilliHertz);
        PortEmulator second = emulator(rateMilliHertz);
        System.out.println(first.port());
        System.out.println(second.port());
        Thread.ofPlatform().daemon().start(() -> run(second));
        first.run();
    }

    private static PortEmulator emulator(long rateMilliHertz) throws LinkException {
        EmulatedDevice device =
                new EmulatedDevice(new SteadyScans(rateMilliHertz, CHANNELS), TickClock.MONOTONIC, System::nanoTime);
        return new PortEmulator(PseudoTerminal.open(), device, Pacing.realTime(1));
    }

    private static void run(PortEmulator emulator) {
        try {
            emulator.run();
        } catch (LinkException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void read(String port, int windows, double seconds) throws LinkException {
        Latencies latencies = new Latencies();
        try (ScanSource source = SourceCatalog.devices().source("serial:" + port)) {
            source.open();
            for (int window = 0; window <= windows; window++) {
                latencies.count = 0;
                pollUntil(System.nanoTime() + (long) (seconds * 1e9), source, latencies);
                if (window > 0) {
                    latencies.print();
                }
            }
        }
    }

    private static void pollUntil(long untilNs, ScanSource source, Latencies latencies) throws LinkException {
        boolean more = true;
        while (more && System.nanoTime() - untilNs < 0) {
            more = source.poll(latencies);
        }
    }

    private static final class Latencies extends IgnoringSink {

        private final long[] micros = new long[1 << 20];
        private int count;

        @Override
        public void onScan(Scan scan) {
            if (count < micros.length) {
                micros[count++] = (scan.arrivalNs() / 1000 - scan.deviceTickMicros()) & TICK_MASK;
            }
        }

        void print() {
            Arrays.sort(micros, 0, count);
            System.out.println(micros[count / 2] + " " + micros[(int) (count * 99L / 100)] + " " + count);
        }
    }
}
