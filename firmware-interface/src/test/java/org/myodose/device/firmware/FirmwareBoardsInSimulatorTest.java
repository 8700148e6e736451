package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.myodose.device.firmware.StreamAssertions.assertCountsAre;
import static org.myodose.device.firmware.StreamAssertions.assertNothingLostOrDamaged;
import static org.myodose.device.firmware.StreamAssertions.assertTicksApart;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.device.Command;
import org.myodose.device.DeviceStatus;
import org.myodose.device.Reply;
import org.myodose.device.firmware.HeardFromDevice.Sample;
import org.myodose.device.wire.MessageType;

/** The .elf of each board that a design names, in simavr, with its multiplexer or its load cells wired by the design's pin map. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class FirmwareBoardsInSimulatorTest {

    private static final int MEGABAUD = 1_000_000;
    private static final String LONGEST_SERIAL_NUMBER = "a serial number of 32 characters";

    @TempDir
    Path folder;

    static Stream<BoardUnderTest> boards() {
        return BoardUnderTest.all();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void introducesItselfWithItsChannelsAndTheLongestSerialNumber(BoardUnderTest board) throws Exception {
        try (SimulatedUno uno = new SimulatedUno(board, MEGABAUD, "--serial-number=" + LONGEST_SERIAL_NUMBER)) {
            var device = uno.heard.awaitHellos(1).getFirst();
            assertEquals(LONGEST_SERIAL_NUMBER, device.serialNumber());
            assertEquals(
                    BoardHeader.of(board.name()).channelNames(),
                    device.channels().stream().map(channel -> channel.name()).toList());
            uno.end();
        }
    }

    @ParameterizedTest
    @CsvSource({"1000000, 333333, 1000", "115200, 218150, 700"})
    void readsEverySensorBehindTheMultiplexerAtItsHighestRate(int baud, long highestMilliHertz, int scans)
            throws Exception {
        List<int[]> trace = Traces.press(2048, 16, 11);
        Path file = Traces.write(folder.resolve("trace.csv"), trace);
        try (SimulatedUno glove = new SimulatedUno(BoardUnderTest.GLOVE, baud, SimulatorRun.traceOption(file))) {
            Reply rate = glove.ask(MessageType.RATE, new Command.Rate(0xFFFF_FFFFL));
            assertEquals(highestMilliHertz, rate.value());
            glove.ask(MessageType.START, new Command.Start());
            for (int asked = 0; asked < 5; asked++) {
                // Apart by the device's own time, however late this computer is: a long HELLO takes the line of five
                // scans.
                glove.heard.awaitSamples(glove.heard.sampleCount() + scans / 7);
                int hellos = glove.heard.helloCount();
                glove.send(new Command.Hello());
                glove.heard.awaitHellos(hellos + 1);
            }
            DeviceStatus status = glove.heard.awaitNextStatus();
            List<Sample> samples = glove.heard.awaitSamples(scans);
            assertEquals(0, status.overruns());
            glove.end();
            assertNothingLostOrDamaged(glove);
            assertCountsAre(trace, samples);
            assertTicksApart(Math.round(1e9 / highestMilliHertz), samples);
        }
    }

    @Test
    void measuresTheSupplyOfTheGloveAtItsUsualRate() throws Exception {
        try (SimulatedUno glove = new SimulatedUno(BoardUnderTest.GLOVE, MEGABAUD, "--unpaced")) {
            glove.ask(MessageType.START, new Command.Start());
            glove.heard.awaitNextStatus();
            DeviceStatus status = glove.heard.awaitNextStatus();
            assertEquals(5.0, status.supplyVolts().orElseThrow(), 0.05);
            assertEquals(0, status.overruns());
            glove.end();
        }
    }

    @Test
    void readsEveryLoadCellWholeThoughTheirOscillatorsDiffer() throws Exception {
        List<int[]> trace = Traces.loads(4096, 4, 5);
        Path file = Traces.write(folder.resolve("trace.csv"), trace);
        Path log = folder.resolve("log.csv");
        try (SimulatedUno table = new SimulatedUno(
                BoardUnderTest.TABLE, MEGABAUD, SimulatorRun.traceOption(file), SimulatorRun.logOption(log))) {
            table.heard.awaitNextStatus();
            table.ask(MessageType.START, new Command.Start());
            List<Sample> samples = table.heard.awaitSamples(400).subList(0, 400);
            assertEquals(0, table.heard.awaitNextStatus().overruns());
            // The slowest of the four: 12.5 ms and three sixty-fourths of it.
            assertEquals(76_418, (double) table.hello().device().rateMilliHertz(), 50);
            table.end();
            assertNothingLostOrDamaged(table);
            for (int cell = 0; cell < 4; cell++) {
                assertNewestOfCell(cell, trace, samples);
            }
            assertTrue(
                    Files.readAllLines(log).stream().noneMatch(line -> line.contains("fault")), "as the chip permits");
        }
    }

    /** Each scan has a reading of that cell that no scan before had, and never leaves out more than one. */
    private static void assertNewestOfCell(int cell, List<int[]> trace, List<Sample> samples) {
        List<Integer> readings = trace.stream().map(row -> row[cell]).toList();
        List<Integer> places = new ArrayList<>();
        for (Sample sample : samples) {
            places.add(readings.indexOf(sample.counts()[cell]));
        }
        assertTrue(!places.contains(-1), "cell " + cell + " gave what it never read");
        for (int scan = 1; scan < places.size(); scan++) {
            int advance = places.get(scan) - places.get(scan - 1);
            assertTrue(
                    advance == 1 || advance == 2, "cell " + cell + ", scan " + scan + ": " + advance + " readings on");
        }
        long ticks = samples.getLast().tickMicros() - samples.getFirst().tickMicros();
        // Whichever chip comes last in the first scan and in the last one: within one scan.
        assertEquals(76.418 * ticks * 1e-6, samples.size() - 1, 1);
    }

    /** One of four chips that is not there stops the scans; what should have come is counted. */
    @Test
    void countsTheScansThatAMissingLoadCellCosts() throws Exception {
        BoardUnderTest threeCells = new BoardUnderTest("table", List.of("--load-cells=4:0,5:1,6:2"));
        try (SimulatedUno table = new SimulatedUno(threeCells, MEGABAUD, "--unpaced")) {
            table.ask(MessageType.START, new Command.Start());
            table.heard.awaitNextStatus();
            DeviceStatus status = table.heard.awaitNextStatus();
            assertEquals(0, table.heard.sampleCount());
            assertTrue(status.overruns() > 70, "after more than a second: " + status.overruns());
            table.end();
        }
    }
}
