package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.dashboard.UserException;

/** What the server shows: made here and kept, or the house's own. */
class ServerCertificateTest {

    private static final Set<String> NAMES = Set.of("localhost", "192.168.1.10", "glove.example");

    /** Made once: a key takes its time. */
    @TempDir
    private static Path made;

    private static ServerCertificate kept;
    private static Pem own;

    @TempDir
    private Path folder;

    @BeforeAll
    static void make() {
        kept = OwnCertificate.in(made.resolve("kept"), NAMES, Instant.now());
        own = Pem.of(kept, made, "own");
    }

    private ServerCertificate again(Set<String> names, Instant now) throws IOException {
        Files.copy(made.resolve("kept").resolve(OwnCertificate.FILE), folder.resolve(OwnCertificate.FILE));
        return OwnCertificate.in(folder, names, now);
    }

    @Test
    void makesOneForTheNamesThatOnlyItsOwnerCanRead() throws IOException {
        assertTrue(kept.selfSigned());
        assertEquals(NAMES, kept.names());
        assertTrue(kept.fingerprint().matches("([0-9A-F]{2}:){31}[0-9A-F]{2}"), kept.fingerprint());
        Path place = made.resolve("kept");
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)));
        try (var files = Files.list(place)) {
            assertEquals(List.of(place.resolve(OwnCertificate.FILE)), files.toList(), "nothing is left beside it");
        }
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(place.resolve(OwnCertificate.FILE))));
    }

    @Test
    void keepsItWhileItIsGoodForTheNames() throws IOException {
        assertEquals(
                kept.fingerprint(), again(Set.of("192.168.1.10"), Instant.now()).fingerprint());
    }

    @Test
    void isForAnIpv6AddressHoweverThatIsWritten() throws IOException {
        ServerCertificate made = again(Set.of("2001:db8:0:0:0:0:0:10"), Instant.now());
        assertTrue(made.names().contains("2001:db8::10"), made.names()::toString);
        assertEquals(
                made.fingerprint(),
                OwnCertificate.in(folder, Set.of("2001:db8::10", "Glove.Example"), Instant.now())
                        .fingerprint());
    }

    @Test
    void makesAnotherForAnAddressMoreWhichIsForTheFormerOnesToo() throws IOException {
        ServerCertificate moved = again(Set.of("10.0.0.7"), Instant.now());
        assertNotEquals(kept.fingerprint(), moved.fingerprint());
        assertTrue(moved.names().containsAll(NAMES) && moved.names().contains("10.0.0.7"), moved.names()::toString);
    }

    @Test
    void makesAnotherBeforeItEnds() throws IOException {
        ServerCertificate next = again(NAMES, kept.until().minus(Duration.ofDays(29)));
        assertNotEquals(kept.fingerprint(), next.fingerprint());
    }

    @Test
    void saysWhichFileIsNoCertificate() throws IOException {
        Files.writeString(folder.resolve(OwnCertificate.FILE), "nothing of the kind");
        UserException refused =
                assertThrows(UserException.class, () -> OwnCertificate.in(folder, NAMES, Instant.now()));
        assertTrue(String.valueOf(refused.getMessage()).contains("delete the file"), refused.getMessage());
        assertEquals("nothing of the kind", Files.readString(folder.resolve(OwnCertificate.FILE)));
    }

    @Test
    void takesTheHousesOwn() {
        ServerCertificate read = ServerCertificate.of(own.certificate(), own.key(), Instant.now());
        assertEquals(kept.fingerprint(), read.fingerprint());
        assertEquals(NAMES, read.names());
        assertFalse(read.selfSigned());
        assertFalse(read.toString().contains("Private"), "no key in logs");
    }

    @Test
    void saysWhenTheHousesOwnIsOverOrNotYetGood() {
        Instant over = kept.until().plusSeconds(1);
        assertTrue(refusal(own.certificate(), own.key(), over)
                .contains("is over since " + over.toString().substring(0, 10) + ": renew it"));
        Instant early = kept.certificate().getNotBefore().toInstant().minusSeconds(60);
        assertTrue(refusal(own.certificate(), own.key(), early).contains("is good only from"));
    }

    @Test
    void refusesFilesThatDoNotBelongTogetherOrHoldSomethingElse() throws IOException {
        Pem other = Pem.of(again(Set.of("10.0.0.7"), Instant.now()), folder, "other");
        Instant now = Instant.now();
        assertTrue(refusal(own.certificate(), other.key(), now).contains("is not that of the certificate"));
        assertTrue(refusal(own.key(), own.key(), now).contains("holds no certificate"));
        assertTrue(refusal(own.certificate(), own.certificate(), now).contains("holds no plain PKCS#8 key"));
        assertTrue(refusal(folder.resolve("nowhere.pem"), own.key(), now).contains("holds no certificate"));
        Path old = Files.writeString(
                folder.resolve("old.key"), Files.readString(own.key()).replace("PRIVATE", "EC PRIVATE"));
        assertTrue(refusal(own.certificate(), old, now).contains("openssl pkcs8 -topk8"));
    }

    private static String refusal(Path certificate, Path key, Instant now) {
        return String.valueOf(assertThrows(UserException.class, () -> ServerCertificate.of(certificate, key, now))
                .getMessage());
    }
}
