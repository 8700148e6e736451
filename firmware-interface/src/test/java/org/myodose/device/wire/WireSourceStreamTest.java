package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.device.AllocatedBytes;
import org.myodose.device.ByteLink;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceIdentity;
import org.myodose.device.DeviceStatus;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;
import org.myodose.device.Scan;

@Timeout(60)
class WireSourceStreamTest {

    private static final DeviceStatus HEALTHY = new DeviceStatus(0, 0, OptionalDouble.empty(), OptionalDouble.empty());

    private static final Pacer ONE_BEAT = (period, beat) -> {
        beat.run();
        return () -> {};
    };

    private ScriptedDevice device = ScriptedDevice.obedient();
    private final RecordingSink sink = new RecordingSink();
    private long nowNs;
    private final WireSource source = new WireSource("serial:/dev/ttyACM0", () -> device, ONE_BEAT, () -> nowNs);

    @BeforeEach
    void open() throws Exception {
        source.open();
        device.commands.clear();
    }

    @Test
    void stampsTheArrivalWhenTheReadReturns() throws Exception {
        List<Long> arrivals = new ArrayList<>();
        for (nowNs = 1000; nowNs <= 3000; nowNs += 1000) {
            device.send(device.scan(nowNs, 1));
            source.poll(new IgnoringSink() {
                @Override
                public void onScan(Scan scan) {
                    arrivals.add(scan.arrivalNs());
                }
            });
        }
        assertEquals(List.of(1000L, 2000L, 3000L), arrivals);
    }

    @Test
    void startsADeviceAgainThatRestartedAndTellsOfIt() throws Exception {
        device.reset();
        device.send(device.hello(false, true));
        source.poll(sink);
        assertEquals(List.of(new Command.Start()), device.commands);
        assertEquals(List.of(ScriptedDevice.DESCRIPTION.toString()), sink.heard);
        assertEquals(0, source.counters().get(Kind.FRAMES_MISSING));
    }

    @Test
    void asksForTheWantedRateAndAgainAfterARestart() throws Exception {
        WireSource faster = new WireSource(
                "serial:/dev/ttyACM0", () -> device, ONE_BEAT, () -> nowNs, 500_000, new DeviceIdentity());
        faster.open();
        assertTrue(device.commands.contains(new Command.Rate(500_000)), device.commands::toString);
        device.commands.clear();
        device.reset();
        device.send(device.hello(false, true));
        faster.poll(sink);
        assertEquals(List.of(new Command.Rate(500_000), new Command.Start()), device.commands);
    }

    @Test
    void refusesARateThatTheDeviceCannotReachAndLeavesItStopped() {
        WireSource tooFast = new WireSource(
                "serial:/dev/ttyACM0", () -> device, ONE_BEAT, () -> nowNs, 900_000_000, new DeviceIdentity());
        LinkException refused = assertThrows(LinkException.class, tooFast::open);
        assertTrue(refused.getMessage().contains("at most"), refused::getMessage);
        assertEquals(new Command.Stop(), device.commands.getLast());
    }

    @Test
    void leavesARestartedDeviceStoppedThatTheUserStopped() throws Exception {
        source.send(new Command.Stop());
        device.commands.clear();
        device.reset();
        device.send(device.hello(false, true));
        source.poll(sink);
        assertEquals(List.of(), device.commands);
        assertEquals(List.of(ScriptedDevice.DESCRIPTION.toString()), sink.heard);
    }

    @Test
    void holdsBackAnIntroductionThatSaysNothingNew() throws Exception {
        device.send(device.hello(true, false), device.scan(1, 5));
        source.poll(sink);
        assertEquals(List.of("scan 3 @1 [5]"), sink.heard);
        assertEquals(List.of(), device.commands);
    }

    @Test
    void tellsOfANewRateWithoutStartingAgain() throws Exception {
        DeviceDescription faster = ScriptedDevice.describe(500_000);
        device.send(device.hello(faster, true, false));
        source.poll(sink);
        assertEquals(List.of(faster.toString()), sink.heard);
        assertEquals(List.of(), device.commands);
    }

    @Test
    void asksADeviceThatReportsButSendsNoScans() throws Exception {
        device.react((command, frame) -> {});
        device.send(device.scan(1, 5), device.status(HEALTHY));
        source.poll(sink);
        assertEquals(List.of(), device.commands);
        device.send(device.status(HEALTHY));
        source.poll(sink);
        assertEquals(List.of(new Command.Hello()), device.commands);
    }

    @Test
    void tellsOfLostFramesBeforeTheScanBehindThem() throws Exception {
        byte[] kept = device.scan(1, 5);
        byte[] lost = device.scan(2, 6);
        assertTrue(lost.length > 0);
        device.send(kept, device.scan(3, 7));
        source.poll(sink);
        assertEquals(List.of("scan 2 @1 [5]", "1 missing", "scan 4 @3 [7]"), sink.heard);
    }

    @Test
    void canBeOpenedAgainAfterTheDeviceWasUnplugged() throws Exception {
        device.unplug();
        LinkException lost = assertThrows(LinkException.class, () -> source.poll(sink));
        assertEquals("The device was unplugged: plug it in again.", lost.getMessage());
        assertTrue(device.isClosed());
        assertThrows(LinkException.class, () -> source.poll(sink));

        device = ScriptedDevice.obedient();
        assertEquals(ScriptedDevice.DESCRIPTION, source.open());
        device.send(device.scan(9, 3));
        assertTrue(source.poll(sink));
        assertEquals(List.of("scan 2 @9 [3]"), sink.heard);
    }

    @Test
    void countsTheBytesOfAFrameThatTheUnpluggingCutOff() throws Exception {
        long damagedBefore = source.counters().get(Kind.DAMAGED_BYTES);
        device.send(new byte[] {9, 8, 7});
        assertTrue(source.poll(sink));
        device.unplug();
        assertThrows(LinkException.class, () -> source.poll(sink));
        assertEquals(3, source.counters().get(Kind.DAMAGED_BYTES) - damagedBefore);
    }

    @Test
    void stopsTheDeviceAndEndsPollingWhenClosed() throws Exception {
        source.close();
        assertEquals(List.of(new Command.Stop()), device.commands);
        assertTrue(device.isClosed());
        assertFalse(source.poll(sink));
        source.close();
    }

    @Test
    void closesTheLinkThoughTheStopFailsAsItShouldNot() {
        device.react((command, frame) -> {
            throw new UnsupportedOperationException("broken driver");
        });
        assertThrows(UnsupportedOperationException.class, source::close);
        assertTrue(device.isClosed());
    }

    @Test
    void refusesToOpenAndToSendOnceClosed() {
        source.close();
        assertTrue(assertThrows(LinkException.class, source::open).getMessage().contains("was closed"));
        assertThrows(LinkException.class, () -> source.send(new Command.Tare()));
    }

    @Test
    void refusesToPollAndToSendBeforeItIsOpen() {
        try (WireSource unopened = new WireSource("serial:/dev/ttyACM0", () -> device)) {
            assertThrows(LinkException.class, () -> unopened.poll(sink));
            assertThrows(LinkException.class, () -> unopened.send(new Command.Tare()));
        }
    }

    @Test
    void pollAllocatesNothingPerScan() throws Exception {
        EndlessScans scans = new EndlessScans();
        try (WireSource endless = new WireSource("endless", () -> scans, ONE_BEAT, System::nanoTime)) {
            endless.open();
            IgnoringSink nobody = new IgnoringSink();
            long polls = 100_000;
            long allocated = AllocatedBytes.leastOver(() -> {
                for (int poll = 0; poll < polls; poll++) {
                    endless.poll(nobody);
                }
            });
            assertEquals(0, allocated);
            long told = endless.counters().get(Kind.SCANS);
            assertTrue(told >= polls && told % polls == 0, told + " scans");
        }
    }

    /** After the handshake of an obedient device, one scan at every read, made once and repeated without allocation. */
    private static final class EndlessScans implements ByteLink {

        private final ScriptedDevice device = ScriptedDevice.obedient();
        private final byte[][] frames = new byte[65536][];
        private int handshakeReads = 2;
        private int next;

        @Override
        public int read(byte[] buffer) throws LinkException {
            if (handshakeReads > 0) {
                handshakeReads--;
                return device.read(buffer);
            }
            if (frames[0] == null) {
                for (int index = 0; index < frames.length; index++) {
                    frames[index] = device.scan(index, index % 1000);
                }
            }
            byte[] frame = frames[next];
            next = (next + 1) % frames.length;
            System.arraycopy(frame, 0, buffer, 0, frame.length);
            return frame.length;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws LinkException {
            device.write(bytes, offset, length);
        }

        @Override
        public String description() {
            return "endless";
        }

        @Override
        public void close() {
            device.close();
        }
    }
}
