package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The built jar, serving other machines; a second loopback address stands for a network's. */
class NetworkIT {

    private static final String FINGERPRINT = "SHA-256 (?:[0-9A-F]{2}:){31}[0-9A-F]{2}";
    private static final String LISTEN = " --listen 127.0.0.2:0 --no-browser";

    @TempDir
    private Path folder;

    private Program start(String line) {
        return Program.shell(folder, "export XDG_DATA_HOME=kept XDG_CACHE_HOME=cache; " + line);
    }

    private Program.Outcome end(String line) {
        try (Program program = start(line)) {
            return program.end();
        }
    }

    @Test
    void servesWhereThereIsAnAccountAndUnderTheSameCertificateAgain() throws IOException {
        Program.Outcome refused = end("exec MYODOSE demo" + LISTEN);
        assertEquals(1, refused.exitCode());
        assertTrue(refused.err().contains("'./myodose users add NAME --role ROLE' makes one"), refused.err());
        assertFalse(Files.exists(folder.resolve("kept")), "nothing is made for nobody");
        Program.Outcome added = end("printf 'four quiet green stones\\n' | MYODOSE users add anna --role therapist");
        assertEquals(0, added.exitCode(), added.err());
        String first;
        try (Program demo = start("exec MYODOSE demo" + LISTEN)) {
            String link = demo.awaitOut("https://127.0.0.2:\\d+/enter\\?key=\\S+");
            demo.awaitOut("Other machines can reach this one, encrypted, at:\\s+https://127.0.0.2:\\d+/\\s");
            demo.awaitOut("Whoever has an account \\(1\\) signs in there");
            first = demo.awaitOut(FINGERPRINT);
            assertTrue(link.startsWith("https://127.0.0.2:"), link);
            demo.terminate();
        }
        Path certificate = folder.resolve("kept/myodose/certificate.p12");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(certificate)));
        try (Program again = start("exec MYODOSE class --class-port 0" + LISTEN)) {
            again.awaitOut("https://127.0.0.2:\\d+/enter\\?key=\\S+to=class.html");
            assertEquals(first, again.awaitOut(FINGERPRINT));
            again.terminate();
        }
    }
}
