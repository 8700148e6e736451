package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.acquisition.recording.SalvageReport.FoundRecording;

/** Whatever became of a file: what is whole goes into a new one, what is missing is told, the file itself is not touched. */
class SalvageTest {

    private static final int CHANNELS = 3;

    @TempDir
    private Path folder;

    @Test
    void damageInTheMiddleCostsItsGroupOnlyAndIsToldByTime() throws Exception {
        Path file = recorded("press.xdf");
        List<Long> ends = Sessions.groupEnds(file);
        damage(file, ends.get(3).intValue() + 60, 1);
        byte[] before = Files.readAllBytes(file);

        SalvageReport report = Salvage.into(file, folder.resolve("clean.xdf"));

        FoundRecording found = report.recordings().getFirst();
        assertFalse(report.whole());
        assertEquals(
                List.of(new RecordingIntegrity.DamagedPart(ends.get(3), ends.get(4))),
                found.integrity().damagedParts());
        MissingSpan span = found.missing().getFirst();
        assertEquals(11 * 4_000, span.fromMicros().orElseThrow());
        assertEquals(16 * 4_000, span.toMicros().orElseThrow());
        assertEquals(4, span.scans().orElseThrow());
        assertEquals("sim:hand?seed=7&rate=250", span.device().name());
        assertArrayEquals(before, Files.readAllBytes(file));

        Sessions.Read clean = Sessions.read(folder.resolve("clean.xdf"));
        var expected = new ArrayList<>(Sessions.scans(30, CHANNELS));
        expected.subList(12, 16).clear();
        assertEquals(expected, clean.told().scans);
        assertTrue(clean.integrity().whole(), clean.integrity().statement());
        assertEquals(
                "{\"type\":\"damaged\",\"device\":0,\"timeMicros\":44000,\"toMicros\":64000,\"scansMissing\":4,"
                        + "\"fromByte\":" + ends.get(3) + ",\"toByte\":" + ends.get(4) + "}",
                clean.told().markers.stream()
                        .filter(marker -> marker.type().equals("damaged"))
                        .findFirst()
                        .orElseThrow()
                        .json());
        assertEquals(
                Sessions.DESCRIPTION,
                Recording.open(folder.resolve("clean.xdf")).description().orElseThrow());
    }

    @Test
    void aCutRecordingBecomesWhole() throws Exception {
        Path file = recorded("press.xdf");
        byte[] bytes = Files.readAllBytes(file);
        int cut = Sessions.groupEnds(file).get(4).intValue() + 10;
        Files.write(file, Arrays.copyOf(bytes, cut));

        SalvageReport report = Salvage.into(file, folder.resolve("clean.xdf"));

        Sessions.Read clean = Sessions.read(folder.resolve("clean.xdf"));
        assertEquals(10, report.recordings().getFirst().integrity().tailBytes());
        assertEquals(Sessions.scans(16, CHANNELS), clean.told().scans);
        assertTrue(clean.integrity().whole(), clean.integrity().statement());
    }

    @Test
    void aCutHeadCostsWhatStoodInIt() throws Exception {
        Path file = recorded("press.xdf");
        byte[] bytes = Files.readAllBytes(file);
        Files.write(
                file, Arrays.copyOfRange(bytes, Sessions.groupEnds(file).get(2).intValue() - 5, bytes.length));

        SalvageReport report = Salvage.into(file, folder.resolve("clean.xdf"));

        assertTrue(report.recordings().getFirst().described(), "the description was said again at the end");
        MissingSpan span = report.recordings().getFirst().missing().getFirst();
        assertTrue(span.fromMicros().isEmpty());
        assertEquals(8 * 4_000, span.toMicros().orElseThrow());
        Sessions.Read clean = Sessions.read(folder.resolve("clean.xdf"));
        assertEquals(Sessions.scans(30, CHANNELS).subList(8, 30), clean.told().scans);
        assertEquals(List.of(Sessions.device(CHANNELS)), clean.told().devices);
        assertTrue(clean.integrity().whole(), clean.integrity().statement());
    }

    /** Head and tail gone: no description is left anywhere, so channels have no names and counts no scale. */
    @Test
    void scansWithoutAnyDescriptionAreSalvagedAsCountsAndItSaysSo() throws Exception {
        Path file = recorded("press.xdf");
        List<Long> ends = Sessions.groupEnds(file);
        byte[] bytes = Files.readAllBytes(file);
        Files.write(
                file,
                Arrays.copyOfRange(
                        bytes, ends.get(1).intValue(), ends.get(ends.size() - 2).intValue()));

        SalvageReport report = Salvage.into(file, folder.resolve("clean.xdf"));

        assertFalse(report.recordings().getFirst().described());
        Sessions.Read clean = Sessions.read(folder.resolve("clean.xdf"));
        assertEquals(Sessions.scans(30, CHANNELS).subList(4, 30), clean.told().scans);
        assertEquals(
                "channel 1",
                clean.told().devices.getFirst().channels().getFirst().name());
        assertEquals(250_000, clean.told().devices.getFirst().rateMilliHertz());
        assertTrue(clean.integrity().whole(), clean.integrity().statement());
    }

    @Test
    void joinedRecordingsAndGarbageAreTakenApart() throws Exception {
        Path file = recorded("press.xdf");
        byte[] first = Files.readAllBytes(file);
        Path other = folder.resolve("other.xdf");
        Sessions.record(other, 9, 4, 1);
        byte[] second = Files.readAllBytes(other);
        Files.write(file, new byte[] {1, 2, 3, 4, 5});
        Files.write(file, first, StandardOpenOption.APPEND);
        Files.write(file, second, StandardOpenOption.APPEND);

        SalvageReport report = Salvage.into(file, folder.resolve("clean.xdf"));

        assertEquals(List.of(new RecordingIntegrity.DamagedPart(0, 5)), report.foreignParts());
        assertEquals(
                List.of(Optional.of(folder.resolve("clean.xdf")), Optional.of(folder.resolve("clean-2.xdf"))),
                report.recordings().stream().map(FoundRecording::salvagedInto).toList());
        assertEquals(
                Sessions.scans(30, CHANNELS),
                Sessions.read(folder.resolve("clean.xdf")).told().scans);
        assertEquals(
                Sessions.scans(9, 1),
                Sessions.read(folder.resolve("clean-2.xdf")).told().scans);
    }

    @Test
    void aWholeRecordingIsSaidToBeWhole() throws Exception {
        assertTrue(Salvage.examine(recorded("press.xdf")).whole());
        assertTrue(Salvage.examine(FormatOneTest.fixture("v1-eventful.xdf")).whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1-clean", "v1-eventful", "v1-killed"})
    void recordingsOfFormatOneKeepTheirFormatAndTheirScans(String name) throws Exception {
        Path clean = folder.resolve("clean.xdf");
        Salvage.into(FormatOneTest.fixture(name + ".xdf"), clean);

        Sessions.Read before = Sessions.read(FormatOneTest.fixture(name + ".xdf"));
        Sessions.Read after = Sessions.read(clean);
        assertEquals(before.told().scans, after.told().scans);
        assertEquals(before.told().measuredNs, after.told().measuredNs);
        assertTrue(after.integrity().whole(), after.integrity().statement());
    }

    @Test
    void formatOneWithoutItsHeadIsSalvagedToo() throws Exception {
        Path file = folder.resolve("headless.xdf");
        byte[] bytes = Files.readAllBytes(FormatOneTest.fixture("v1-clean.xdf"));
        Files.write(file, Arrays.copyOfRange(bytes, 5_000, bytes.length));

        SalvageReport report = Salvage.into(file, folder.resolve("clean.xdf"));

        List<Sessions.KeptScan> all =
                Sessions.read(FormatOneTest.fixture("v1-clean.xdf")).told().scans;
        List<Sessions.KeptScan> saved =
                Sessions.read(folder.resolve("clean.xdf")).told().scans;
        assertFalse(report.recordings().getFirst().described());
        assertFalse(saved.isEmpty());
        assertEquals(all.subList(all.size() - saved.size(), all.size()), saved);
    }

    @Test
    void neverOverwrites() throws Exception {
        Path file = recorded("press.xdf");
        damage(file, 5_000, 1);
        Path taken = Files.writeString(folder.resolve("taken.xdf"), "precious");

        assertSentence("exists already", () -> Salvage.into(file, taken));
        assertEquals("precious", Files.readString(taken));
        Files.createFile(folder.resolve("press-recovered.xdf"));
        assertEquals(folder.resolve("press-recovered-2.xdf"), Salvage.unusedName(file));
    }

    @Test
    void saysInOneSentenceWhyThereIsNothingToRecover() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.xdf"));
        Path text = Files.writeString(folder.resolve("trace.csv"), "time;force\n0;1\n");
        Path rubble = Files.write(folder.resolve("rubble.xdf"), new byte[] {'X', 'D', 'F', ':', 9, 9, 9, 9});
        assertSentence("is empty", () -> Salvage.examine(empty));
        assertSentence("is not a recording", () -> Salvage.examine(text));
        assertSentence("nothing can be recovered", () -> Salvage.examine(rubble));
        assertSentence("There is no file", () -> Salvage.examine(folder.resolve("absent.xdf")));
    }

    private Path recorded(String name) throws Exception {
        Path file = folder.resolve(name);
        Sessions.record(file, 30, 4, CHANNELS);
        return file;
    }

    private static void damage(Path file, int position, int mask) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[position] ^= (byte) mask;
        Files.write(file, bytes);
    }

    private interface Attempt {
        void run() throws Exception;
    }

    private static void assertSentence(String part, Attempt attempt) {
        String sentence = String.valueOf(
                assertThrows(RecordingException.class, attempt::run).getMessage());
        assertTrue(sentence.contains(part) && sentence.endsWith("."), sentence);
    }
}
