package org.myodose.device.firmware;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Counts to feed to the converter: one row a scan, as the runner reads them. */
final class Traces {

    static final int CHANNELS = 6;
    private static final int LARGEST_COUNT = 1023;

    private Traces() {}

    /** A press of one hand on six sensors: rise, tremor, sag, release, noise. The first rows go through every count. */
    static List<int[]> press(int rows, long seed) {
        return press(rows, CHANNELS, seed);
    }

    static List<int[]> press(int rows, int channels, long seed) {
        Random random = new Random(seed);
        List<int[]> trace = new ArrayList<>();
        for (int row = 0; row < rows; row++) {
            int[] counts = new int[channels];
            for (int channel = 0; channel < channels; channel++) {
                counts[channel] = row <= LARGEST_COUNT
                        ? (row + 171 * channel) % (LARGEST_COUNT + 1)
                        : pressed((double) row / rows, channel, random);
            }
            trace.add(counts);
        }
        return trace;
    }

    private static int pressed(double part, int channel, Random random) {
        double height = Math.min(1, Math.min(part / 0.2, (1 - part) / 0.1)) * (1 - 0.1 * part);
        double tremor = 12 * Math.sin(2 * Math.PI * 90 * part);
        double count = (300 + 120 * (channel % CHANNELS)) * height + tremor + 3 * random.nextGaussian();
        return Math.clamp(Math.round(count), 0, LARGEST_COUNT);
    }

    /** A recorded force, whatever its unit, spread over the converter's range; each input sees a different share. */
    static List<int[]> ofForces(List<Double> forces) {
        double highest = forces.stream().mapToDouble(Double::doubleValue).max().orElse(1);
        double lowest = forces.stream().mapToDouble(Double::doubleValue).min().orElse(0);
        List<int[]> trace = new ArrayList<>();
        for (double force : forces) {
            int[] counts = new int[CHANNELS];
            for (int channel = 0; channel < CHANNELS; channel++) {
                double share = (channel + 1.0) / CHANNELS;
                counts[channel] = (int) Math.round((force - lowest) / (highest - lowest) * LARGEST_COUNT * share);
            }
            trace.add(counts);
        }
        return trace;
    }

    /** Readings of so many load cells, both signs, no two rows alike. */
    static List<int[]> loads(int rows, int cells, long seed) {
        Random random = new Random(seed);
        return Stream.generate(() -> random.ints(cells, -(1 << 23), 1 << 23).toArray())
                .limit(rows)
                .toList();
    }

    static Path write(Path file, List<int[]> trace) throws IOException {
        StringBuilder text = new StringBuilder("micros");
        for (int channel = 0; channel < trace.getFirst().length; channel++) {
            text.append(",channel ").append(channel);
        }
        text.append('\n');
        for (int row = 0; row < trace.size(); row++) {
            text.append(row * 1000L);
            for (int count : trace.get(row)) {
                text.append(',').append(count);
            }
            text.append('\n');
        }
        return Files.writeString(file, text);
    }
}
