package org.myodose.acquisition.compensation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.myodose.acquisition.CreepFigures;

/**
 * A recording of others, read in place: weights put onto a tactile skin and lifted again. Figures of a contact begin 2 s after it,
 * when the hand has let go of the weight, and end before it takes the weight away.
 */
final class KnownWeights {

    /** One weight on the skin; times in seconds of the recording. */
    record Contact(String imprint, double newtons, double start, double end) {}

    private static final double LETTING_GO_SECONDS = 2;
    private static final double LIFTING_SECONDS = 0.3;

    final double[] seconds;
    final double[] counts;
    final List<Contact> contacts = new ArrayList<>();

    private KnownWeights(double[] seconds, double[] counts) {
        this.seconds = seconds;
        this.counts = counts;
    }

    /** Skips the test where the recording is not. */
    static KnownWeights read(String recording) throws IOException {
        Path folder = Path.of(System.getProperty("myodose.shared", "../shared"), "data", "tactile-known-weights");
        Path sums = folder.resolve(recording + ".sums.csv");
        assumeTrue(Files.exists(sums), () -> sums + " is not on this machine");
        List<Map<String, String>> rows = rows(sums);
        KnownWeights weights = new KnownWeights(
                rows.stream().mapToDouble(row -> number(row, "t_ms") / 1000).toArray(),
                rows.stream().mapToDouble(row -> number(row, "total_sum")).toArray());
        for (Map<String, String> row : rows(folder.resolve("contacts.csv"))) {
            if (text(row, "recording").equals(recording)
                    && !text(row, "force_N").isEmpty()) {
                weights.contacts.add(contact(row));
            }
        }
        return weights;
    }

    private static Contact contact(Map<String, String> row) {
        boolean clipped = !text(row, "author_clip_end_ms").isEmpty();
        double end = number(row, clipped ? "author_clip_end_ms" : "last_ms_at_90pct");
        return new Contact(
                text(row, "imprint"),
                number(row, "force_N"),
                number(row, "contact_start_ms") / 1000,
                end / 1000 - LIFTING_SECONDS);
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(text(row, column));
    }

    private static String text(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }

    private static List<Map<String, String>> rows(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        String[] names = lines.getFirst().split(",", -1);
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] values = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int column = 0; column < names.length; column++) {
                row.put(names[column], values[column]);
            }
            rows.add(row);
        }
        return rows;
    }

    /** All readings of the recording, in their order, through the compensator that the hot path uses. */
    double[] compensated(CreepFigures figures) {
        CreepCompensator compensator = new CreepCompensator(new CreepFigures[] {figures});
        double[] forces = new double[counts.length];
        double[] reading = new double[1];
        for (int scan = 0; scan < forces.length; scan++) {
            reading[0] = counts[scan];
            compensator.apply(reading, Math.round(seconds[scan] * 1e6));
            forces[scan] = reading[0];
        }
        return forces;
    }

    /** Mean, spread and drift of {@code forces} under one weight. */
    Steadiness steadiness(double[] forces, Contact contact) {
        Steadiness steadiness = new Steadiness();
        for (int scan = 0; scan < forces.length; scan++) {
            double age = seconds[scan] - contact.start();
            if (age >= LETTING_GO_SECONDS && seconds[scan] <= contact.end()) {
                steadiness.add(StrictMath.log10(age), forces[scan]);
            }
        }
        return steadiness;
    }

    /** The force that stood at that age of a contact. */
    double at(double[] forces, Contact contact, double age) {
        int scan = Arrays.binarySearch(seconds, contact.start() + age);
        return forces[scan >= 0 ? scan : -scan - 2];
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    /** Least squares over the logarithm of the age. */
    static final class Steadiness {
        private int count;
        private double sumX;
        private double sumY;
        private double sumXx;
        private double sumXy;
        private double sumYy;

        void add(double decades, double force) {
            count++;
            sumX += decades;
            sumY += force;
            sumXx += decades * decades;
            sumXy += decades * force;
            sumYy += force * force;
        }

        double mean() {
            return sumY / count;
        }

        double spreadPercent() {
            return 100 * StrictMath.sqrt(Math.max(0, sumYy / count - mean() * mean())) / mean();
        }

        double driftPercentPerDecade() {
            double slope = (count * sumXy - sumX * sumY) / (count * sumXx - sumX * sumX);
            return 100 * slope / mean();
        }
    }
}
