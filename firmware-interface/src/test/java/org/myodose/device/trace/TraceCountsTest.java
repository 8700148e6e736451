package org.myodose.device.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.device.ChannelDescription;
import org.myodose.device.ForceUnit;

class TraceCountsTest {

    @TempDir
    Path folder;

    private TraceCounts counts(String text) throws IOException, TraceException {
        Path file = Files.writeString(folder.resolve("a-trace-whose-name-is-longer-than-thirty-two-bytes.csv"), text);
        return TraceCounts.of(TraceFile.read(file, TraceOptions.guessed()));
    }

    private static int[] column(TraceCounts counts) {
        int[] values = new int[counts.scans()];
        int[] scan = new int[1];
        for (int i = 0; i < values.length; i++) {
            counts.copyCounts(i, scan);
            values[i] = scan[0];
        }
        return values;
    }

    @Test
    void scalesByThePrintedDecimals() throws Exception {
        TraceCounts counts = counts("time,force_kg\n0.0,0.100000\n0.1,12.300000\n0.2,-1.0\n");
        ChannelDescription channel = counts.description().channels().getFirst();
        assertEquals(-1, channel.decimalExponent());
        assertEquals(ForceUnit.KILOGRAMS, channel.unit());
        assertArrayEquals(new int[] {1, 123, -10}, column(counts));
        assertEquals(2, counts.countBytes());
        assertEquals(List.of(), counts.notes());
    }

    @Test
    void takesAsManyBytesAsTheGreatestCountNeeds() throws Exception {
        assertEquals(2, counts("time,force\n0.0,-32767\n0.1,1\n").countBytes());
        assertEquals(3, counts("time,force\n0.0,32768\n0.1,1\n").countBytes());
        assertEquals(3, counts("time,force\n0.0,8388607\n0.1,1\n").countBytes());
        assertEquals(4, counts("time,force\n0.0,8388608\n0.1,1\n").countBytes());
    }

    @Test
    void roundsWhatDoesNotFitAndSaysSo() throws Exception {
        TraceCounts counts = counts("time,force\n0.0,236.32500000000002\n0.1,-0.123456789012\n");
        assertEquals(-6, counts.description().channels().getFirst().decimalExponent());
        assertArrayEquals(new int[] {236_325_000, -123_457}, column(counts));
        assertTrue(
                counts.notes().getFirst().contains("rounded to 1e-6"),
                counts.notes().toString());
    }

    @Test
    void scalesHugeValuesDown() throws Exception {
        TraceCounts counts = counts("time,force\n0.0,123456789012\n0.1,0\n");
        assertEquals(2, counts.description().channels().getFirst().decimalExponent());
        assertArrayEquals(new int[] {1_234_567_890, 0}, column(counts));
    }

    @Test
    void namesChannelsWithinTheProtocolsBounds() throws Exception {
        Path file = Files.writeString(
                folder.resolve("long.csv"),
                "t_ms,a channel with a long name,a channel with a long nickname,\n0,1,2,\n1,1,2,\n");
        TraceCounts counts =
                TraceCounts.of(TraceFile.read(file, TraceOptions.guessed().withForceColumns("2", "3")));
        assertEquals(
                List.of("a channel with a", "a channel with~2"),
                counts.description().channels().stream()
                        .map(ChannelDescription::name)
                        .toList());
        Path nameless = Files.writeString(folder.resolve("nameless.csv"), "t_ms,,x\n0,1,2\n1,1,2\n");
        assertEquals(
                "column 2",
                TraceCounts.of(TraceFile.read(nameless, TraceOptions.guessed().withForceColumns("2")))
                        .description()
                        .channels()
                        .getFirst()
                        .name());
    }

    @Test
    void sharesOneRateWithTheTrace() throws Exception {
        TraceCounts counts = counts("t_ms,force\n0,1\n31,1\n62,1\n94,1\n");
        assertEquals(32_258, counts.description().rateMilliHertz());
        assertTrue(counts.description().serialNumber().length() <= 32);
    }
}
