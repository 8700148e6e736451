package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.device.ChannelDescription;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceStatus;
import org.myodose.device.ForceUnit;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/** What the wire cannot carry is refused and uses up no sequence number: the next frame is as if nothing had been. */
class FrameEncoderTest {

    private final FrameEncoder encoder = new FrameEncoder(1);
    private final byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES + 10];

    @AfterEach
    void nextFrameIsUndisturbed() {
        byte[] start = GoldenFrame.named("start").line();
        int length = encoder.command(new Command.Start(), line, 10);
        assertArrayEquals(start, Arrays.copyOfRange(line, 10, 10 + length));
        assertEquals(2, encoder.nextSequence());
    }

    @Test
    void refusesCommandsBeyondTheirRange() {
        for (Command impossible : List.of(
                new Command.Rate(0),
                new Command.Rate(-1),
                new Command.Rate(0x1_0000_0000L),
                new Command.Identify(0),
                new Command.Identify(256))) {
            assertThrows(IllegalArgumentException.class, () -> encoder.command(impossible, line, 0));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 32768", "2, -32769", "3, 8388608", "3, -8388609"})
    void refusesCountsThatDoNotFitTheirWidth(int countBytes, int count) {
        refusesScans(0, countBytes, 1, new int[] {count}, new int[1]);
    }

    @Test
    void refusesChannelsOfTheSameName() {
        ChannelDescription palm = ScriptedDevice.DESCRIPTION.channels().getFirst();
        DeviceDescription twins = new DeviceDescription(1, "m", "s", "1", 250_000, List.of(palm, palm));
        assertThrows(IllegalArgumentException.class, () -> new Hello(twins, false, true, 250_000, 2));
    }

    @Test
    void refusesTicksThatWereNotWrapped() {
        refusesScans(0x1_0000_0000L, 2, 1, new int[1], new int[1]);
        refusesScans(-1, 2, 1, new int[1], new int[1]);
    }

    @Test
    void refusesScansWithoutTimeBetweenOrTooMuchOfIt() {
        refusesScans(0, 2, 2, new int[2], new int[] {0, 0});
        refusesScans(0, 2, 2, new int[2], new int[] {0, 65_536});
    }

    @Test
    void refusesMoreScansThanFitAFrame() {
        refusesScans(0, 2, 0, new int[0], new int[0]);
        int most = FrameEncoder.maxScans(4, 64);
        int[] counts = new int[64 * (most + 1)];
        int[] deltas = new int[most + 1];
        Arrays.fill(deltas, 1);
        assertThrows(IllegalArgumentException.class, () -> encoder.scans(0, 4, 64, most + 1, counts, deltas, line, 0));
        new FrameEncoder().scans(0, 4, 64, most, counts, deltas, line, 0);
    }

    @Test
    void refusesMeasurementsBeyondTheirRange() {
        for (double volts : new double[] {-0.001, 65.535, 66, Double.NaN}) {
            DeviceStatus status = new DeviceStatus(0, 0, OptionalDouble.of(volts), OptionalDouble.empty());
            assertThrows(IllegalArgumentException.class, () -> encoder.status(status, 0, line, 0));
        }
        for (double celsius : new double[] {327.67, 400, -328, Double.NaN}) {
            DeviceStatus status = new DeviceStatus(0, 0, OptionalDouble.empty(), OptionalDouble.of(celsius));
            assertThrows(IllegalArgumentException.class, () -> encoder.status(status, 0, line, 0));
        }
    }

    @Test
    void refusesTextBeyondItsLength() {
        Hello hello = new Hello(device("m".repeat(33), "a", 10), false, true, 1000, 2);
        assertThrows(IllegalArgumentException.class, () -> encoder.hello(hello, 0, line, 0));
        Hello bell = new Hello(device("ring\u0007", "a", 10), false, true, 1000, 2);
        assertThrows(IllegalArgumentException.class, () -> encoder.hello(bell, 0, line, 0));
    }

    @Test
    void refusesADeviceThatCannotBe() {
        DeviceDescription device = device("m", "a", 10);
        assertThrows(IllegalArgumentException.class, () -> new Hello(device, false, true, 999, 2));
        assertThrows(IllegalArgumentException.class, () -> new Hello(device, false, true, 1000, 1));
        assertThrows(IllegalArgumentException.class, () -> new Hello(device("m", "", 10), false, true, 1000, 2));
        assertThrows(IllegalArgumentException.class, () -> new Hello(device("m", "a", 33), false, true, 1000, 2));
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 255", "2, 6, 145", "4, 64, 7"})
    void tellsHowManyScansFit(int countBytes, int channelCount, int scans) {
        assertEquals(scans, FrameEncoder.maxScans(countBytes, channelCount));
    }

    private void refusesScans(long tickMicros, int countBytes, int scanCount, int[] counts, int[] deltas) {
        assertThrows(
                IllegalArgumentException.class,
                () -> encoder.scans(tickMicros, countBytes, 1, scanCount, counts, deltas, line, 0));
    }

    private static DeviceDescription device(String model, String channelName, int bits) {
        ChannelDescription channel = new ChannelDescription(
                channelName, SensorKind.UNKNOWN, SensorPosition.UNSPECIFIED, ForceUnit.COUNTS, bits, 0);
        return new DeviceDescription(1, model, "", "", 1000, List.of(channel));
    }
}
