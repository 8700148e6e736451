package org.myodose.analysis.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.acquisition.recording.Recording;
import org.myodose.analysis.export.catalog.SignalFormats;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.table.Csv;
import org.myodose.analysis.table.FileHash;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** What stands in exported files, read by readers of their own, against what the analysis sees. */
@Timeout(120)
class ExportedFiguresTest {

    @TempDir
    private static Path folder;

    private static Path recording = Path.of("");
    private static List<List<String>> wide = List.of();

    @BeforeAll
    static void export() throws Exception {
        recording = Recordings.ofOneDevice(folder.resolve("one.xdf"));
        for (SignalFormat format : SignalFormats.all()) {
            Export.run(
                    ExportRequest.all(Recording.open(recording), "1.2"),
                    format,
                    folder.resolve("one" + format.suffix()),
                    true,
                    ExportProgress.SILENT);
        }
        // The findings' formats write the same tables of holds and scores as csv does beside its own.
        wide = csv("one.csv");
    }

    private static List<List<String>> csv(String name) throws IOException {
        return Csv.read(Files.readString(folder.resolve(name)));
    }

    private static int column(List<List<String>> table, String name) {
        int column = table.getFirst().indexOf(name);
        assertTrue(column >= 0, name + " in " + table.getFirst());
        return column;
    }

    private static void assertBits(double expected, String cell) {
        double got = Csv.isEmpty(cell) ? Double.NaN : Double.parseDouble(cell);
        assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(got), cell);
    }

    /** Compares each sample with its row. */
    private static final class Comparing implements ForceConsumer {

        private final List<List<String>> table;
        private int row;
        private boolean afterGap;

        Comparing(List<List<String>> table) {
            this.table = table;
        }

        @Override
        public void onForce(ForceSample sample) {
            List<String> cells = table.get(++row);
            assertEquals(sample.timeMicros, Long.parseLong(cells.get(column(table, "timeMicros"))));
            assertEquals(sample.measuredNs, Long.parseLong(cells.get(column(table, "measuredNs"))));
            assertEquals(sample.arrivalNs, Long.parseLong(cells.get(column(table, "arrivalNs"))));
            assertEquals(sample.sequence, Integer.parseInt(cells.get(column(table, "sequence"))));
            assertEquals(afterGap, Boolean.parseBoolean(cells.get(column(table, "afterGap"))));
            assertBits(sample.totalForce, cells.get(column(table, "total_force")));
            assertBits(sample.unfilteredTotal, cells.get(column(table, "total_unfiltered")));
            assertBits(sample.zoneForces[0], cells.get(column(table, "zone_thumb_force")));
            assertBits(sample.forces[1], cells.get(column(table, "palm_force")));
            assertEquals(sample.rawCounts[1], Integer.parseInt(cells.get(column(table, "palm_count"))));
            assertEquals(sample.channelFlags[1], Integer.parseInt(cells.get(column(table, "palm_flags"))));
            afterGap = false;
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            afterGap = true;
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {}

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }

    @Test
    void csvHoldsEverySampleToTheLastBitAndKeepsGapsAsGaps() throws Exception {
        Comparing comparing = new Comparing(wide);
        Recording.open(recording).forEach(new RecordingReplay(comparing));
        assertEquals(comparing.row, wide.size() - 1);
        int afterGap = column(wide, "afterGap");
        assertEquals(
                1, wide.stream().filter(row -> row.get(afterGap).equals("true")).count());
        assertTrue(wide.getFirst().contains("'=A0_count"), "a channel's name is made harmless");
    }

    @Test
    void tidyCsvHoldsTheSameFigures() throws Exception {
        List<List<String>> tidy = csv("one-tidy.csv");
        int name = column(tidy, "name");
        List<List<String>> totals =
                tidy.stream().filter(row -> row.get(name).equals("total")).toList();
        List<List<String>> palms = tidy.stream()
                .filter(row -> row.get(name).equals("palm")
                        && row.get(column(tidy, "kind")).equals("channel"))
                .toList();
        assertEquals(wide.size() - 1, totals.size());
        for (int row = 0; row < totals.size(); row++) {
            List<String> cells = wide.get(row + 1);
            assertEquals(cells.get(column(wide, "total_force")), totals.get(row).get(column(tidy, "filtered")));
            assertEquals(cells.get(column(wide, "palm_force")), palms.get(row).get(column(tidy, "force")));
            assertEquals(cells.get(column(wide, "palm_count")), palms.get(row).get(column(tidy, "count")));
            assertEquals(cells.get(column(wide, "timeMicros")), totals.get(row).get(column(tidy, "timeMicros")));
        }
    }

    @Test
    void parquetHoldsWhatTheCsvHoldsAsDuckDbReadsIt() throws Exception {
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet read = statement.executeQuery("SELECT * FROM '" + folder.resolve("one.parquet") + "'")) {
            int width = wide.getFirst().size();
            for (List<String> row : wide.subList(1, wide.size())) {
                assertTrue(read.next());
                for (int column = 0; column < width; column++) {
                    Object value = read.getObject(column + 1);
                    assertEquals(
                            Csv.isEmpty(row.get(column)) ? "null" : row.get(column),
                            String.valueOf(value),
                            wide.getFirst().get(column));
                }
            }
            assertFalse(read.next());
        }
    }

    @Test
    void theTableOfHoldsIsWhatTheAnalysisFinds() throws Exception {
        List<Hold> holds = Analysis.of(Recording.open(recording), null).holds();
        assertEquals(1, holds.size());
        List<List<String>> table = csv("one-holds.csv");
        assertEquals(2, table.size());
        List<String> row = table.get(1);
        assertBits(holds.getFirst().onsetSeconds(), row.get(column(table, "onsetSeconds")));
        assertBits(holds.getFirst().meanForce(), row.get(column(table, "meanForce")));
        assertBits(holds.getFirst().impulse(), row.get(column(table, "impulse")));
        assertEquals("released", row.get(column(table, "ended")));
    }

    @Test
    void theScoreIsAgainstTheRecordingsOwnPrescription() throws Exception {
        List<List<String>> table = csv("one-scores.csv");
        List<String> total = table.getLast();
        assertEquals("total", total.get(column(table, "part")));
        double score = Double.parseDouble(total.get(column(table, "score")));
        double lost = table.subList(1, table.size() - 1).stream()
                .mapToDouble(row -> Double.parseDouble(row.get(column(table, "lostPoints"))))
                .sum();
        assertTrue(score > 0 && score < 100 && lost > 0, "score " + score + ", lost " + lost);
    }

    @Test
    void markersAreAllThere() throws Exception {
        List<List<String>> markers = csv("one-markers.csv");
        List<String> types = markers.stream()
                .skip(1)
                .map(row -> row.get(column(markers, "type")))
                .toList();
        assertTrue(types.containsAll(List.of("gap", "tare", "event", "pain")), types.toString());
        List<String> texts =
                markers.stream().map(row -> row.get(column(markers, "text"))).toList();
        assertTrue(texts.containsAll(List.of("gap, 250 frames missing", "button", "pain 3")), texts.toString());
    }

    @Test
    void theSidecarTellsHashesUnitsCalibrationAndGaps() throws Exception {
        String json = Files.readString(folder.resolve("one.csv.json"));
        Map<String, List<String>> told = scalars(json);
        assertTrue(told.getOrDefault("sha256", List.of()).contains(FileHash.of(recording)));
        assertTrue(told.getOrDefault("sha256", List.of()).contains(FileHash.of(folder.resolve("one.csv"))));
        assertEquals("1.2", told.getOrDefault("softwareVersion", List.of()).getFirst());
        assertEquals(List.of("1"), told.get("gapCount"));
        assertTrue(told.getOrDefault("calibration", List.of()).getFirst().contains("curve"), json);
        assertTrue(told.getOrDefault("unit", List.of()).contains("N"));
        assertTrue(told.getOrDefault("name", List.of()).containsAll(List.of("total_force", "palm", "=A0_count")));
    }

    @Test
    void xdfHoldsForcesInNewtonsAndAllMarkers() throws Exception {
        Xdf xdf = Xdf.read(folder.resolve("one-forces.xdf"));
        List<double[]> forces = xdf.doubles("glove forces");
        assertEquals(wide.size() - 1, forces.size());
        for (int row = 0; row < forces.size(); row++) {
            assertBits(forces.get(row)[0], wide.get(row + 1).get(column(wide, "total_force")));
            assertBits(
                    forces.get(row)[forces.get(row).length - 1],
                    wide.get(row + 1).get(column(wide, "palm_force")));
        }
        assertTrue(xdf.header("glove forces").contains("<unit>N</unit>"));
        List<String> markers = xdf.texts("markers");
        assertEquals(csv("one-markers.csv").size() - 1 + 1, markers.size(), "all of the recording and one hold");
        assertTrue(markers.getLast().contains("\"type\":\"analysed_hold\""), markers.getLast());
    }

    /** Every scalar by its name, in the order of the text. */
    private static Map<String, List<String>> scalars(String json) throws IOException {
        Map<String, List<String>> scalars = new HashMap<>();
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token.isScalarValue() && parser.currentName() != null) {
                    scalars.computeIfAbsent(parser.currentName(), name -> new ArrayList<>())
                            .add(parser.getText());
                }
            }
        }
        return scalars;
    }
}
