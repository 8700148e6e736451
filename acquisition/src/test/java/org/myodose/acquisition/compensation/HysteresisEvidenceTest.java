package org.myodose.acquisition.compensation;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

/**
 * Would a correction of hysteresis help? Soft fingertips squeezed beside a reference force, read in place: a cubic curve, with and
 * without a play operator, fitted to the first half and judged on the second. Prints the figures of docs/decisions/0013.
 */
class HysteresisEvidenceTest {

    private static final int FINGERTIPS = 3;
    private static final int REFERENCE = 3;

    private static double[] column(List<String> lines, int column) {
        return lines.stream()
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[column]))
                .toArray();
    }

    /** Follows its input only where that leaves a band of ±width: the simplest element of hysteresis (Prandtl, Ishlinskii). */
    private static double[] play(double[] input, double width) {
        double[] output = new double[input.length];
        double last = input[0];
        for (int index = 0; index < input.length; index++) {
            last = Math.clamp(last, input[index] - width, input[index] + width);
            output[index] = last;
        }
        return output;
    }

    /** Regressors of each sample: the cubic, and by how far the play lags where there is one. */
    private static double[][] regressors(double[] input, double width) {
        double[] lagging = play(input, width);
        return IntStream.range(0, input.length)
                .mapToObj(index -> {
                    double x = input[index];
                    double[] cubic = {x, x * x, x * x * x};
                    return width == 0 ? cubic : new double[] {x, x * x, x * x * x, lagging[index] - x};
                })
                .toArray(double[][]::new);
    }

    /** Root of the mean squared error over the second half of a fit to the first. */
    private static double heldOutError(double[] input, double[] reference, double width) {
        double[][] all = regressors(input, width);
        int half = input.length / 2;
        OLSMultipleLinearRegression regression = new OLSMultipleLinearRegression();
        regression.newSampleData(Arrays.copyOf(reference, half), Arrays.copyOf(all, half));
        double[] fitted = regression.estimateRegressionParameters();
        double squares = 0;
        for (int index = half; index < input.length; index++) {
            double error = reference[index] - fitted[0];
            for (int term = 0; term < all[index].length; term++) {
                error -= fitted[term + 1] * all[index][term];
            }
            squares += error * error;
        }
        return StrictMath.sqrt(squares / (input.length - half));
    }

    @Test
    void aPlayOperatorDoesNotCarryOverToTheSecondHalf() throws IOException {
        Path file =
                Path.of(System.getProperty("myodose.shared", "../shared"), "data", "fingertip-reference", "FPdata.csv");
        assumeTrue(Files.exists(file), () -> file + " is not on this machine");
        List<String> lines = Files.readAllLines(file);
        double[] reference = column(lines, REFERENCE);
        double[] widths = {0.01, 0.02, 0.05, 0.1, 0.2, 0.3};
        for (int fingertip = 0; fingertip < FINGERTIPS; fingertip++) {
            double[] counts = column(lines, fingertip);
            double low = Arrays.stream(counts).min().orElseThrow();
            double range = Arrays.stream(counts).max().orElseThrow() - low;
            double[] input =
                    Arrays.stream(counts).map(count -> (count - low) / range).toArray();
            double without = heldOutError(input, reference, 0);
            double best = Arrays.stream(widths)
                    .map(width -> heldOutError(input, reference, width))
                    .min()
                    .orElseThrow();
            System.out.printf(
                    Locale.ROOT, "fingertip %d: %.1f counts, with play at best %.1f%n", fingertip, without, best);
            assertTrue(best > 0.9 * without, "a correction would help: decide anew");
        }
    }
}
