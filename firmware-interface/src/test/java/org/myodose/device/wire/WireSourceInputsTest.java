package org.myodose.device.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceEvent.Kind;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCounters;
import org.myodose.device.Scan;

/** A stop or a button that was lost on the line is found out from the status, once; a stream that ends says so. */
@Timeout(60)
class WireSourceInputsTest {

    private static final Pacer ONE_BEAT = (period, beat) -> {
        beat.run();
        return () -> {};
    };

    private final ScriptedDevice device = ScriptedDevice.obedient();
    private final WireSource source = new WireSource("serial:/dev/ttyACM0", () -> device, ONE_BEAT, () -> 77);
    private final List<DeviceEvent> events = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final IgnoringSink sink = new IgnoringSink() {
        @Override
        public void onEvent(DeviceEvent event) {
            events.add(event);
        }

        @Override
        public void onScan(Scan scan) {
            counts.add(scan.rawCounts()[0]);
        }
    };

    @BeforeEach
    void open() throws Exception {
        source.open();
        // No scans come, so the host asks who is there; it need not be told.
        device.react((command, frame) -> {});
    }

    private boolean poll(byte[]... frames) throws Exception {
        device.send(frames);
        return source.poll(sink);
    }

    private List<String> told() {
        return events.stream().map(event -> event.kind() + " " + event.began()).toList();
    }

    private long madeUp() {
        return source.counters().get(LinkCounters.Kind.EVENTS_MADE_UP);
    }

    @Test
    void aStopWhoseEventWasLostIsToldByTheNextStatusAndOnlyByThat() throws Exception {
        poll(device.status(1_000, false, false));
        device.event(Kind.PATIENT_STOP, true, 1_500);
        poll(device.status(2_000, true, false), device.status(3_000, true, false));
        assertEquals(List.of("PATIENT_STOP true"), told());
        assertEquals(2_000, events.getFirst().deviceTickMicros());
        assertEquals(77, events.getFirst().arrivalNs());
        assertEquals(1, madeUp());
        poll(device.event(Kind.PATIENT_STOP, false, 3_500), device.status(4_000, false, false));
        assertEquals(List.of("PATIENT_STOP true", "PATIENT_STOP false"), told());
        assertEquals(1, madeUp());
    }

    @Test
    void bothAtOnceAndTheirReleases() throws Exception {
        poll(device.status(1_000, true, true), device.status(2_000, false, false));
        assertEquals(List.of("PATIENT_STOP true", "BUTTON true", "PATIENT_STOP false", "BUTTON false"), told());
        assertEquals(4, madeUp());
    }

    @Test
    void eventsThatComeAreNotToldAgainByTheStatus() throws Exception {
        poll(device.event(Kind.BUTTON, true, 500), device.status(1_000, false, true));
        assertEquals(List.of("BUTTON true"), told());
        assertEquals(0, madeUp());
    }

    @Test
    void anEventThatComesBehindItsStatusIsKeptBack() throws Exception {
        poll(device.status(1_000, true, false), device.event(Kind.PATIENT_STOP, true, 900));
        assertEquals(List.of("PATIENT_STOP true"), told());
        poll(device.event(Kind.PATIENT_STOP, true, 5_000));
        assertEquals(2, told().size(), "a later one is another one");
    }

    @Test
    void alsoAcrossTheWrapOfTheDevicesClock() throws Exception {
        poll(device.status(100, true, false), device.event(Kind.PATIENT_STOP, true, 0xFFFF_FFF0L));
        assertEquals(1, told().size());
    }

    @Test
    void aStatusWithoutInputsTellsNothing() throws Exception {
        poll(
                device.event(Kind.PATIENT_STOP, true, 500),
                GoldenFrame.named("status-quiet").line());
        assertEquals(List.of("PATIENT_STOP true"), told());
        assertEquals(0, madeUp());
    }

    @Test
    void theEndOfTheStreamIsAnOrderlyEndAfterAllThatCameBefore() throws Exception {
        assertTrue(poll(device.scan(1_000, 1)));
        assertFalse(poll(device.scan(2_000, 2), device.endOfStream()));
        assertEquals(List.of(1, 2), counts);
        assertFalse(source.poll(sink), "and it stays the end");
        assertEquals(0, source.counters().get(LinkCounters.Kind.UNKNOWN_TYPES));
    }
}
