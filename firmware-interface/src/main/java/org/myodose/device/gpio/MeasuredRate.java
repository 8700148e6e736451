package org.myodose.device.gpio;

import java.util.Arrays;
import java.util.Locale;
import org.myodose.device.LinkException;
import org.myodose.device.gpio.chip.Converter;
import org.myodose.device.gpio.chip.HostClock;

/**
 * The true rate of a chip that sets its own pace, measured whenever it is opened. A rate that changed by less than the
 * measurement can tell is kept, so that the same chip describes itself the same. Not thread-safe.
 */
final class MeasuredRate {

    private static final int FEWEST_CONVERSIONS = 8;
    private static final double MEASURED_SECONDS = 0.25;

    /** Readiness is seen up to a fiftieth of a period late, over eight periods. */
    private static final double SAME_RATE = 0.02;

    /** More than oscillators are off, less than from one rate of a chip to the next. */
    private static final double CLAIM = 0.3;

    private long knownMilliHertz;

    /**
     * Times conversions of a chip that has settled; blocks for a quarter of a second, or for eight conversions.
     *
     * @return conversions per 1,000 seconds
     * @throws LinkException when the rate is far from the one that was claimed
     */
    long measure(Converter chip, HostClock clock) throws LinkException {
        int[] counts = new int[chip.channelCount()];
        awaitScan(chip, clock, counts);
        long[] intervalsNs = new long[Math.max(FEWEST_CONVERSIONS, (int) (chip.maxRateHz() * MEASURED_SECONDS))];
        for (int conversion = 0; conversion < intervalsNs.length; conversion++) {
            long beginNs = clock.nanoTime();
            awaitScan(chip, clock, counts);
            intervalsNs[conversion] = clock.nanoTime() - beginNs;
        }
        double rateHz = 1e9 / typical(intervalsNs);
        refuseOtherThan(chip, rateHz);
        long milliHertz = Math.round(rateHz * 1000);
        if (Math.abs(milliHertz - knownMilliHertz) > SAME_RATE * milliHertz) {
            knownMilliHertz = milliHertz;
        }
        return knownMilliHertz;
    }

    /** Mean of those near the median: a conversion that a busy computer missed leaves an interval of two periods. */
    private static double typical(long[] intervalsNs) {
        Arrays.sort(intervalsNs);
        double median = intervalsNs[intervalsNs.length / 2];
        return Arrays.stream(intervalsNs)
                .filter(interval -> Math.abs(interval - median) < median / 2)
                .average()
                .orElse(median);
    }

    private static void awaitScan(Converter chip, HostClock clock, int[] counts) throws LinkException {
        // A reading that had to be thrown away took its time all the same.
        while (chip.advance(clock.nanoTime(), counts) == Converter.Progress.PENDING) {
            clock.pause(Math.max(0, chip.nextStepNs() - clock.nanoTime()));
        }
    }

    private static void refuseOtherThan(Converter chip, double rateHz) throws LinkException {
        if (Math.abs(rateHz - chip.maxRateHz()) > CLAIM * chip.maxRateHz()) {
            // How far off cannot be said: of a chip that is much faster than claimed, readings are missed.
            throw new LinkException(String.format(
                    Locale.ROOT,
                    "The %s does not give %.0f scans a second: give the rate= that it is wired for.",
                    chip.model(),
                    chip.maxRateHz()));
        }
    }
}
