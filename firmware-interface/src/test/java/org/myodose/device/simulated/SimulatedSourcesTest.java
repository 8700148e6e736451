package org.myodose.device.simulated;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.ScanSource;
import org.myodose.device.SensorKind;
import org.myodose.device.SourceUri;
import org.myodose.device.emulated.CountSource;
import org.myodose.device.emulated.EmulatedDevice;
import org.myodose.device.wire.FrameEncoder;

@Timeout(60)
class SimulatedSourcesTest {

    private static CountSource counts(String uri) {
        return SimulatedSources.counts(SourceUri.parse(uri));
    }

    /** All bytes that the device puts on the line in its first half minute. */
    private static byte[] line(String uri) {
        EmulatedDevice device = new EmulatedDevice(counts(uri));
        byte[] start = new byte[FrameEncoder.MAX_LINE_BYTES];
        int length = new FrameEncoder().command(new Command.Start(), start, 0);
        device.receive(start, 0, length, 500_000);
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        while (device.dueMicros() < 30_000_000) {
            line.write(buffer, 0, device.transmit(buffer, device.dueMicros()));
        }
        return line.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sim:hand?seed=5", "sim:glove?seed=5", "sim:table?seed=5"})
    void theSameSeedGivesTheSameBytes(String uri) {
        byte[] line = line(uri);
        assertArrayEquals(line, line(uri));
        assertFalse(Arrays.equals(line, line(uri.replace("seed=5", "seed=6"))));
        assertTrue(line.length > 30 * 250 * 12);
    }

    @Test
    void sensorsCreepLagAndNoiseAsAsked() {
        byte[] usual = line("sim:hand?seed=5");
        for (String option : new String[] {"creep=0.1", "hysteresis=0.1", "noise=0.5"}) {
            assertFalse(Arrays.equals(usual, line("sim:hand?seed=5&" + option)), option);
        }
        assertArrayEquals(usual, line("sim:hand?seed=5&creep=0.03&hysteresis=0.02&noise=0.04"));
        assertThrows(IllegalArgumentException.class, () -> counts("sim:hand?creep=2"));
    }

    @Test
    void aGloveHasSixCalibratedChannelsThatShareTheForce() {
        CountSource glove = counts("sim:glove");
        DeviceDescription device = glove.description();
        assertEquals(6, device.channels().size());
        device.channels().forEach(channel -> {
            assertEquals(SensorKind.SIMULATED, channel.kind());
            assertEquals(ForceUnit.NEWTONS, channel.unit());
            assertEquals(-2, channel.decimalExponent());
        });
        while (glove.dueMicros() < 8_000_000) {
            glove.advance();
        }
        assertEquals(42.0, Arrays.stream(glove.counts()).sum() / 100.0, 3);
        assertTrue(glove.counts()[1] > glove.counts()[2], "the thumb does most");
    }

    @Test
    void pressesAsHardAsItIsTold() {
        CountSource hand = counts("sim:hand?target=20&rate=100&hold=5");
        assertEquals(100_000, hand.description().rateMilliHertz());
        while (hand.dueMicros() < 7_000_000) {
            hand.advance();
        }
        assertEquals(20.5, hand.counts()[0] / 100.0, 1.5);
    }

    @Test
    void keepsPressingWhenItsRateIsChanged() {
        CountSource hand = counts("sim:hand");
        hand.advance();
        assertEquals(1_000_000, hand.changeRate(5_000_000));
        assertEquals(10_000, hand.changeRate(1));
        assertEquals(100_000, hand.changeRate(100_000));
        long first = hand.dueMicros();
        hand.advance();
        assertEquals(first + 10_000, hand.dueMicros());
    }

    @Test
    void isReadThroughTheRealDecoder() throws Exception {
        try (ScanSource source = SimulatedSources.of(SourceUri.parse("sim:glove?speed=1000&seed=2"))) {
            assertEquals(6, source.open().channels().size());
            int[] scans = {0};
            CountSource expected = counts("sim:glove?seed=2");
            while (scans[0] < 5000) {
                source.poll(new ScansOnly(scan -> {
                    expected.advance();
                    scans[0]++;
                    assertEquals(expected.dueMicros(), scan.deviceTickMicros());
                    assertArrayEquals(expected.counts(), Arrays.copyOf(scan.rawCounts(), scan.channelCount()));
                }));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "sim:foot, There is no simulated 'foot'",
        "serial:hand, not a simulated source",
        "sim:hand?sped=2, no option 'sped'",
        "sim:hand?target=0, target=0",
        "sim:hand?target=hard, target=hard",
        "sim:hand?target=NaN, target=NaN",
        "sim:hand?rate=5000, give a value from 10 to 1000",
        "sim:hand?hold=-1, give a value from 0.5 to 600",
        "sim:hand?repetitions=2.5, repetitions=2.5",
        "sim:hand?repetitions=0, the whole number 1 to 1000",
        "sim:hand?rest=, rest=",
        "sim:hand?seed=abc, seed=abc",
        "sim:hand?speed=0, give a value from 0.01 to 10000"
    })
    void refusesWhatItCannotBe(String uri, String words) {
        String told = String.valueOf(assertThrows(
                        IllegalArgumentException.class,
                        () -> SimulatedSources.of(SourceUri.parse(uri)).close())
                .getMessage());
        assertTrue(told.contains(words) && told.endsWith("."), told);
    }
}
