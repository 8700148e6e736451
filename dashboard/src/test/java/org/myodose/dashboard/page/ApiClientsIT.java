package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.dashboard.security.OwnCertificate;
import org.myodose.dashboard.security.Pem;
import org.myodose.dashboard.security.ServerCertificate;

/** The two clients of docs/api-clients.md, as they stand there, against the built program. */
class ApiClientsIT {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root"));
    private static final Path EXAMPLES = ROOT.resolve("docs/examples");
    private static final Path DEBIANS_WEBSOCKETS = Path.of("/usr/lib/python3/dist-packages/websockets");
    private static final String PYTHON = "/usr/bin/python3";
    private static final long PATIENCE_SECONDS = 120;

    @Test
    void bothHearOfTheSameHold() throws Exception {
        requirePython();
        try (ServerProcess station = ServerProcess.run("sim:hand")) {
            bothHear("http://localhost:" + station.port(), Map.of());
        }
    }

    /** As from another machine: a second loopback address stands for one, and a certificate that the clients are told to trust. */
    @Test
    void bothHearOverANetworkWithATokenAndNeitherWithout(@TempDir Path folder) throws Exception {
        requirePython();
        String token = "0123456789abcdef0123456789abcdef";
        ServerCertificate certificate = OwnCertificate.in(folder, Set.of("localhost", "127.0.0.2"), Instant.now());
        Pem pem = Pem.of(certificate, folder, "clinic");
        try (ServerProcess station = ServerProcess.forScripts(
                folder, token, "--listen 127.0.0.2:0 --certificate " + pem.certificate() + " --key " + pem.key())) {
            String address = "https://127.0.0.2:" + station.port();
            Map<String, String> trust = Map.of(
                    "SSL_CERT_FILE", pem.certificate().toString(),
                    "NODE_EXTRA_CA_CERTS", pem.certificate().toString());
            Process stranger =
                    start(trust, PYTHON, EXAMPLES.resolve("watch_holds.py").toString(), address, "1");
            String refusal = output(stranger);
            assertTrue(stranger.exitValue() != 0 && refusal.contains("401"), refusal);
            Map<String, String> known = new HashMap<>(trust);
            known.put("MYODOSE_TOKEN", token);
            bothHear(address, known);
        }
    }

    /**
     * Each hears two holds: a hold may end after the one has joined and before the other has. Node.js has a WebSocket of its own
     * from version 22 on; before, behind this switch.
     */
    private static void bothHear(String address, Map<String, String> environment) throws Exception {
        Process python =
                start(environment, PYTHON, EXAMPLES.resolve("watch_holds.py").toString(), address, "2");
        Process node = start(
                environment,
                "node",
                "--experimental-websocket",
                EXAMPLES.resolve("watch-holds.mjs").toString(),
                address,
                "2");
        List<String> told = linesOf(python);
        List<String> toldToo = linesOf(node);
        System.out.println("watch_holds.py printed:  " + told);
        System.out.println("watch-holds.mjs printed: " + toldToo);
        assertTrue(told.getLast().matches("Hold \\d+: \\d+\\.\\d N for \\d+\\.\\d s"), told::toString);
        assertTrue(
                told.stream().anyMatch(toldToo::contains), () -> told + " and " + toldToo + " have no hold in common");
    }

    @Test
    void arePrintedInThePageAsTheyAreRun() throws Exception {
        String page = Files.readString(ROOT.resolve("docs/api-clients.md"));
        for (String client : List.of("watch_holds.py", "watch-holds.mjs")) {
            List<String> lines = Files.readAllLines(EXAMPLES.resolve(client));
            assertTrue(page.contains(String.join("\n", lines)), client + " stands otherwise in docs/api-clients.md");
            long code = lines.stream().filter(line -> !line.isBlank()).count();
            assertTrue(code <= 20, client + " has " + code + " lines");
        }
    }

    private static Process start(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder client = new ProcessBuilder(command).redirectErrorStream(true);
        client.environment().remove("MYODOSE_TOKEN");
        client.environment().putAll(environment);
        return client.start();
    }

    private static List<String> linesOf(Process client) throws Exception {
        String said = output(client);
        assertEquals(0, client.exitValue(), said);
        return said.lines()
                .filter(line -> !line.contains("Warning") && !line.contains("--trace-warnings"))
                .toList();
    }

    /** All that it says until it ends. */
    private static String output(Process client) throws Exception {
        try {
            assertTrue(client.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "a client did not end");
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } finally {
            client.destroyForcibly();
        }
    }

    private static void requirePython() {
        boolean there = Files.exists(DEBIANS_WEBSOCKETS);
        if (!there && Boolean.parseBoolean(System.getenv("MYODOSE_REQUIRE_TOOLS"))) {
            throw new AssertionError("python3-websockets is missing");
        }
        Assumptions.assumeTrue(there, "python3-websockets is not installed");
    }
}
