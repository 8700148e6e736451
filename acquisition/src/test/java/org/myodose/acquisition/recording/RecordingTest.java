package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.acquisition.recording.Sessions.Read;

class RecordingTest {

    private static final int CHANNELS = 3;

    /** Every byte in the soak; a prime number otherwise. */
    private static final int CUT_STEP = Boolean.getBoolean("myodose.soak") ? 1 : 7;

    @TempDir
    private Path folder;

    @Test
    void givesBackEveryScanMarkerAndDescriptionInTheirOrder() throws Exception {
        Path file = folder.resolve("session.xdf");
        Sessions.record(file, 10, 4, CHANNELS);

        Read read = Sessions.read(file);

        assertEquals(Sessions.DESCRIPTION, Recording.open(file).description().orElseThrow());
        assertEquals(List.of(Sessions.device(CHANNELS)), read.told().devices);
        assertEquals(Sessions.scans(10, CHANNELS), read.told().scans);
        assertEquals(
                List.of(
                        "device " + Sessions.signal(CHANNELS, 0),
                        "scan 0",
                        "scan 1",
                        "scan 2",
                        "tare 8000 " + Sessions.signal(CHANNELS, 1),
                        "scan 3",
                        "scan 4",
                        "gap 16000 20000 2",
                        "scan 5",
                        "scan 6",
                        "DeviceEvent[kind=PATIENT_STOP, began=true, sequence=9, deviceTickMicros=17, arrivalNs=18]",
                        "scan 7",
                        "scan 8",
                        "scan 9"),
                read.told().order);
        assertEquals(
                "{\"type\":\"hold\",\"device\":0,\"timeMicros\":24000,\"details\":{\"meanForce\":41.5}}",
                read.told().markers.getLast().json());
        assertTrue(read.integrity().whole(), read.integrity().toString());
        assertEquals(new RecordingIntegrity(10, 4, true, 0, List.of(), -1), read.integrity());
    }

    @Test
    void cutAtAnyByteItTellsExactlyTheScansOfTheWholeGroupsBefore() throws Exception {
        Path whole = folder.resolve("whole.xdf");
        Sessions.record(whole, 18, 4, 1);
        byte[] bytes = Files.readAllBytes(whole);
        List<Long> groupEnds = Sessions.groupEnds(whole);
        Path cut = folder.resolve("cut.xdf");

        for (int length = 0; length < bytes.length; length += CUT_STEP) {
            Files.write(cut, Arrays.copyOf(bytes, length));
            Read read = Sessions.read(cut);
            int wholeGroups = wholeGroups(groupEnds, length);
            int scans = wholeGroups == 0 ? 0 : Math.min(18, (wholeGroups - 1) * 4);
            assertEquals(Sessions.scans(scans, 1), read.told().scans, "cut at " + length);
            assertFalse(read.integrity().whole(), "cut at " + length);
            assertTrue(
                    read.integrity().statement().contains("cut off"),
                    read.integrity().statement());
            assertEquals(List.of(), read.integrity().damagedParts(), "cut at " + length);
            assertEquals(
                    length - (wholeGroups == 0 ? 0 : groupEnds.get(wholeGroups - 1)),
                    read.integrity().tailBytes());
        }
    }

    @Test
    void aDamagedByteCostsItsOwnGroupOnlyAndIsReported() throws Exception {
        Path whole = folder.resolve("whole.xdf");
        Sessions.record(whole, 18, 4, 1);
        byte[] bytes = Files.readAllBytes(whole);
        List<Long> groupEnds = Sessions.groupEnds(whole);
        Path damaged = folder.resolve("damaged.xdf");

        // The first two groups hold the headers, without which nothing has a meaning.
        for (int position = groupEnds.get(1).intValue(); position < bytes.length; position += 5) {
            byte[] copy = bytes.clone();
            copy[position] ^= 0x41;
            Files.write(damaged, copy);
            Read read = Sessions.read(damaged);
            int group = wholeGroups(groupEnds, position);
            var expected = new ArrayList<>(Sessions.scans(18, 1));
            expected.subList(Math.min(18, (group - 1) * 4), Math.min(18, group * 4))
                    .clear();
            assertEquals(expected, read.told().scans, "damaged at " + position);
            assertFalse(read.integrity().whole(), "damaged at " + position);
        }
    }

    /** The first group of a device, which describes it, holds 7 of the 40 scans here. */
    @Test
    void scansOutliveTheirDamagedDescriptionBecauseItIsSaidAgain() throws Exception {
        Path file = folder.resolve("damaged.xdf");
        Sessions.record(file, 40, 7, CHANNELS);
        flipIn(1, file);

        Read read = Sessions.read(file);

        assertEquals(Sessions.scans(40, CHANNELS).subList(7, 40), read.told().scans);
        assertEquals(1, read.integrity().damagedParts().size());
        assertTrue(
                read.integrity().statement().contains("Damaged and left out: 1 part"),
                read.integrity().statement());
    }

    @Test
    void theFilesOwnHeaderOutlivesDamageToo() throws Exception {
        Path file = folder.resolve("damaged.xdf");
        Sessions.record(file, 40, 7, CHANNELS);
        flipIn(0, file);

        assertEquals(Sessions.DESCRIPTION, Recording.open(file).description().orElseThrow());
        assertEquals(Sessions.scans(40, CHANNELS), Sessions.read(file).told().scans);
    }

    @Test
    void aDescriptionLostBeforeItWasSaidAgainTakesItsScansAlongAndThatIsReported() throws Exception {
        Path file = folder.resolve("damaged.xdf");
        Sessions.record(file, 40, 7, CHANNELS);
        List<Long> ends = Sessions.groupEnds(file);
        Files.write(
                file,
                Arrays.copyOf(
                        Files.readAllBytes(file), ends.get(ends.size() - 2).intValue()));
        flipIn(1, file);

        Read read = Sessions.read(file);

        assertEquals(List.of(), read.told().scans);
        assertEquals(6, read.integrity().damagedParts().size());
    }

    @Test
    void whatWasTaredInADamagedGroupIsMendedWhenTheDescriptionIsSaidAgain() throws Exception {
        Path file = folder.resolve("damaged.xdf");
        Sessions.record(file, 40, 3, CHANNELS);
        // Scans 3 to 5, before the first of which the tare was taken.
        flipIn(2, file);

        Read read = Sessions.read(file);

        assertEquals(
                "tare 156000 " + Sessions.signal(CHANNELS, 1), read.told().order.getLast());
    }

    @Test
    void aRecordingJoinedToAnotherIsNotMixedUpWithIt() throws Exception {
        Path first = folder.resolve("first.xdf");
        Path second = folder.resolve("second.xdf");
        Sessions.record(first, 10, 4, CHANNELS);
        Sessions.record(second, 20, 4, CHANNELS);
        byte[] bytes = Files.readAllBytes(first);
        Files.write(first, Files.readAllBytes(second), StandardOpenOption.APPEND);

        Read read = Sessions.read(first);

        assertEquals(Sessions.scans(10, CHANNELS), read.told().scans);
        assertEquals(bytes.length, read.integrity().otherRecordingAt());
        assertTrue(
                read.integrity().statement().startsWith("Another recording follows in the same file"),
                read.integrity().statement());
    }

    private static void flipIn(int group, Path file) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        int start = group == 0 ? 0 : Sessions.groupEnds(file).get(group - 1).intValue();
        bytes[start + 100] ^= 1;
        Files.write(file, bytes);
    }

    @Test
    void passesOverChunksAndStreamsItDoesNotKnow() throws Exception {
        Path file = folder.resolve("with-more.xdf");
        Sessions.record(file, 10, 4, CHANNELS);
        byte[] bytes = Files.readAllBytes(file);
        int end = Sessions.groupEnds(file).get(1).intValue();
        XdfGroup foreign = new XdfGroup();
        foreign.begin(end);
        foreign.streamXml(4711, 99, new byte[] {1, 2, 3});
        foreign.streamXml(Xdf.STREAM_HEADER, 77, "<info><name>eeg</name></info>".getBytes(StandardCharsets.UTF_8));
        foreign.samples(
                77, 1, ByteBuffer.allocate(20).order(ByteOrder.LITTLE_ENDIAN).put((byte) 0));
        ByteBuffer group = foreign.seal();
        byte[] added = new byte[group.remaining()];
        group.get(added);
        ByteBuffer all = ByteBuffer.allocate(bytes.length + added.length);
        all.put(bytes, 0, end).put(added).put(bytes, end, bytes.length - end);
        Files.write(file, all.array());

        Read read = Sessions.read(file);

        assertEquals(Sessions.scans(10, CHANNELS), read.told().scans);
        assertTrue(read.integrity().whole(), read.integrity().statement());
    }

    @Test
    void refusesWhatIsNoRecordingWithOneSentence() throws Exception {
        Path text = Files.writeString(folder.resolve("trace.csv"), "time;force\n0;1\n");
        assertSentence("is not a recording", text);
        assertSentence("There is no file", folder.resolve("absent.xdf"));
        assertSentence(
                "is an XDF file of another program", headed("foreign.xdf", "<info><version>1.0</version></info>"));
        assertSentence(
                "update Myodose",
                headed("newer.xdf", "<info><myodose_format_version>3</myodose_format_version></info>"));
        assertSentence(
                "has a header that makes no sense",
                headed("odd.xdf", "<info><myodose_format_version>1</myodose_format_version></info>"));
    }

    @Test
    void leavesExternalEntitiesOfAHeaderAlone() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "1");
        Path file = headed(
                "entity.xdf",
                "<!DOCTYPE info [<!ENTITY e SYSTEM \"" + secret.toUri()
                        + "\">]><info><myodose_format_version>&e;</myodose_format_version></info>");

        assertEquals(Optional.empty(), Recording.open(file).description());
        assertFalse(Recording.open(file).forEach(new RecordingVisitor() {}).whole());
    }

    @Test
    void aVisitorsOwnFailureIsNotMistakenForDamage() throws Exception {
        Path file = folder.resolve("session.xdf");
        Sessions.record(file, 10, 4, CHANNELS);
        Recording recording = Recording.open(file);

        assertThrows(
                IllegalArgumentException.class,
                () -> recording.forEach(new RecordingVisitor() {
                    @Override
                    public void onGap(long fromMicros, long toMicros, int framesMissing) {
                        throw new IllegalArgumentException("the visitor's");
                    }
                }));
    }

    private Path headed(String name, String fileHeader) throws Exception {
        XdfGroup group = new XdfGroup();
        group.begin(0);
        group.fileHeader(fileHeader.getBytes(StandardCharsets.UTF_8));
        ByteBuffer sealed = group.seal();
        byte[] bytes = new byte[sealed.remaining()];
        sealed.get(bytes);
        return Files.write(folder.resolve(name), bytes);
    }

    private static void assertSentence(String part, Path file) {
        String sentence = assertThrows(RecordingException.class, () -> Recording.open(file))
                .toString();
        assertTrue(sentence.contains(part) && sentence.endsWith("."), sentence);
    }

    private static int wholeGroups(List<Long> groupEnds, long length) {
        return (int) groupEnds.stream().filter(end -> end <= length).count();
    }
}
