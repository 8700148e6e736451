package org.myodose.device.simulated;

import java.util.ArrayList;
import java.util.List;
import org.myodose.device.ScanSource;
import org.myodose.device.SourceUri;
import org.myodose.device.emulated.CountSource;
import org.myodose.device.emulated.EmulatedDevice;
import org.myodose.device.emulated.EmulatedLink;
import org.myodose.device.emulated.Pacing;
import org.myodose.device.wire.LinkFactory;
import org.myodose.device.wire.WireSource;

/**
 * Makes sources of {@code sim:hand}, {@code sim:glove}, {@code sim:table} (four load cells) and {@code sim:mat} (64 cells): a
 * simulated hand on an emulated device, read through the real decoder. Options: seed, rate (Hz), target (N), hold (s), repetitions, rest (s), speed; creep (per
 * decade of time), hysteresis (share of the peak) and noise (N) of the sensors. {@code sim:algometer}, a probe that looks for a
 * patient's pain threshold, takes threshold (N), loading (N/s), ceiling (N), rest (s), seed, rate, speed and the sensor's.
 * {@code sim:bench}, an uncalibrated sensor under
 * known masses, takes step (s), seed, rate and speed.
 */
public final class SimulatedSources {

    /** The scheme of the URIs that are read here. */
    public static final String SCHEME = "sim";

    /** Every option that such a name may carry. */
    public static final List<String> OPTIONS = List.of(
            "seed",
            "rate",
            "target",
            "hold",
            "repetitions",
            "rest",
            "step",
            "speed",
            "creep",
            "hysteresis",
            "noise",
            "threshold",
            "loading",
            "ceiling");

    private static final double DEFAULT_RATE_HZ = 250;
    private static final double MILLI = 1000;

    private SimulatedSources() {}

    /**
     * The source of that name; every {@link ScanSource#open} begins it anew.
     *
     * @throws IllegalArgumentException with one clear sentence for another scheme or model, an unknown option or a value out of
     *     its range
     */
    public static ScanSource of(SourceUri uri) {
        return new WireSource(uri.toString(), links(uri));
    }

    /**
     * The line to that device, for whoever wants its bytes.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static LinkFactory links(SourceUri uri) {
        // Refuse at once what the first open would refuse.
        counts(uri);
        double speed = number(uri, "speed", 1, 0.01, 10_000);
        return () -> new EmulatedLink(uri.toString(), new EmulatedDevice(counts(uri)), Pacing.realTime(speed));
    }

    /**
     * What the device of that name measures, for an emulator of one's own.
     *
     * @throws IllegalArgumentException as {@link #of}
     */
    public static CountSource counts(SourceUri uri) {
        if (!uri.scheme().equals(SCHEME)) {
            throw new IllegalArgumentException(
                    "'" + uri + "' is not a simulated source: those are called sim:hand, sim:glove, sim:table, sim:mat,"
                            + " sim:algometer and sim:bench.");
        }
        refuseUnknown(uri);
        SimulatedCourse usual = SimulatedCourse.DEMONSTRATION;
        SimulatedCourse course = new SimulatedCourse(
                number(uri, "target", usual.targetNewtons(), 1, 80),
                number(uri, "hold", usual.holdSeconds(), 0.5, 600),
                (int) whole(uri, "repetitions", usual.repetitions(), 1, 1000),
                number(uri, "rest", usual.restSeconds(), 0, 3600));
        long seed = whole(uri, "seed", 1, Long.MIN_VALUE, Long.MAX_VALUE);
        double rateHz = number(
                uri,
                "rate",
                DEFAULT_RATE_HZ,
                SimulatedScans.MIN_RATE_MILLIHERTZ / MILLI,
                SimulatedScans.MAX_RATE_MILLIHERTZ / MILLI);
        long rateMilliHertz = Math.round(rateHz * MILLI);
        return switch (uri.target()) {
            case "hand" -> SimulatedScans.hand(part(uri, SensorModel.FLEXIFORCE_111N), course, seed, rateMilliHertz);
            case "glove" -> SimulatedScans.glove(part(uri, SensorModel.FLEXIFORCE_111N), course, seed, rateMilliHertz);
            case "table" ->
                SimulatedScans.table(part(uri, SimulatedSurface.LOAD_CELL_300N), course, seed, rateMilliHertz);
            case "mat" -> SimulatedScans.mat(part(uri, SimulatedSurface.MAT_CELL_30N), course, seed, rateMilliHertz);
            case "algometer" ->
                SimulatedAlgometer.of(part(uri, SimulatedAlgometer.LOAD_CELL_200N), test(uri), seed, rateMilliHertz);
            case "bench" -> new SimulatedBench(number(uri, "step", 8, 3, 3600), seed, rateMilliHertz);
            default ->
                throw new IllegalArgumentException("There is no simulated '" + uri.target()
                        + "': write sim:hand, sim:glove," + " sim:table, sim:mat, sim:algometer or sim:bench.");
        };
    }

    private static SimulatedTest test(SourceUri uri) {
        SimulatedTest usual = SimulatedTest.DEMONSTRATION;
        return new SimulatedTest(
                number(uri, "threshold", usual.thresholdNewtons(), 1, 1000),
                number(uri, "loading", usual.loadingNewtonsPerSecond(), 0.1, 100),
                number(uri, "ceiling", usual.ceilingNewtons(), 2, 190),
                number(uri, "rest", usual.restSeconds(), 1, 3600));
    }

    private static SensorModel part(SourceUri uri, SensorModel usual) {
        return usual.withCreep(number(uri, "creep", usual.creepPerDecade(), 0, 0.5))
                .withHysteresis(number(uri, "hysteresis", usual.hysteresisShare(), 0, 0.5))
                .withNoise(number(uri, "noise", usual.noiseNewtons(), 0, 10));
    }

    private static void refuseUnknown(SourceUri uri) {
        List<String> unknown = new ArrayList<>(uri.options().keySet());
        unknown.removeAll(OPTIONS);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("A simulated source has no option '" + unknown.getFirst()
                    + "': its options are " + String.join(", ", OPTIONS) + ".");
        }
    }

    private static double number(SourceUri uri, String name, double usual, double least, double most) {
        String text = uri.option(name, Double.toString(usual));
        double value;
        try {
            value = Double.parseDouble(text);
        } catch (NumberFormatException notNumber) {
            value = Double.NaN;
        }
        if (!(value >= least && value <= most)) {
            throw outside(uri, name, plain(least), plain(most));
        }
        return value;
    }

    private static long whole(SourceUri uri, String name, long usual, long least, long most) {
        try {
            long value = Long.parseLong(uri.option(name, Long.toString(usual)));
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notWhole) {
            // Told below, like any other value that cannot be taken.
        }
        throw outside(uri, name, "the whole number " + least, Long.toString(most));
    }

    private static IllegalArgumentException outside(SourceUri uri, String name, String least, String most) {
        return new IllegalArgumentException("The option " + name + "=" + uri.option(name, "") + " of '" + uri
                + "' cannot be used: give a value from " + least + " to " + most + ".");
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
