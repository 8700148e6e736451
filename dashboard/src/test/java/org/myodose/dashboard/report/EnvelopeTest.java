package org.myodose.dashboard.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.document.Mark.Point;

/** A thinned trace shows what the whole one shows. */
class EnvelopeTest {

    private static final int COLUMNS = 50;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 49, 50, 51, 1000, 200_000})
    void keepsTheLowestAndHighestOfEveryColumnInFewPoints(int samples) {
        Random random = new Random(samples);
        double[] lowest = filled(Double.POSITIVE_INFINITY);
        double[] highest = filled(Double.NEGATIVE_INFINITY);
        Envelope envelope = new Envelope(0, 10, COLUMNS);
        double peak = Double.NEGATIVE_INFINITY;
        for (int index = 0; index < samples; index++) {
            double seconds = 10.0 * index / samples;
            double force = random.nextGaussian();
            int column = column(seconds);
            lowest[column] = Math.min(lowest[column], force);
            highest[column] = Math.max(highest[column], force);
            peak = Math.max(peak, force);
            envelope.add(seconds, force);
        }
        List<Point> line = envelope.lines().getFirst();
        assertTrue(line.size() <= 4 * COLUMNS, line.size() + " points");
        double[] shownLowest = filled(Double.POSITIVE_INFINITY);
        double[] shownHighest = filled(Double.NEGATIVE_INFINITY);
        double before = -1;
        for (Point point : line) {
            int column = column(point.x());
            shownLowest[column] = Math.min(shownLowest[column], point.y());
            shownHighest[column] = Math.max(shownHighest[column], point.y());
            assertTrue(point.x() > before, "times run upwards");
            before = point.x();
        }
        for (int column = 0; column < COLUMNS; column++) {
            assertEquals(lowest[column], shownLowest[column]);
            assertEquals(highest[column], shownHighest[column]);
        }
        assertEquals(peak, envelope.peak().orElseThrow().y());
    }

    private static double[] filled(double value) {
        double[] filled = new double[COLUMNS];
        Arrays.fill(filled, value);
        return filled;
    }

    private static int column(double seconds) {
        return (int) Math.min(COLUMNS - 1, seconds / 10 * COLUMNS);
    }

    @Test
    void breaksTheLineAtGapsAndWhereThereIsNoFigure() {
        Envelope envelope = new Envelope(0, 10, COLUMNS);
        envelope.add(1, 5);
        envelope.gap();
        envelope.add(3, 6);
        envelope.add(4, Double.NaN);
        envelope.add(5, 7);
        assertEquals(
                List.of(List.of(new Point(1, 5)), List.of(new Point(3, 6)), List.of(new Point(5, 7))),
                envelope.lines());
    }

    @Test
    void gapsWithoutNumberTakeNoMemoryWithoutBound() {
        Envelope envelope = new Envelope(0, 10, COLUMNS);
        for (int index = 0; index < 100_000; index++) {
            envelope.add(index * 1e-4, 1);
            envelope.gap();
        }
        assertTrue(envelope.lines().size() <= COLUMNS + 1, envelope.lines().size() + " lines");
    }
}
