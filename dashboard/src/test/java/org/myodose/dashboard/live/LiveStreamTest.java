package org.myodose.dashboard.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.FitFigures;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.SensorId;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SensorPlace;
import org.myodose.acquisition.Side;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.clock.Timing;
import org.myodose.acquisition.latency.Stage;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkState;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

class LiveStreamTest {

    private static final long MILLI_NS = 1_000_000;
    private static final FitFigures FIT = new FitFigures(2, 0, 9.8, 0.1, 0.2, 0.1, 1, 0.1);

    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> received = new ArrayList<>();
    private final FixedHealth health = new FixedHealth();
    private final LiveHub hub = new LiveHub();
    private LiveStream stream = newStream();
    private long scanMicros;

    private LiveStream newStream() {
        return LiveStream.ofOne(hub, "sim:hand", Prescriptions.demonstration(), health, 0);
    }

    private final class Browser implements LiveClient {
        @Override
        public String id() {
            return "browser";
        }

        @Override
        public CompletionStage<?> send(String text) {
            try {
                JsonNode message = json.readTree(text);
                LiveSchema.requireAsPublished(message);
                received.add(message);
            } catch (JsonProcessingException notJson) {
                throw new AssertionError(text, notJson);
            }
            return CompletableFuture.completedStage(null);
        }

        @Override
        public void close(String reason) {
            throw new AssertionError("closed: " + reason);
        }
    }

    @BeforeEach
    void connectABrowser() {
        hub.join(new Browser());
        received.clear();
    }

    @Test
    void sendsTheNewestOfTheScansThatCameTooFast() {
        for (int scan = 0; scan < 100; scan++) {
            stream.scan(slot(scan, scan), scan * MILLI_NS);
            stream.duty(scan * MILLI_NS);
        }
        List<Integer> told = ofType("scan").map(m -> m.get("sequence").asInt()).toList();
        assertEquals(List.of(0, 17, 34, 51, 68, 85), told);
    }

    @Test
    void tellsTheLastScanEvenWhenNoOtherFollows() {
        stream.scan(slot(1, 10), 0);
        stream.scan(slot(2, 20), MILLI_NS);
        stream.duty(MILLI_NS + stream.nanosToNextDuty(MILLI_NS));
        assertEquals(2, last().get("sequence").asInt());
    }

    @Test
    void tellsHowOldAScanIsUnlessItsArrivalIsOfAnotherClock() {
        LiveSlot slot = slot(1, 10);
        slot.arrivalNs = 100 * MILLI_NS;
        stream.scan(slot, 102 * MILLI_NS);
        assertEquals(2000, last().get("ageMicros").asDouble());
        slot.arrivalNs = 300 * MILLI_NS;
        stream.scan(slot, 202 * MILLI_NS);
        assertTrue(last().get("ageMicros").isNull(), "not yet arrived");
        stream.scan(slot, 20_000 * MILLI_NS);
        assertTrue(last().get("ageMicros").isNull(), "long ago");
    }

    @Test
    void tellsAStateChangeAtOnceWithTheScanThatCausedIt() {
        stream.scan(slot(1, 10), 0);
        LiveSlot slot = slot(2, 20);
        slot.deviceTickMicros = 4_294_967_295L;
        slot.cue = Cue.BAND_ENTERED;
        slot.cause = "The force is inside the band.";
        stream.cue(slot);
        assertEquals("event", last().get("type").asText());
        assertEquals("bandEntered", last().get("event").asText());
        assertEquals(2, last().get("sequence").asInt());
        assertEquals(4_294_967_295L, last().get("deviceTickUs").asLong());
    }

    @Test
    void tellsNewtonsWhereTheSourceSpeaksKilograms() {
        stream.device(device(), signal(ForceUnit.KILOGRAMS), noDose(), slot(0, 0));
        assertEquals("N", last().get("forceUnit").asText());
        stream.scan(slot(1, 2), 0);
        assertEquals(19.6133, last().get("force").asDouble(), 1e-9);
    }

    @Test
    void tellsOfEachCalibratedChannelWhenItWasCalibratedAndWhetherThatHasExpired() {
        List<ChannelDescription> channels = List.of(channel("palm"), channel("thumb"), channel("index finger"));
        List<ChannelScaling> scalings = List.of(
                calibrated("palm", LocalDate.of(2001, 2, 3), LocalDate.of(2001, 8, 3)),
                new ChannelScaling(20, 1023, 0, 0, "two points"),
                calibrated("index finger", LocalDate.of(2001, 2, 4), LocalDate.of(2999, 12, 31)));
        stream.device(
                new DeviceDescription(1, "Test device", "42", "1.0", 1_000_000, channels),
                new SignalDescription(ForceUnit.NEWTONS, 1_000_000, 0.02, "low-pass", scalings),
                noDose(),
                slot(0, 0));
        assertEquals("""
                [{"channel":"palm","date":"2001-02-03","expires":"2001-08-03","expired":true},\
                {"channel":"index finger","date":"2001-02-04","expires":"2999-12-31","expired":false}]""", last().get("calibrations").toString());
    }

    private static ChannelScaling calibrated(String channel, LocalDate date, LocalDate expires) {
        CalibrationCertificate certificate = new CalibrationCertificate(
                new SensorId("42", channel),
                date,
                expires,
                List.of(0.0, 1.0),
                FIT,
                Optional.empty(),
                "A line tells the loads well enough.");
        return new ChannelScaling(
                new ForceCurve.Linear(20, 1023, 0), CountLimits.UNKNOWN, 0, "calibrated", Optional.of(certificate));
    }

    @Test
    void tellsZonesCentreUncertaintyAndOnlyTheFlagsThatAreSet() {
        SensorLayout layout = new SensorLayout(
                List.of(SensorPlace.in("palm"), new SensorPlace("thumb", Side.NONE, SensorPlace.Row.NONE, -12.5, 40)));
        SignalDescription signal = new SignalDescription(
                ForceUnit.KILOGRAMS, 250_000, 0.02, "low-pass", FilterProfile.HOLD, List.of(), layout);
        stream.device(device(), signal, noDose(), slot(0, 0));
        assertEquals("total of palm, thumb", last().get("site").asText());
        assertEquals(
                "[{\"zone\":\"palm\",\"x\":null,\"y\":null},{\"zone\":\"thumb\",\"x\":-12.5,\"y\":40.0}]",
                last().get("sensors").toString());
        assertEquals("thumb", last().get("zones").get(1).asText());
        assertEquals("hold", last().get("filter").get("profile").asText());
        LiveSlot slot = slot(1, 3);
        slot.channelCount = 2;
        slot.channelFlags[1] = ChannelFlag.SATURATED.bit();
        slot.zoneCount = 2;
        slot.zones[1] = 2;
        slot.uncertainty = 0.1;
        slot.centreX = 12.5;
        slot.centreY = -3;
        stream.scan(slot, 0);
        assertEquals(19.6133, last().get("zones").get(1).get("force").asDouble(), 1e-9);
        assertEquals(0.980665, last().get("uncertainty").asDouble(), 1e-9);
        assertEquals(12.5, last().get("centre").get("x").asDouble());
        assertEquals(1, last().get("flags").size());
        assertEquals("saturated", last().get("flags").get(0).get("flag").asText());
        assertTrue(last().get("leftShare").isNull());
    }

    @Test
    void drawsNoBandOverRawCounts() {
        stream.device(device(), signal(ForceUnit.COUNTS), noDose(), slot(0, 0));
        assertEquals("counts", last().get("forceUnit").asText());
        assertTrue(last().get("prescription").get("bandLow").isNull());
    }

    @Test
    void tellsAFigureThatIsNotKnownAsNull() {
        stream.scan(slot(1, Double.NaN), 0);
        assertTrue(last().get("force").isNull());
    }

    @Test
    void tellsHealthOnceASecond() {
        health.counters.add(LinkCounters.Kind.SCANS, 250);
        health.counters.add(LinkCounters.Kind.CRC_ERRORS, 2);
        health.counters.add(LinkCounters.Kind.LATE_SCANS, 4);
        health.counters.add(LinkCounters.Kind.MISFIT_SCANS, 1);
        health.counters.add(LinkCounters.Kind.IMPOSSIBLE_COUNTS, 7);
        health.latency.record(Stage.PUBLISHED, 40_000);
        stream.duty(999 * MILLI_NS);
        assertEquals(0, ofType("status").count());
        stream.duty(1000 * MILLI_NS);
        stream.duty(1500 * MILLI_NS);
        assertEquals(1, ofType("status").count());
        assertEquals(250, last().get("rateHz").asDouble(), 1e-9);
        assertEquals(2, last().get("framesDamaged").asInt());
        assertEquals(5, last().get("scansDropped").asInt());
        assertEquals(7, last().get("impossibleCounts").asInt());
        assertEquals(5, last().get("deviceOverruns").asInt());
        assertEquals(3, last().get("missedByPublisher").asInt());
        assertEquals(40, last().get("latencyMicros").get("p50").asDouble(), 0.1);
    }

    @Test
    void tellsTheDevicesClockOnceItIsKnown() {
        stream.duty(1000 * MILLI_NS);
        assertTrue(last().get("clock").isNull());
        health.timing = new Timing(9_000_000, 77, -12.5, 150_000, Double.NaN, 0, 249.75, 3.5, 900, 40);
        stream.duty(2000 * MILLI_NS);
        JsonNode clock = last().get("clock");
        assertEquals(77, clock.get("offsetNs").asLong());
        assertEquals(-12.5, clock.get("driftPpm").asDouble());
        assertEquals(150, clock.get("uncertaintyMicros").asDouble());
        assertTrue(clock.get("roundTripMicros").isNull());
        assertEquals(249.75, clock.get("scanRateHz").asDouble());
        assertEquals(3.5, clock.get("scanJitterMicros").asDouble());
    }

    @Test
    void greetsANewcomerWithThePresentState() {
        stream.device(device(), signal(ForceUnit.NEWTONS), noDose(), slot(0, 0));
        stream.link(LinkState.LOST, LinkCause.UNPLUGGED, "The cable was pulled.");
        hub.leave("browser");
        received.clear();
        hub.join(new Browser());
        assertEquals("hello", last().get("type").asText());
        assertEquals("lost", last().get("link").get("state").asText());
        assertEquals("The cable was pulled.", last().get("link").get("cause").asText());
        assertEquals("Test device", last().get("device").get("model").asText());
        assertEquals(
                "palm",
                last().get("device").get("channels").get(0).get("position").asText());
    }

    @Test
    void greetsANewcomerWithTheSessionsClockAsItStandsAndNotAsTheLastHoldLeftIt() {
        stream.device(device(), signal(ForceUnit.NEWTONS), new Dose(10, 9, 400, 1, 4, 20), slot(0, 0));
        stream.scan(slot(1500, 10), 0);
        stream.recording("recording", "press.xdf");
        assertEquals(21.5, last().get("dose").get("sessionSeconds").asDouble(), 1e-9);
        assertEquals(10, last().get("dose").get("holdSeconds").asDouble());
    }

    @Test
    void tellsAFailedRecordingToEveryone() {
        stream.recording("failed", "press.xdf");
        stream.alarm("recording", "The disk is full.");
        assertEquals("The disk is full.", last().get("cause").asText());
        assertEquals("failed", received.getFirst().get("recording").get("state").asText());
    }

    private java.util.stream.Stream<JsonNode> ofType(String type) {
        return received.stream().filter(m -> m.get("type").asText().equals(type));
    }

    private JsonNode last() {
        return received.getLast();
    }

    /** The device says 1 kHz. */
    @Test
    void tellsOnceThatADeviceScansFarFasterThanItSays() {
        stream.device(device(), signal(ForceUnit.COUNTS), noDose(), slot(0, 0));
        scanForTwoSeconds(1_000);
        assertEquals(0, ofType("alarm").count());
        scanForTwoSeconds(250);
        assertEquals(
                List.of("rate"),
                ofType("alarm").map(m -> m.get("alarm").asText()).toList());
        assertTrue(ofType("alarm")
                .toList()
                .getFirst()
                .get("cause")
                .asText()
                .contains("scans 1000 times a second and does so 4000 times"));
    }

    private void scanForTwoSeconds(long periodMicros) {
        for (long micros = 0; micros < 2_000_000; micros += periodMicros) {
            scanMicros += periodMicros;
            LiveSlot slot = slot(1, 0);
            slot.timeMicros = scanMicros;
            stream.scan(slot, scanMicros * 1000);
            stream.duty(scanMicros * 1000);
        }
    }

    private static LiveSlot slot(int sequence, double force) {
        LiveSlot slot = new LiveSlot();
        slot.sequence = sequence;
        slot.timeMicros = sequence * 1000L;
        slot.force = force;
        slot.channelCount = 1;
        slot.channels[0] = force;
        return slot;
    }

    private static Dose noDose() {
        return new Dose(0, 0, 0, 0, 4, 0);
    }

    private static SignalDescription signal(ForceUnit unit) {
        return new SignalDescription(unit, 1_000_000, 0.02, "low-pass", List.of());
    }

    private static DeviceDescription device() {
        return new DeviceDescription(1, "Test device", "42", "1.0", 1_000_000, List.of(channel("palm")));
    }

    private static ChannelDescription channel(String name) {
        return new ChannelDescription(name, SensorKind.SIMULATED, SensorPosition.PALM, ForceUnit.COUNTS, 10, 0);
    }
}
