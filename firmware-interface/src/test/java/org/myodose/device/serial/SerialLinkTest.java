package org.myodose.device.serial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.device.ByteLink;
import org.myodose.device.LinkException;
import org.myodose.device.pty.PseudoTerminal;

/** Through jSerialComm and a real terminal of the kernel; only the wire is missing. */
@EnabledOnOs(OS.LINUX)
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SerialLinkTest {

    private static final int BAUD = SerialLink.DEFAULT_BAUD;

    @Test
    void carriesEveryByteValueUnchangedInBothDirections() throws Exception {
        byte[] all = new byte[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = (byte) value;
        }
        try (PseudoTerminal device = PseudoTerminal.open();
                SerialLink host = open(device)) {
            host.write(all, 0, all.length);
            assertArrayEquals(all, readExactly(device, all.length));
            device.write(all, 0, all.length);
            assertArrayEquals(all, readExactly(host, all.length));
        }
    }

    @Test
    void keepsEveryByteInOrderWhetherTheReaderIsBehindOrNot() throws Exception {
        byte[] burst = new byte[3_000];
        for (int i = 0; i < burst.length; i++) {
            burst[i] = (byte) (i * 31 / 16);
        }
        try (PseudoTerminal device = PseudoTerminal.open();
                SerialLink host = open(device)) {
            for (int length : new int[] {7, burst.length, 511, 512, 513, burst.length, 1}) {
                byte[] sent = Arrays.copyOf(burst, length);
                device.write(sent, 0, length);
                assertArrayEquals(sent, readExactly(host, length));
            }
        }
    }

    @Test
    void writesOnlyTheStretchThatWasAskedFor() throws Exception {
        byte[] bytes = "xxhelloxx".getBytes(StandardCharsets.UTF_8);
        try (PseudoTerminal device = PseudoTerminal.open();
                SerialLink host = open(device)) {
            host.write(bytes, 2, 5);
            assertEquals("hello", new String(readExactly(device, 5), StandardCharsets.UTF_8));
        }
    }

    @Test
    void opensALinkToAPort(@TempDir Path folder) throws Exception {
        try (PseudoTerminal device = PseudoTerminal.open(folder.resolve("glove"));
                SerialLink host = SerialLink.open(device.name().toString(), BAUD)) {
            device.write(new byte[] {42}, 0, 1);
            assertEquals(42, readExactly(host, 1)[0]);
            assertEquals("serial:" + folder.resolve("glove"), host.description());
        }
    }

    @Test
    void saysThatTheDeviceWasUnpluggedWhenItHangsUpDuringARead() throws Exception {
        PseudoTerminal device = PseudoTerminal.open();
        try (SerialLink host = open(device)) {
            CompletableFuture<String> reader = CompletableFuture.supplyAsync(() -> failureOfRead(host));
            device.close();
            String told = reader.get(10, TimeUnit.SECONDS);
            assertTrue(told.startsWith("The device at " + device.path() + " was unplugged or has stopped"), told);
            assertTrue(told.contains("plug it in again"), told);
        }
    }

    @Test
    void saysThatTheDeviceWasUnpluggedWhenWritingToADeadPort() throws Exception {
        PseudoTerminal device = PseudoTerminal.open();
        try (SerialLink host = open(device)) {
            device.close();
            LinkException told = assertThrows(LinkException.class, () -> host.write(new byte[] {1}, 0, 1));
            assertTrue(told.getMessage().contains("was unplugged or has stopped"), told.getMessage());
        }
    }

    @Test
    void closingFreesABlockedReadAsAnOrderlyEnd() throws Exception {
        try (PseudoTerminal device = PseudoTerminal.open()) {
            SerialLink host = open(device);
            CompletableFuture<Integer> reader = CompletableFuture.supplyAsync(() -> read(host));
            host.close();
            assertEquals(-1, reader.get(10, TimeUnit.SECONDS));
            host.close();
        }
    }

    @Test
    void canBeOpenedAgainAfterClosing() throws Exception {
        try (PseudoTerminal device = PseudoTerminal.open()) {
            for (int round = 1; round <= 3; round++) {
                try (SerialLink host = open(device)) {
                    host.write(new byte[] {(byte) round}, 0, 1);
                    assertEquals(round, readExactly(device, 1)[0]);
                }
                assertEquals(-1, device.read(new byte[8]));
            }
        }
    }

    @Test
    void refusesASecondOpenWithTheNameOfTheProgramThatHasIt() throws Exception {
        try (PseudoTerminal device = PseudoTerminal.open();
                SerialLink first = open(device)) {
            assertEquals("serial:" + device.path(), first.description());
            String told = refusal(device.path().toString());
            assertEquals(
                    "The port " + device.path()
                            + " is in use by this program itself: close that program and try again.",
                    told);
        }
    }

    @Test
    void refusesAPortThatAnotherProgramHasLocked() throws Exception {
        try (PseudoTerminal device = PseudoTerminal.open()) {
            Process other = lockHolder(device.path());
            try {
                String told = refusal(device.path().toString());
                assertEquals(
                        "The port " + device.path() + " is in use by sh (process " + other.pid()
                                + "): close that program and try again.",
                        told);
            } finally {
                other.destroy();
            }
        }
    }

    @Test
    void keepsOtherProgramsThatLockOutOfItsPort() throws Exception {
        try (PseudoTerminal device = PseudoTerminal.open();
                SerialLink ours = open(device)) {
            Process other =
                    new ProcessBuilder("flock", "--nonblock", ours.description().substring(7), "true").start();
            assertEquals(1, other.waitFor(), "flock could have the port");
        }
    }

    /** Another process that holds the lock every well-behaved serial program takes; returns once it has it. */
    private static Process lockHolder(Path port) throws Exception {
        Process holder = new ProcessBuilder("flock", "--no-fork", port.toString(), "sh", "-c", "echo locked; read _")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals("locked", holder.inputReader().readLine());
        return holder;
    }

    @Test
    void namesTheGroupToJoinWhenThePortIsForAGroup() throws Exception {
        try (PseudoTerminal device = PseudoTerminal.open()) {
            giveToAnotherGroup(device.path());
            String told = refusalForAnOrdinaryUser(device.path(), "---rw----");
            String group = Files.readAttributes(device.path(), PosixFileAttributes.class)
                    .group()
                    .getName();
            assertEquals(
                    "You may not use the port " + device.path() + ", which is for members of the group " + group
                            + ": join it with 'sudo usermod -aG " + group + " " + System.getProperty("user.name")
                            + "', log out, and log in again.",
                    told);
        }
    }

    @Test
    void saysWhoMayOpenAPortThatIsForNoGroup() throws Exception {
        try (PseudoTerminal device = PseudoTerminal.open()) {
            String told = refusalForAnOrdinaryUser(device.path(), "---------");
            assertTrue(told.startsWith("You may not use the port " + device.path() + ", which only its owner "), told);
        }
    }

    /** Root is a member of root's group, as which the terminal may have been made; an ordinary user cannot give it away. */
    private static void giveToAnotherGroup(Path port) throws Exception {
        if (System.getProperty("user.name").equals("root")) {
            GroupPrincipal group =
                    port.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName("dialout");
            Files.getFileAttributeView(port, PosixFileAttributeView.class).setGroup(group);
        }
    }

    private static String refusalForAnOrdinaryUser(Path port, String permissions) throws Exception {
        // What is needed on the way is loaded while files are still open to this user.
        refusal("/dev/ttyNoSuchPort7");
        Files.setPosixFilePermissions(port, PosixFilePermissions.fromString(permissions));
        return Unprivileged.call(() -> refusal(port.toString()));
    }

    @Test
    void listsThePortsThatThereAreWhenThePortIsAbsent() {
        String told = refusal("/dev/ttyNoSuchPort7");
        assertTrue(told.startsWith("There is no port /dev/ttyNoSuchPort7: check that the device is connected; "), told);
        assertTrue(told.contains("this machine has "), told);
    }

    @Test
    void neverOpensAnotherPortOfTheSameNameInAnotherFolder(@TempDir Path folder) {
        String told = refusal(folder.resolve("ttyS0").toString());
        assertTrue(told.startsWith("There is no port " + folder.resolve("ttyS0")), told);
    }

    @Test
    void saysWhenALinkPointsToAPortThatIsGone(@TempDir Path folder) throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("glove"), Path.of("/dev/pts/99999"));
        assertEquals(
                link
                        + " is a link to a port that is gone: connect the device, or start the emulator that made the link.",
                refusal(link.toString()));
    }

    @Test
    void tellsAFolderFromAPort(@TempDir Path folder) {
        assertTrue(refusal(folder.toString()).startsWith(folder + " is a folder, not a serial port;"));
    }

    @Test
    void tellsAFileFromAPortAndHowToPlayATrace(@TempDir Path folder) throws Exception {
        Path trace = Files.writeString(folder.resolve("press.csv"), "time,force\n");
        assertEquals(
                trace + " is a file, not a serial port: to play a trace as a device, start myodose emulate --trace "
                        + trace + " and open the port that it prints.",
                refusal(trace.toString()));
    }

    @Test
    void tellsAnotherKindOfDeviceFromAPort() {
        assertTrue(refusal("/dev/null").startsWith("/dev/null is not a serial port;"), refusal("/dev/null"));
    }

    @Test
    void asksForAPortWhenNoneIsNamed() {
        assertTrue(refusal("").startsWith("No port was named: write serial: and the port's path; "), refusal(""));
    }

    private static SerialLink open(PseudoTerminal device) throws LinkException {
        return SerialLink.open(device.path().toString(), BAUD);
    }

    private static String refusal(String path) {
        return assertThrows(
                        LinkException.class, () -> SerialLink.open(path, BAUD).close())
                .getMessage();
    }

    private static byte[] readExactly(ByteLink link, int length) throws LinkException {
        byte[] all = new byte[0];
        byte[] buffer = new byte[2048];
        while (all.length < length) {
            int count = link.read(buffer);
            assertTrue(count > 0, "ended after " + all.length + " bytes");
            int before = all.length;
            all = Arrays.copyOf(all, before + count);
            System.arraycopy(buffer, 0, all, before, count);
        }
        return all;
    }

    private static int read(SerialLink host) {
        try {
            return host.read(new byte[8]);
        } catch (LinkException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static String failureOfRead(SerialLink host) {
        try {
            return "no failure but " + host.read(new byte[8]);
        } catch (LinkException failure) {
            return failure.getMessage();
        }
    }
}
