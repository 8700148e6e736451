package org.myodose.dashboard.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Made-up tables of force against time. */
final class Tables {

    private static final int RATE_HZ = 50;

    private Tables() {}

    /** Three holds of 4, 5 and 6 s at 40 N with a tremor, times counted from 100 s; ragged times and noise from a seed. */
    static Path threeHolds(Path folder) throws IOException {
        Random random = new Random(7);
        String rows = IntStream.range(0, 30 * RATE_HZ)
                .mapToObj(row -> {
                    double seconds = (double) row / RATE_HZ;
                    double jitter = 0.004 * random.nextDouble();
                    double force =
                            40 * held(seconds) * (1 + 0.02 * Math.sin(60 * seconds)) + 0.1 * random.nextGaussian();
                    return String.format(Locale.ROOT, "%.4f,%.2f", 100 + seconds + jitter, force);
                })
                .collect(Collectors.joining("\n", "time,force\n", "\n"));
        return Files.writeString(folder.resolve("holds.csv"), rows);
    }

    private static double held(double seconds) {
        return press(seconds, 2, 4) + press(seconds, 9, 5) + press(seconds, 17, 6);
    }

    /** Rises and falls within half a second. */
    private static double press(double seconds, double start, double length) {
        double rise = Math.clamp((seconds - start) / 0.5, 0, 1);
        double fall = Math.clamp((start + length + 0.5 - seconds) / 0.5, 0, 1);
        return Math.min(rise, fall);
    }
}
