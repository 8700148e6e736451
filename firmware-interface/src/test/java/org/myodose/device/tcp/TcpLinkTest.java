package org.myodose.device.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.LinkException;

@Timeout(60)
class TcpLinkTest {

    private static final InetAddress HERE = InetAddress.getLoopbackAddress();

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String refusal(String address) {
        return assertThrows(LinkException.class, () -> TcpLink.open(TcpAddress.parse(address)))
                .getMessage();
    }

    @Test
    void carriesBytesBothWays() throws Exception {
        try (TcpPort port = TcpPort.listen(HERE, 0);
                TcpLink link = TcpLink.open(TcpAddress.parse(port.name()))) {
            link.write(ascii("-ask-"), 1, 3);
            byte[] buffer = new byte[16];
            assertEquals(3, port.read(buffer));
            assertArrayEquals(ascii("ask"), Arrays.copyOf(buffer, 3));
            port.write(ascii("told"), 0, 4);
            assertEquals(4, link.read(buffer));
            assertEquals("tcp:" + port.name(), link.description());
        }
    }

    @Test
    void servesOneHostAfterAnother() throws Exception {
        byte[] buffer = new byte[16];
        try (TcpPort port = TcpPort.listen(HERE, 0)) {
            for (int host = 0; host < 3; host++) {
                try (TcpLink link = TcpLink.open(TcpAddress.parse(port.name()))) {
                    link.write(ascii("hello"), 0, 5);
                    assertEquals(5, port.read(buffer));
                }
                assertEquals(-1, port.read(buffer));
            }
        }
    }

    @Test
    void tellsThatTheFarEndHasEndedTheConnection() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, HERE);
                TcpLink link = TcpLink.open(new TcpAddress("127.0.0.1", server.getLocalPort()))) {
            server.accept().close();
            LinkException lost = assertThrows(LinkException.class, () -> link.read(new byte[8]));
            assertTrue(lost.getMessage().contains("has ended the connection"), lost.getMessage());
        }
    }

    @Test
    void tellsThatTheConnectionBroke() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, HERE);
                TcpLink link = TcpLink.open(new TcpAddress("127.0.0.1", server.getLocalPort()))) {
            var accepted = server.accept();
            accepted.setSoLinger(true, 0);
            accepted.close();
            LinkException lost = assertThrows(LinkException.class, () -> link.read(new byte[8]));
            assertTrue(lost.getMessage().contains("was lost (Connection reset)"), lost.getMessage());
        }
    }

    @Test
    void saysThatNothingListens() throws Exception {
        int port;
        try (ServerSocket server = new ServerSocket(0, 1, HERE)) {
            port = server.getLocalPort();
        }
        assertTrue(refusal("127.0.0.1:" + port).startsWith("Nothing listens at 127.0.0.1:" + port + ": "));
    }

    @Test
    void saysThatNobodyHasThatName() {
        assertTrue(refusal("no-such-device.invalid:7000").contains("is known by the name no-such-device.invalid"));
    }

    @Test
    void closingFreesABlockedRead() throws Exception {
        try (TcpPort port = TcpPort.listen(HERE, 0)) {
            TcpLink link = TcpLink.open(TcpAddress.parse(port.name()));
            CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(
                    () -> {
                        try {
                            return link.read(new byte[8]);
                        } catch (LinkException failure) {
                            throw new IllegalStateException(failure);
                        }
                    },
                    task -> Thread.ofPlatform().daemon().start(task));
            link.close();
            assertEquals(-1, reading.get(20, TimeUnit.SECONDS));
            assertEquals(-1, link.read(new byte[8]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "glove", ":7000", "glove:", "glove:0", "glove:65536", "glove:x", "fe80::1:7000"})
    void refusesWhatIsNoAddress(String text) {
        Exception refused = assertThrows(IllegalArgumentException.class, () -> TcpAddress.parse(text));
        assertTrue(String.valueOf(refused.getMessage()).contains("is no address of a device: write host:port"));
    }

    @Test
    void readsAddressesOfBothVersions() {
        assertEquals(new TcpAddress("fe80::1", 7000), TcpAddress.parse("[fe80::1]:7000"));
        assertEquals("[fe80::1]:7000", TcpAddress.parse("[fe80::1]:7000").toString());
        assertEquals(new TcpAddress("glove.local", 1), TcpAddress.parse("glove.local:1"));
    }
}
