package org.myodose.dashboard.station;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.dashboard.station.ListeningClient.type;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.calibration.CalibrationException;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.RecordedScan;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.acquisition.site.LayoutFiles;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.UserException;
import org.myodose.device.LinkException;

/** A station of several simulated devices, as its streams and its recording tell it. */
class SeveralDevicesTest {

    @TempDir
    Path folder = Path.of("");

    private StationPlan plan(@Nullable LayoutFiles layouts, boolean records, String... sources) {
        return new StationPlan(
                NamedSource.parse(List.of(sources)),
                Calibrations.none(),
                Optional.ofNullable(layouts),
                Optional.empty(),
                Prescriptions.demonstration(),
                records ? Optional.of(file()) : Optional.empty(),
                RecordingSettings.USUAL,
                "test",
                false);
    }

    private Path file() {
        return folder.resolve("both.xdf");
    }

    private static ListeningClient listenTo(Station station, int device) {
        ListeningClient client = new ListeningClient();
        station.devices().get(device).live().join(client);
        return client;
    }

    @Test
    void tellsEachDeviceOnAStreamOfItsOwn() throws Exception {
        try (Station station = new Station(plan(null, false, "sim:glove", "table=sim:hand?seed=2"))) {
            ListeningClient glove = listenTo(station, 0);
            ListeningClient table = listenTo(station, 1);
            station.start();
            assertEquals(6, glove.await(type("scan")).get("channels").size());
            assertEquals(1, table.await(type("scan")).get("channels").size());
        }
    }

    @Test
    void greetsWithAllDevicesAndWithWhichOfThemThisIs() throws Exception {
        try (Station station = new Station(plan(null, false, "sim:glove", "table=sim:hand?seed=2"))) {
            ListeningClient table = listenTo(station, 1);
            station.start();
            JsonNode hello = table.await(message ->
                    type("hello").test(message) && !message.get("device").isNull());
            assertEquals(1, hello.get("deviceIndex").asInt());
            assertEquals("Simulated hand", hello.get("device").get("model").asText());
            assertEquals("""
                    [{"index":0,"source":"sim:glove","name":"glove"},\
                    {"index":1,"source":"sim:hand?seed=2","name":"table"}]""", hello.get("devices").toString());
        }
    }

    @Test
    void tellsTheScansOfAllDevicesOnOneClock() throws Exception {
        double beforeSeconds = System.nanoTime() * 1e-9;
        try (Station station = new Station(plan(null, false, "sim:glove", "sim:hand?seed=2"))) {
            List<ListeningClient> clients = List.of(listenTo(station, 0), listenTo(station, 1));
            station.start();
            for (ListeningClient client : clients) {
                double measuredSeconds =
                        client.await(type("scan")).get("measuredSeconds").asDouble();
                assertTrue(measuredSeconds >= beforeSeconds, () -> measuredSeconds + " before " + beforeSeconds);
                assertTrue(measuredSeconds <= System.nanoTime() * 1e-9, () -> measuredSeconds + " is to come");
            }
        }
    }

    @Test
    void taresTheDeviceThatIsAskedAndNoOther() throws Exception {
        try (Station station = new Station(plan(null, false, "sim:glove", "sim:hand?seed=2"))) {
            ListeningClient glove = listenTo(station, 0);
            ListeningClient hand = listenTo(station, 1);
            station.start();
            station.devices().get(1).tare();
            hand.await(message ->
                    type("event").test(message) && message.get("event").asText().equals("tare"));
            station.devices().get(0).undoTare();
            JsonNode first = glove.await(message ->
                    type("event").test(message) && message.get("event").asText().equals("tare"));
            assertTrue(first.get("cause").asText().contains("before the last one"), first.toString());
        }
    }

    @Test
    void recordsAllDevicesIntoOneFile() throws Exception {
        try (Station station = new Station(plan(null, true, "sim:glove", "table=sim:hand?seed=2"))) {
            List<ListeningClient> clients = List.of(listenTo(station, 0), listenTo(station, 1));
            station.start();
            for (ListeningClient client : clients) {
                client.await(type("scan"));
            }
        }
        Map<String, Set<Integer>> channels = new TreeMap<>();
        Recording.open(file()).forEachDevice(device -> new ChannelCounts(device, channels));
        assertEquals(Map.of("glove", Set.of(6), "table", Set.of(1)), channels);
    }

    private record ChannelCounts(RecordedDevice device, Map<String, Set<Integer>> channels)
            implements RecordingVisitor {
        @Override
        public void onScan(RecordedScan scan) {
            channels.computeIfAbsent(device.name(), name -> new HashSet<>())
                    .add(scan.scan().channelCount());
        }
    }

    @Test
    void keepsAPatientsPainBesideTheScansOfTheDeviceThatItIsAbout() throws Exception {
        try (Station station = new Station(plan(null, true, "sim:glove", "table=sim:hand?seed=2"))) {
            ListeningClient table = listenTo(station, 1);
            station.start();
            double told = table.await(type("scan")).get("timeSeconds").asDouble();
            station.devices().get(1).ratePain(7);
            assertTrue(
                    table.await(pain("7.0")).get("guidance").get("painSeconds").asDouble() >= told);
            station.devices().get(1).withdrawPain();
            table.await(pain("null"));
        }
        List<String> pains = new ArrayList<>();
        Recording.open(file()).forEachDevice(device -> new RecordingVisitor() {
            @Override
            public void onMarker(Marker marker) {
                if (marker.json().contains("\"pain")) {
                    pains.add(device.name() + " " + marker.json());
                }
            }
        });
        assertEquals(2, pains.size(), pains::toString);
        assertTrue(pains.getFirst().startsWith("table "), pains::toString);
        assertTrue(pains.getFirst().contains("{\"rating\":7}"), pains::toString);
        assertTrue(
                pains.getLast().contains("\"painWithdrawn\"") && pains.getLast().contains("{\"rating\":7}"));
    }

    @Test
    void marksAMomentInTheRecordingAndNotesThatTheLastMarkWasAMistakeOnce() throws Exception {
        try (Station station = new Station(plan(null, true, "sim:glove", "table=sim:hand?seed=2"))) {
            ListeningClient table = listenTo(station, 1);
            station.start();
            table.await(type("scan"));
            DeviceControl marked = station.devices().get(1);
            marked.withdrawMark();
            assertTrue(marked.mark());
            assertTrue(marked.mark());
            marked.withdrawMark();
            marked.withdrawMark();
            // A rating that was told later is heard later.
            marked.ratePain(3);
            table.await(pain("3.0"));
            table.await(type("status"));
        }
        assertEquals(
                List.of("table mark 1", "table mark 2", "table markWithdrawn 2"),
                markers("\"(mark|markWithdrawn)\".*\"number\":(\\d+)"));
    }

    private List<String> markers(String wanted) throws Exception {
        List<String> found = new ArrayList<>();
        Pattern pattern = Pattern.compile(wanted);
        Recording.open(file()).forEachDevice(device -> new RecordingVisitor() {
            @Override
            public void onMarker(Marker marker) {
                Matcher matcher = pattern.matcher(marker.json());
                if (matcher.find()) {
                    found.add(device.name() + " " + matcher.group(1) + " " + matcher.group(2));
                }
            }
        });
        return found;
    }

    @Test
    void marksNothingWhereNothingIsRecorded() throws Exception {
        try (Station station = new Station(plan(null, false, "sim:glove"))) {
            assertFalse(station.devices().getFirst().mark());
        }
    }

    private static Predicate<JsonNode> pain(String wanted) {
        return message -> type("scan").test(message)
                && message.get("guidance").get("pain").asText().equals(wanted);
    }

    @Test
    void tellsTheRecordingOnEveryStream() throws Exception {
        try (Station station = new Station(plan(null, true, "sim:glove", "sim:hand?seed=2"))) {
            List<ListeningClient> clients = List.of(listenTo(station, 0), listenTo(station, 1));
            station.start();
            for (ListeningClient client : clients) {
                JsonNode hello = client.await(message ->
                        type("hello").test(message) && !message.get("recording").isNull());
                assertEquals("recording", hello.get("recording").get("state").asText());
            }
        }
    }

    @Test
    void namesTheDeviceThatCannotBeReachedAndLeavesNoFile() throws Exception {
        Station station = new Station(plan(null, true, "sim:glove", "serial:/dev/none"));
        LinkException unreached = assertThrows(LinkException.class, station::start);
        assertTrue(String.valueOf(unreached.getMessage()).contains("/dev/none"), unreached.getMessage());
        assertFalse(Files.exists(file()));
    }

    @Test
    void refusesTwoSourcesThatTurnOutToBeTheSameDevice() throws Exception {
        // The seed is 1 where none is given.
        Station station = new Station(plan(null, true, "sim:hand", "sim:hand?seed=1"));
        UserException same = assertThrows(UserException.class, station::start);
        assertEquals(
                "sim:hand and sim:hand?seed=1 introduce themselves as the same device (Simulated hand, serial number "
                        + "seed 1): name it once, or give each device a serial number of its own.",
                same.getMessage());
        assertFalse(Files.exists(file()));
    }

    @Test
    void givesALayoutToTheDeviceThatItNamesAndLeavesTheOthersTheirOwn() throws Exception {
        LayoutFiles layouts = layout("seed 2, palm, heel of the hand, -, -, -");
        try (Station station = new Station(plan(layouts, false, "sim:glove", "sim:hand?seed=2"))) {
            List<ListeningClient> clients = List.of(listenTo(station, 0), listenTo(station, 1));
            station.start();
            List<String> sites = new ArrayList<>();
            for (ListeningClient client : clients) {
                sites.add(client.await(message -> type("hello").test(message)
                                && !message.get("device").isNull())
                        .get("site")
                        .asText());
            }
            assertTrue(sites.get(0).startsWith("total of palm, thumb"), sites.toString());
            assertEquals("heel of the hand", sites.get(1));
        }
    }

    @Test
    void refusesALayoutOfNoneOfTheDevices() throws Exception {
        LayoutFiles layouts = layout("MAT-7, palm, heel, -, -, -");
        Station station = new Station(plan(layouts, true, "sim:glove", "sim:hand?seed=2"));
        CalibrationException other = assertThrows(CalibrationException.class, station::start);
        assertTrue(String.valueOf(other.getMessage()).contains("is the layout of MAT-7, not of seed 1, seed 2"));
        assertFalse(Files.exists(file()));
    }

    private LayoutFiles layout(String line) throws Exception {
        Path file = folder.resolve("places.layout");
        Files.writeString(file, "layout-version=1\n" + line + "\n");
        return LayoutFiles.read(List.of(file));
    }
}
