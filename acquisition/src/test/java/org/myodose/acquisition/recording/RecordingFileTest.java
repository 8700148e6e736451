package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens when a recording cannot be written. */
class RecordingFileTest {

    @TempDir
    private Path folder;

    @Test
    void neverOverwrites() throws Exception {
        Path file = Files.writeString(folder.resolve("taken.xdf"), "precious");
        assertSentence("exists already, and a recording is never overwritten: choose another name.", file);
        assertEquals("precious", Files.readString(file));
    }

    @Test
    void offersTheNextFreeNumber() throws Exception {
        Path file = folder.resolve("a.b.xdf");
        assertEquals(file, Recorder.unusedName(file));
        Files.createFile(file);
        Files.createFile(folder.resolve("a.b-2.xdf"));
        assertEquals(folder.resolve("a.b-3.xdf"), Recorder.unusedName(file));
    }

    @Test
    void saysWhenTheFolderIsMissing() {
        assertSentence("create it, or choose another.", folder.resolve("absent/session.xdf"));
    }

    @Test
    void saysWhenTheFolderCannotBeWritten() {
        Path proc = Path.of("/proc");
        assumeTrue(Files.isDirectory(proc), "needs a folder that nobody can write to");
        assertSentence("choose", proc.resolve("session.xdf"));
    }

    @Test
    void saysWhenTheDiskIsFullFromTheStart() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "needs Linux");
        RecordingFile file = new RecordingFile(full, FileChannel.open(full, StandardOpenOption.WRITE));
        IOException refused = assertThrows(
                IOException.class,
                () -> new Recorder(file, Sessions.DESCRIPTION, Sessions.NO_ALARM, () -> 0, 8, Sessions.SETTINGS));
        assertEquals(
                "/dev/full cannot be written because the disk is full: free some space and start a new recording.",
                RecordingFile.cannotRecord(full, refused));
    }

    @Test
    void feedbackGoesOnWhenTheDiskIsGoneAndWhatWasSyncedStays() throws Exception {
        Path path = folder.resolve("session.xdf");
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        List<String> alarms = new ArrayList<>();
        Recorder recorder = new Recorder(
                new RecordingFile(path, channel), Sessions.DESCRIPTION, alarms::add, () -> 0, 64, Sessions.SETTINGS);
        recorder.device(0).onDevice(Sessions.device(2), Sessions.signal(2, 0));
        recorder.device(0).onForce(Sessions.sample(0, 2));
        recorder.drain();
        channel.close();
        for (int index = 1; index < 1000; index++) {
            recorder.device(0).onForce(Sessions.sample(index, 2));
            recorder.drain();
        }
        recorder.finish();

        assertEquals(RecordingState.FAILED, recorder.state());
        assertEquals(1, alarms.size(), alarms.toString());
        assertTrue(alarms.getFirst().contains("cannot be written"), alarms.getFirst());
        assertEquals(Sessions.scans(1, 2), Sessions.read(path).told().scans);
    }

    @Test
    void aDiskThatFillsUpIsAnAlarmAndLeavesWholeGroupsBehind() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "none", disk.toString()), "needs leave to mount");
        try {
            Path file = disk.resolve("session.xdf");
            List<String> alarms = new ArrayList<>();
            Recorder recorder = Sessions.recorder(file, alarms::add, 64);
            recorder.device(0).onDevice(Sessions.device(8), Sessions.signal(8, 0));
            int handedOver = 0;
            while (recorder.state() == RecordingState.RECORDING && handedOver < 10_000) {
                recorder.device(0).onForce(Sessions.sample(handedOver++, 8));
                recorder.device(0).onForce(Sessions.sample(handedOver++, 8));
                recorder.drain();
            }

            assertEquals(RecordingState.FAILED, recorder.state());
            assertEquals(List.of(recorder.failure()), alarms);
            assertTrue(recorder.failure().contains("the disk is full: free some space"), recorder.failure());
            Sessions.Read read = Sessions.read(file);
            assertEquals(Sessions.scans(handedOver - 2, 8), read.told().scans);
            assertEquals(recorder.scansSynced(), read.told().scans.size());
            assertEquals(0, read.integrity().tailBytes());
            assertFalse(read.integrity().closed());
            assertSentence(
                    "is not begun because the disk is full but for 0.0 MB: free some space", disk.resolve("next.xdf"));
            assertFalse(Files.exists(disk.resolve("next.xdf")));
        } finally {
            assertTrue(run("umount", disk.toString()));
        }
    }

    private static boolean run(String... command) throws Exception {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static void assertSentence(String part, Path file) {
        String sentence = String.valueOf(assertThrows(
                        RecordingException.class,
                        () -> Recorder.start(file, Sessions.DESCRIPTION, Sessions.NO_ALARM)
                                .close())
                .getMessage());
        assertTrue(sentence.contains(part) && sentence.endsWith("."), sentence);
    }
}
