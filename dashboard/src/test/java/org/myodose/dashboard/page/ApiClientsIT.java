package org.myodose.dashboard.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** The two clients of docs/api-clients.md, as they stand there, against the built program. */
class ApiClientsIT {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root"));
    private static final Path EXAMPLES = ROOT.resolve("docs/examples");
    private static final Path DEBIANS_WEBSOCKETS = Path.of("/usr/lib/python3/dist-packages/websockets");
    private static final long PATIENCE_SECONDS = 120;

    @Test
    void bothHearOfTheSameHold() throws Exception {
        requirePython();
        try (ServerProcess station = ServerProcess.run("sim:hand")) {
            String server = "localhost:" + station.port();
            Process python =
                    start("/usr/bin/python3", EXAMPLES.resolve("watch_holds.py").toString(), server, "1");
            // Node.js has a WebSocket of its own from version 22 on; before, behind this switch.
            Process node = start(
                    "node",
                    "--experimental-websocket",
                    EXAMPLES.resolve("watch-holds.mjs").toString(),
                    server,
                    "1");
            List<String> told = linesOf(python);
            assertEquals(told.getLast(), linesOf(node).getLast());
            assertTrue(told.getLast().matches("Hold 1: \\d+\\.\\d N for \\d+\\.\\d s"), told::toString);
        }
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

    private static Process start(String... command) throws Exception {
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> linesOf(Process client) throws Exception {
        try {
            assertTrue(client.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "a client heard of no hold");
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, client.exitValue(), said);
            return said.lines().filter(line -> !line.contains("Warning")).toList();
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
