package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.firmware.HeardFromDevice.Sample;
import org.myodose.device.firmware.RunLog.Conversions;

/** What must hold of any stream of the firmware. */
final class StreamAssertions {

    /** Longest that other interrupts may hold up the start of the conversions. */
    private static final double START_DELAY_MICROS = 10;

    private StreamAssertions() {}

    static void assertNothingLostOrDamaged(SimulatedUno uno) {
        assertEquals(0, uno.heard.missingFrames(), () -> "frames missing; " + counted(uno));
        assertEquals(0, uno.counters.damagedFrames(), () -> "damaged frames; " + counted(uno));
        assertEquals(
                0,
                uno.counters.get(Kind.DUPLICATE_FRAMES) + uno.counters.get(Kind.UNKNOWN_TYPES),
                () -> "strange frames; " + counted(uno));
        assertTrue(uno.counters.get(Kind.GOOD_FRAMES) > 0);
    }

    private static String counted(SimulatedUno uno) {
        return Arrays.stream(Kind.values())
                .map(kind -> kind + " " + uno.counters.get(kind))
                .collect(Collectors.joining(", "));
    }

    static void assertCountsAre(List<int[]> trace, List<Sample> samples) {
        for (int i = 0; i < samples.size(); i++) {
            int[] expected = trace.get(i % trace.size());
            int[] counts = samples.get(i).counts();
            assertEquals(expected.length, counts.length);
            for (int channel = 0; channel < expected.length; channel++) {
                assertEquals(expected[channel], counts[channel], 1, "scan " + i + ", channel " + channel);
            }
        }
    }

    static void assertTicksApart(long periodMicros, List<Sample> samples) {
        for (int i = 1; i < samples.size(); i++) {
            assertEquals(
                    periodMicros,
                    samples.get(i).tickMicros() - samples.get(i - 1).tickMicros(),
                    "scan " + i);
        }
    }

    static void assertTicksTellWhenConversionsStarted(List<Conversions> conversions, List<Sample> samples) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int i = 0; i < samples.size(); i++) {
            double delay = conversions.get(i).startMicros() - samples.get(i).tickMicros();
            least = Math.min(least, delay);
            most = Math.max(most, delay);
        }
        assertTrue(most - least < START_DELAY_MICROS, "starts vary by " + (most - least) + " µs");
    }
}
