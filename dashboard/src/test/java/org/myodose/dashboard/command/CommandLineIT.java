package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The built jar as users meet it on the command line: what it prints, where, and with which exit code. */
class CommandLineIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final int REFUSED = 1;
    private static final int TERMINATED = 143;

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            nonsense                                                | 2 | There is no command 'nonsense'.
            anlyze x                                                | 2 | did you mean 'analyze'?
            analyze                                                 | 2 | Missing required parameter: 'FILE'.
            analyze --nonsense x                                    | 2 | 'myodose analyze' does not take '--nonsense'.
            demo --repetitions few                                  | 2 | 'few' is not an int.
            analyze missing.csv                                     | 1 | There is no file missing.csv
            analyze .                                               | 1 | is a folder
            analyze empty                                           | 1 | empty is empty
            analyze malformed.csv                                   | 1 | malformed.csv, line 3, column 2 (force): 'abc' is not a number
            analyze foreign.xdf                                     | 1 | is an XDF file of another program
            analyze malformed.csv --unit lb                         | 1 | 'lb' is not a unit of force
            analyze malformed.csv --band 9:3                        | 1 | A band runs upwards
            emulate --trace missing.csv                             | 1 | There is no file missing.csv
            emulate --trace malformed.csv                           | 1 | malformed.csv, line 3, column 2
            emulate --trace malformed.csv --speed 0                 | 1 | '--speed 0.0' is not possible
            record --source serial:/dev/none --out new.xdf          | 1 | There is no port /dev/none
            record --source carrier-pigeon:a --out new.xdf          | 1 | There is no kind of source 'carrier-pigeon'
            record --source sim:foot --out new.xdf                  | 1 | There is no simulated 'foot'
            record --source sim:hand --out none/new.xdf             | 1 | There is no folder
            record --source sim:hand --source sim:hand --out n.xdf  | 1 | 'sim:hand' is given twice
            record --source sim:hand --source sim:hand?seed=1 --out n.xdf | 1 | introduce themselves as the same device
            record --source sim:hand --source serial:/dev/none --out n.xdf | 1 | There is no port /dev/none
            record --source a=sim:hand --source a=sim:table --out n.xdf | 1 | Two devices are called 'a'
            run --source sim:hand --source tcp:localhost:1 --port 0 --record n.xdf | 1 | localhost:1
            analyze malformed.csv --device 1                        | 1 | --layout, --device and --sites are for recordings
            record --source sim:hand --out existing.xdf             | 1 | existing.xdf exists already
            record --source sim:hand --out new.xdf --seconds 0      | 1 | '--seconds 0.0' is no length of time
            latency --source sim:hand --seconds -1                  | 1 | '--seconds -1.0' is no length of time
            run --source serial:/dev/none --port 0 --record new.xdf | 1 | There is no port /dev/none
            run --source sim:hand --calibration none.csv            | 1 | There is no calibration file none.csv
            run --source sim:hand --calibration malformed.csv       | 1 | malformed.csv, line 1: a calibration file begins
            record --source sim:hand --out new.xdf --filter holds   | 1 | There is no filter 'holds': write one of hold, fast
            analyze malformed.csv --filter order=9,corner=10        | 1 | A low-pass has order 1 to 8
            devices check text:/dev/ttyACM0                         | 1 | does not speak the wire protocol: name a device
            devices check serial:/dev/none                          | 1 | There is no port /dev/none
            demo --port 99999                                       | 1 | There is no port 99999
            demo --port 0 --band 45:35 --record new.xdf             | 1 | A band runs upwards
            demo --port 0 --ceiling 20 --record new.xdf             | 1 | the ceiling of 20 N lies inside or below the band
            demo --port 0 --prescription Nothing                    | 1 | There is no prescription 'Nothing'
            """)
    void refusesInOneSentenceAndLeavesNothingBehind(String arguments, int exitCode, String sentence)
            throws IOException {
        List<String> before = badFiles();
        Program.Outcome outcome = Program.run(folder, arguments.split(" "));
        assertRefused(outcome, exitCode, sentence);
        assertEquals(before, contents());
        assertEquals("mine", Files.readString(folder.resolve("existing.xdf")));
    }

    private List<String> badFiles() throws IOException {
        Files.createFile(folder.resolve("empty"));
        Files.writeString(folder.resolve("malformed.csv"), "time,force\n0,1\n0.1,abc\n0.2,3\n");
        Files.writeString(folder.resolve("existing.xdf"), "mine");
        byte[] header =
                "<?xml version=\"1.0\"?><info><version>1.0</version></info>".getBytes(StandardCharsets.US_ASCII);
        byte[] start = {'X', 'D', 'F', ':', 1, (byte) (header.length + 2), 1, 0};
        byte[] foreign = Arrays.copyOf(start, start.length + header.length);
        System.arraycopy(header, 0, foreign, start.length, header.length);
        Files.write(folder.resolve("foreign.xdf"), foreign);
        return contents();
    }

    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static void assertRefused(Program.Outcome outcome, int exitCode, String sentence) {
        assertEquals("", outcome.out());
        List<String> lines = outcome.err().lines().toList();
        String last = lines.getLast();
        assertTrue(last.startsWith("myodose: ") && last.contains(sentence), outcome.err());
        assertTrue(last.endsWith("."), last);
        assertEquals(1, lines.size(), outcome.err());
        assertEquals(exitCode, outcome.exitCode());
    }

    @Test
    void showsWhereAFailureCameFromOnlyWhenAsked() {
        Program.Outcome verbose = Program.run(folder, "analyze", "missing.csv", "--verbose");
        assertTrue(verbose.err().contains("\tat org.myodose."), verbose.err());
        assertEquals(REFUSED, verbose.exitCode());
    }

    @Test
    void saysWhatAWrongDeviceSent() throws Exception {
        try (StrangeDevice printer = StrangeDevice.talking("X:12 Y:33\r\n")) {
            assertRefused(record(printer.source()), REFUSED, "is not Myodose's protocol");
        }
        assertEquals(List.of(), contents());
    }

    @Test
    void saysThatADeviceIsNewerThanTheProgram() throws Exception {
        try (StrangeDevice newer = StrangeDevice.ofVersion(2)) {
            assertRefused(record(newer.source()), REFUSED, "update Myodose");
        }
        assertEquals(List.of(), contents());
    }

    private Program.Outcome record(String source) {
        return Program.run(folder, "record", "--source", source, "--out", "new.xdf", "--seconds", "1");
    }

    @Test
    void offersAnotherPortWhereTheWantedOneIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Program.Outcome outcome = Program.run(folder, "demo", "--port", port, "--record", "new.xdf");
            assertRefused(outcome, REFUSED, "Port " + port + " is in use by another program");
            assertTrue(outcome.err().matches("(?s).*another with --port \\d+\\.\\s*"), outcome.err());
            assertFalse(outcome.err().contains("--port " + port), outcome.err());
        }
        assertEquals(List.of(), contents());
    }

    @Test
    void analysesATableIntoTheDocumentedFields() throws IOException {
        Tables.threeHolds(folder);
        Program.Outcome outcome =
                Program.run(folder, "analyze", "holds.csv", "--unit", "N", "--band", "35:45", "--json");
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertEquals("", outcome.err());
        JsonNode report = JSON.readTree(outcome.out());
        assertFields(report, "source forceUnit samples durationSeconds gaps holds dose");
        assertFields(report.get("dose"), "holdSeconds impulse repetitions sessionSeconds");
        assertEquals(3, report.get("holds").size());
        JsonNode first = report.get("holds").get(0);
        assertFields(
                first,
                "index channel onsetSeconds plateauStartSeconds plateauEndSeconds releaseSeconds ended meanForce peakForce"
                        + " impulse loadingRate coefficientOfVariationPercent sag timeInBandPercent");
        assertEquals("released", first.get("ended").asText());
        // The table counts from 100 s, the report from its first sample.
        assertEquals(2, first.get("onsetSeconds").asDouble(), 0.3);
        assertEquals(40, first.get("meanForce").asDouble(), 1);
    }

    private static void assertFields(JsonNode object, String names) {
        List.of(names.split(" ")).forEach(name -> assertTrue(object.has(name), name + " in " + object));
    }

    @Test
    void staysQuietWhenItsReaderHasHeardEnough() throws IOException {
        Tables.threeHolds(folder);
        try (Program pipe = Program.shell(folder, "MYODOSE analyze holds.csv --json | head -n 1")) {
            Program.Outcome outcome = pipe.end();
            assertEquals("{", outcome.out().strip());
            assertEquals("", outcome.err());
        }
    }

    @Test
    void recordsForTheGivenTimeAndTellsPrograms() throws IOException {
        Program.Outcome outcome =
                Program.run(folder, "record", "--source", "sim:hand", "--out", "a.xdf", "--seconds", "1", "--json");
        assertEquals(0, outcome.exitCode(), outcome.err());
        JsonNode report = JSON.readTree(outcome.out());
        assertFields(report, "file scans framesMissing framesDamaged deviceOverruns entriesMissed failure");
        assertEquals(report.get("scans"), analysed("a.xdf").get("samples"));
        assertTrue(report.get("scans").asInt() > 0, outcome.out());
    }

    @Test
    void endsARecordingInOrderWhenTerminated() throws IOException {
        try (Program recording = Program.start(folder, "record", "--source", "sim:hand", "--out", "a.xdf")) {
            recording.awaitErr("[1-9]\\d* scans on the disk");
            Program.Outcome outcome = recording.terminate();
            assertEquals(TERMINATED, outcome.exitCode());
            assertTrue(
                    outcome.out()
                            .matches(
                                    "a\\.xdf: \\d+ scans; 0 frames missing, 0 damaged, 0 scans not sent; 0 entries not kept\\.\\s*"),
                    outcome.out());
            assertFalse(outcome.err().contains("myodose:"), outcome.err());
        }
        assertEquals(0, analysed("a.xdf").get("notices").size());
    }

    @Test
    void keepsWhatWasOnTheDiskWhenKilled() throws IOException {
        try (Program recording = Program.start(folder, "record", "--source", "sim:hand", "--out", "a.xdf")) {
            recording.awaitErr("[1-9]\\d* scans on the disk");
            recording.kill();
        }
        JsonNode report = analysed("a.xdf");
        assertTrue(report.get("samples").asInt() > 0, report.toString());
        assertTrue(report.get("notices").toString().contains("cut off before its end"), report.toString());
    }

    private JsonNode analysed(String file) throws IOException {
        Program.Outcome outcome = Program.run(folder, "analyze", file, "--json");
        assertEquals(0, outcome.exitCode(), outcome.err());
        return JSON.readTree(outcome.out());
    }

    @Test
    void measuresLatencyForPrograms() throws IOException {
        Program.Outcome outcome = Program.run(folder, "latency", "--source", "sim:hand", "--seconds", "1", "--json");
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertFields(
                JSON.readTree(outcome.out()),
                "source model nominalRateHz scans framesMissing framesDamaged deviceOverruns missedByPublisher stages");
    }

    @Test
    void listsDevicesForPrograms() throws IOException {
        Program.Outcome outcome = Program.run(folder, "devices", "--json");
        assertEquals(0, outcome.exitCode(), outcome.err());
        assertTrue(JSON.readTree(outcome.out()).isArray(), outcome.out());
    }

    @Test
    void triesADeviceAgainstTheWireProtocol() throws IOException {
        Program.Outcome outcome = Program.run(folder, "devices", "check", "sim:hand", "--json");
        JsonNode told = JSON.readTree(outcome.out());
        assertFields(told, "source model firmwareVersion findings");
        Set<String> timed = Set.of("ANSWERS_IN_TIME", "CLOCK_RUNS_TRUE", "REPORTS_STATUS");
        for (JsonNode finding : told.get("findings")) {
            assertFields(finding, "requirement asked section verdict seen");
            // Those speak of this machine, which may be late.
            if (!timed.contains(finding.get("requirement").asText())) {
                assertEquals("MET", finding.get("verdict").asText(), finding.toString());
            }
        }
    }

    @Test
    void feedbackGoesOnWhenTheDiskIsFullAndAnAlarmShows() throws Exception {
        // A limit on the size of files stands for the full disk; 40 blocks of 512 bytes.
        String line = "ulimit -f 40; exec MYODOSE demo --port 0 --no-browser --record full.xdf";
        try (Program demo = Program.shell(folder, line);
                HttpClient browser = HttpClient.newHttpClient()) {
            String address = demo.awaitOut("http://localhost:\\d+/");
            BlockingQueue<String> messages = new LinkedBlockingQueue<>();
            URI live = URI.create(address.replace("http:", "ws:") + "api/v1/live");
            WebSocket socket = browser.newWebSocketBuilder()
                    .buildAsync(live, new Messages(messages))
                    .join();
            JsonNode alarm = await(messages, "alarm");
            assertEquals("recording", alarm.get("alarm").asText());
            assertTrue(alarm.get("cause").asText().contains("full.xdf cannot be written"), alarm.toString());
            await(messages, "scan");
            socket.abort();
            assertEquals(TERMINATED, demo.terminate().exitCode());
        }
        JsonNode report = analysed("full.xdf");
        assertNotEquals(0, report.get("samples").asInt());
    }

    private static JsonNode await(BlockingQueue<String> messages, String type) throws Exception {
        while (true) {
            String message = messages.poll(60, TimeUnit.SECONDS);
            assertTrue(message != null, "no '" + type + "' came within a minute");
            JsonNode json = JSON.readTree(message);
            if (json.get("type").asText().equals(type)) {
                return json;
            }
        }
    }

    private record Messages(BlockingQueue<String> queue, StringBuilder part) implements WebSocket.Listener {

        Messages(BlockingQueue<String> queue) {
            this(queue, new StringBuilder());
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            part.append(text);
            if (last) {
                queue.add(part.toString());
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
