package org.myodose.benchmark;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.latency.LatencyReport;
import org.myodose.acquisition.latency.Stage;
import org.myodose.acquisition.latency.Stall;
import org.myodose.acquisition.latency.StageLatency;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.station.Station;
import org.myodose.dashboard.station.StationPlan;
import org.myodose.dashboard.web.WebServer;
import org.myodose.device.LinkCounters.Kind;

/**
 * {@code SOURCE TCP-PORT SECONDS RECORDING MEGABYTES}: a whole station with its server and recording, and so many megabytes
 * of garbage a second made beside it. Prints each stall ("stall STAGE from-ns to-ns"), then the stages and what was lost.
 */
final class Soak {

    private static volatile byte[] garbage = new byte[0];

    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        StationPlan plan = new StationPlan(
                arguments[0],
                Calibrations.none(),
                Optional.empty(),
                Prescriptions.demonstration(),
                Optional.of(Path.of(arguments[3])),
                RecordingSettings.USUAL,
                "benchmark");
        try (Station station = new Station(plan);
                WebServer server = WebServer.start(Integer.parseInt(arguments[1]), station)) {
            Thread.ofPlatform().daemon().name("garbage").start(() -> makeGarbage(Integer.parseInt(arguments[4])));
            station.start();
            System.out.println("serving " + server.address());
            // Starting up is not what is soaked.
            Thread.sleep(15_000);
            long stallsBefore = station.devices().getFirst().latencies().stallCount();
            Thread.sleep(Long.parseLong(arguments[2]) * 1000);
            report(station, station.devices().getFirst().latencies().stallCount() - stallsBefore);
        }
    }

    private static void report(Station station, long stalls) {
        LatencyReport latency = station.devices().getFirst().latencies().sinceBeginning();
        station.devices().getFirst().latencies().stalls().stream()
                .skip(Math.max(0, station.devices().getFirst().latencies().stalls().size() - stalls))
                .forEach(Soak::print);
        for (Stage stage : Stage.values()) {
            StageLatency told = latency.of(stage);
            System.out.printf(
                    Locale.ROOT,
                    "%-10s p50 %.1f p99 %.1f p99.9 %.1f max %.1f µs, %d times%n",
                    stage,
                    told.p50Micros(),
                    told.p99Micros(),
                    told.p999Micros(),
                    told.maxMicros(),
                    told.count());
        }
        System.out.printf(
                Locale.ROOT,
                "stalls of more than 5 ms: %d; frames missing %d, damaged %d; entries not recorded %d%n",
                stalls,
                station.devices().getFirst().counters().get(Kind.FRAMES_MISSING),
                station.devices().getFirst().counters().damagedFrames(),
                station.recorder().orElseThrow().entriesMissed());
    }

    private static void print(Stall stall) {
        System.out.println("stall " + stall.stage() + " " + (stall.endNs() - stall.durationNs()) + " " + stall.endNs());
    }

    private static void makeGarbage(int megabytesPerSecond) {
        while (true) {
            // Kept in a field, so that the compiler cannot leave it out.
            garbage = new byte[Math.max(10_000, garbage.length)];
            LockSupport.parkNanos(10_000_000L / Math.max(1, megabytesPerSecond));
        }
    }
}
