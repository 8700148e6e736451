package org.myodose.device.pty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.device.LinkException;

@EnabledOnOs(OS.LINUX)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PseudoTerminalTest {

    @Test
    void carriesEveryByteValueUnchangedInBothDirections() throws Exception {
        byte[] all = new byte[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
        }
        try (PseudoTerminal terminal = PseudoTerminal.open();
                RandomAccessFile port = open(terminal)) {
            port.write(all);
            assertArrayEquals(all, readExactly(terminal, all.length));

            terminal.write(all, 0, all.length);
            byte[] received = new byte[all.length];
            port.readFully(received);
            assertArrayEquals(all, received);
        }
    }

    @Test
    void reportsHangUpOnceAndServesTheNextOneWhoOpensThePort() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open()) {
            for (String visitor : new String[] {"first", "second", "third"}) {
                try (RandomAccessFile port = open(terminal)) {
                    port.write(visitor.getBytes(StandardCharsets.UTF_8));
                }
                assertEquals(visitor, text(readExactly(terminal, visitor.length())));
                assertEquals(-1, terminal.read(new byte[8]));
                assertFalse(terminal.isClosed());
            }
        }
    }

    @Test
    void doesNotGiveTheNextVisitorWhatWasMeantForTheOneBefore() throws Exception {
        try (PseudoTerminal terminal = PseudoTerminal.open()) {
            try (RandomAccessFile port = open(terminal)) {
                port.write('a');
                readExactly(terminal, 1);
                terminal.write("stale".getBytes(StandardCharsets.UTF_8), 0, 5);
            }
            assertEquals(-1, terminal.read(new byte[8]));
            try (RandomAccessFile port = open(terminal)) {
                port.write('b');
                readExactly(terminal, 1);
                terminal.write("fresh".getBytes(StandardCharsets.UTF_8), 0, 5);
                byte[] received = new byte[5];
                port.readFully(received);
                assertEquals("fresh", text(received));
            }
        }
    }

    @Test
    void losesWhatIsWrittenWhileNobodyListensInsteadOfBlocking() throws Exception {
        byte[] megabyte = new byte[1 << 20];
        try (PseudoTerminal terminal = PseudoTerminal.open()) {
            terminal.write(megabyte, 0, megabyte.length);
            try (RandomAccessFile port = open(terminal)) {
                port.write('x');
                assertEquals("x", text(readExactly(terminal, 1)));
            }
        }
    }

    @Test
    void waitsForASlowReaderInsteadOfLosingBytes() throws Exception {
        byte[] sent = new byte[300_000];
        for (int index = 0; index < sent.length; index++) {
            sent[index] = (byte) (index % 251);
        }
        try (PseudoTerminal terminal = PseudoTerminal.open();
                FileOutputStream toDevice = new FileOutputStream(terminal.path().toFile());
                FileInputStream fromDevice = new FileInputStream(terminal.path().toFile())) {
            toDevice.write('x');
            readExactly(terminal, 1);
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(terminal, sent));
            assertArrayEquals(sent, fromDevice.readNBytes(sent.length));
            writer.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingFreesABlockedRead() throws Exception {
        PseudoTerminal terminal = PseudoTerminal.open();
        CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> read(terminal));
        terminal.close();
        assertEquals(-1, reader.get(10, TimeUnit.SECONDS));
        assertEquals(-1, terminal.read(new byte[8]));
        assertTrue(terminal.isClosed());
    }

    @Test
    void closingFreesAWriteThatWaitsForItsReader() throws Exception {
        PseudoTerminal terminal = PseudoTerminal.open();
        try (RandomAccessFile port = open(terminal)) {
            port.write('x');
            readExactly(terminal, 1);
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> write(terminal, new byte[1 << 20]));
            terminal.close();
            Exception failure = assertThrows(Exception.class, () -> writer.get(10, TimeUnit.SECONDS));
            assertTrue(failure.toString().contains("was closed"), failure.toString());
        }
    }

    @Test
    void closingTwiceDoesNothing() throws Exception {
        PseudoTerminal terminal = PseudoTerminal.open();
        terminal.close();
        terminal.close();
        assertFalse(Files.exists(terminal.path()));
    }

    @Test
    void linkPointsToThePortUntilClosed(@TempDir Path folder) throws Exception {
        Path link = folder.resolve("glove");
        try (PseudoTerminal terminal = PseudoTerminal.open(link)) {
            assertEquals(terminal.path(), Files.readSymbolicLink(link));
            assertEquals(link.toString(), terminal.name());
        }
        assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void replacesALinkThatAnEarlierTerminalLeftBehind(@TempDir Path folder) throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("glove"), Path.of("/dev/pts/99999"));
        try (PseudoTerminal terminal = PseudoTerminal.open(link)) {
            assertEquals(terminal.path(), Files.readSymbolicLink(link));
        }
    }

    @Test
    void refusesToReplaceAFile(@TempDir Path folder) throws Exception {
        Path precious = Files.writeString(folder.resolve("notes.txt"), "mine");
        LinkException refused = assertThrows(LinkException.class, () -> PseudoTerminal.open(precious));
        assertEquals(
                precious + " exists already and is not a link to a pseudo-terminal: choose another name for the link.",
                refused.getMessage());
        assertEquals("mine", Files.readString(precious));
    }

    @Test
    void refusesToReplaceALinkToSomethingElse(@TempDir Path folder) throws Exception {
        Path precious = Files.writeString(folder.resolve("notes.txt"), "mine");
        Path link = Files.createSymbolicLink(folder.resolve("link"), precious);
        assertThrows(LinkException.class, () -> PseudoTerminal.open(link));
        assertEquals(precious, Files.readSymbolicLink(link));
    }

    @Test
    void leavesALinkAloneThatPointsElsewhereByNow(@TempDir Path folder) throws Exception {
        Path link = folder.resolve("glove");
        try (PseudoTerminal later = closedAfterTakingOver(link)) {
            assertEquals(later.path(), Files.readSymbolicLink(link));
        }
    }

    /** Two terminals wanted the same name; the earlier one is closed. */
    private static PseudoTerminal closedAfterTakingOver(Path link) throws Exception {
        try (PseudoTerminal earlier = PseudoTerminal.open(link)) {
            PseudoTerminal later = PseudoTerminal.open(link);
            assertFalse(later.path().equals(earlier.path()));
            return later;
        }
    }

    @Test
    void saysWhereALinkCanBeMade(@TempDir Path folder) {
        LinkException refused =
                assertThrows(LinkException.class, () -> PseudoTerminal.open(folder.resolve("absent/glove")));
        assertTrue(refused.getMessage().contains("a folder that exists"), refused.getMessage());
    }

    private static RandomAccessFile open(PseudoTerminal terminal) throws Exception {
        return new RandomAccessFile(terminal.path().toFile(), "rw");
    }

    private static byte[] readExactly(PseudoTerminal terminal, int length) throws LinkException {
        byte[] all = new byte[0];
        byte[] buffer = new byte[512];
        while (all.length < length) {
            int count = terminal.read(buffer);
            assertTrue(count > 0, "hang-up after " + all.length + " bytes");
            int before = all.length;
            all = Arrays.copyOf(all, before + count);
            System.arraycopy(buffer, 0, all, before, count);
        }
        return all;
    }

    private static int read(PseudoTerminal terminal) {
        try {
            return terminal.read(new byte[8]);
        } catch (LinkException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void write(PseudoTerminal terminal, byte[] bytes) {
        try {
            terminal.write(bytes, 0, bytes.length);
        } catch (LinkException failure) {
            throw new IllegalStateException(failure.getMessage(), failure);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
