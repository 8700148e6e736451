package org.myodose.acquisition.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.FilterProfile;

/**
 * What irregular sampling costs. The force is a press with a tremor, known at every instant; right is what the same filter
 * gives at 100 kHz, one scan later for the spike guard. Prints the table of docs/filters.md: {@code ./mvnw -pl
 * acquisition -am test -Dtest=IrregularSamplingTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class IrregularSamplingTest {

    private static final int FINE_HZ = 100_000;
    private static final int SECONDS = 8;
    private static final double[] TRUTH = truth();

    /** Loading of 40 N/s to 40 N, plateau with 1 N of tremor at 9 Hz, unloading of 100 N/s. */
    private static double force(double seconds) {
        double level = Math.clamp((seconds - 1) * 40, 0, 40) - Math.clamp((seconds - 6) * 100, 0, 40);
        return level + (level > 0 ? Math.sin(2 * Math.PI * 9 * seconds) : 0);
    }

    private static double[] truth() {
        FilterProfile lowPass = new FilterProfile("test", 1, 2, 10, true);
        ForceFilter filter = new ForceFilter(lowPass, FINE_HZ * 1000L);
        double[] truth = new double[SECONDS * FINE_HZ];
        for (int i = 0; i < truth.length; i++) {
            truth[i] = filter.apply(force((double) i / FINE_HZ), i * 10L);
        }
        return truth;
    }

    private record Scan(double trueSeconds, long stampMicros) {}

    private record Errors(double rootMeanSquare, double worst) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f / %.2f", rootMeanSquare, worst);
        }
    }

    /** Something that filters scan by scan. */
    private interface Filtering {
        double apply(double value, long timeMicros);
    }

    private static Errors errors(Filtering filter, int nominalRateHz, List<Scan> scans) {
        double guardSeconds = 1.0 / nominalRateHz;
        double squares = 0;
        double worst = 0;
        for (Scan scan : scans) {
            double filtered = filter.apply(force(scan.trueSeconds()), scan.stampMicros());
            double expected = TRUTH[(int) Math.max(0, Math.round((scan.trueSeconds() - guardSeconds) * FINE_HZ))];
            squares += (filtered - expected) * (filtered - expected);
            worst = Math.max(worst, Math.abs(filtered - expected));
        }
        return new Errors(Math.sqrt(squares / scans.size()), worst);
    }

    /** What was refused: the default profile as a state-variable filter with each interval's own coefficients. */
    private static final class EachInterval implements Filtering {

        private final SpikeGuard guard = new SpikeGuard(3, 1);
        private final double cornerRadians;
        private final double[] scan = new double[1];
        private double first;
        private double second;
        private double interval;
        private double filtered;
        private long lastMicros = -1;

        EachInterval(int rateHz) {
            cornerRadians = 2 * rateHz * StrictMath.tan(Math.PI * 10 / rateHz);
        }

        @Override
        public double apply(double value, long timeMicros) {
            scan[0] = value;
            if (lastMicros < 0) {
                guard.settle(scan);
                second = value;
                filtered = value;
            } else {
                guard.apply(scan);
                step();
                interval = (timeMicros - lastMicros) / 1e6;
            }
            lastMicros = timeMicros;
            return filtered;
        }

        /** Of the scan in the middle of the guard, whose interval was the one before. */
        private void step() {
            double g = cornerRadians * interval / 2;
            double bandPass = (first + g * (scan[0] - second)) / (1 + g * (g + Math.sqrt(2)));
            filtered = second + g * bandPass;
            first = 2 * bandPass - first;
            second = 2 * filtered - second;
        }
    }

    /** Scans taken at other instants than evenly, and honestly stamped. */
    private static List<Scan> jittered(int rateHz, double share) {
        Random random = new Random(11);
        List<Scan> scans = new ArrayList<>();
        for (int i = 1; i < (SECONDS - 1) * rateHz; i++) {
            double seconds = (i + share * (2 * random.nextDouble() - 1)) / rateHz;
            scans.add(new Scan(seconds, Math.round(seconds * 1e6)));
        }
        return scans;
    }

    /** Scans taken evenly, but stamped when they happened to arrive. */
    private static List<Scan> badlyStamped(int rateHz, double share) {
        return jittered(rateHz, share).stream()
                .map(scan -> new Scan(Math.rint(scan.trueSeconds() * rateHz) / rateHz, scan.stampMicros()))
                .toList();
    }

    /** Runs of scans missing, each {@code lost} long. */
    private static List<Scan> lossy(int rateHz, int lost) {
        Random random = new Random(13);
        List<Scan> scans = new ArrayList<>();
        for (int i = 1; i < (SECONDS - 1) * rateHz; i += random.nextInt(40) == 0 ? lost + 1 : 1) {
            double seconds = (double) i / rateHz;
            scans.add(new Scan(seconds, Math.round(seconds * 1e6)));
        }
        return scans;
    }

    private static List<Scan> ofRate(double rateHz) {
        List<Scan> scans = new ArrayList<>();
        for (int i = 1; i < (SECONDS - 1) * rateHz; i++) {
            scans.add(new Scan(i / rateHz, Math.round(i / rateHz * 1e6)));
        }
        return scans;
    }

    private static List<String> table() {
        List<String> rows = new ArrayList<>();
        for (int rateHz : new int[] {80, 250, 1000}) {
            int slower = rateHz * 9 / 10;
            rows.add(row(rateHz + " Hz, even", rateHz, ofRate(rateHz)));
            rows.add(row(rateHz + " Hz, instants off by up to 10 % of a period", rateHz, jittered(rateHz, 0.1)));
            rows.add(row(rateHz + " Hz, instants off by up to 45 % of a period", rateHz, jittered(rateHz, 0.45)));
            rows.add(row(rateHz + " Hz, evenly taken, stamps off by up to 45 %", rateHz, badlyStamped(rateHz, 0.45)));
            rows.add(row(rateHz + " Hz in truth, " + slower + " Hz announced", slower, ofRate(rateHz)));
            rows.add(row(rateHz + " Hz, now and then 5 scans missing", rateHz, lossy(rateHz, 5)));
        }
        rows.add(row("1000 Hz, now and then 100 scans missing", 1000, lossy(1000, 100)));
        return rows;
    }

    private static String row(String what, int rateHz, List<Scan> scans) {
        ForceFilter hold = new ForceFilter(FilterProfiles.HOLD, rateHz * 1000L);
        ForceFilter format1 = new ForceFilter(FilterProfiles.HOLD_FORMAT_1, rateHz * 1000L);
        return "| " + what + " | " + errors(hold::apply, rateHz, scans) + " | "
                + errors(format1::apply, rateHz, scans) + " | " + errors(new EachInterval(rateHz), rateHz, scans)
                + " |";
    }

    @Test
    void theDocumentTellsWhatIrregularSamplingCosts() throws IOException {
        List<String> rows = table();
        rows.forEach(System.out::println);
        List<String> document = Files.readAllLines(Path.of(System.getProperty("myodose.root"), "docs", "filters.md"));
        assertEquals(
                rows,
                document.stream().filter(line -> line.matches("\\| \\d+ Hz.*")).toList());
    }
}
