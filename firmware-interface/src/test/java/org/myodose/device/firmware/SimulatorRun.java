package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One run of the firmware in simavr: its process, its serial port's path, its buttons. */
final class SimulatorRun implements AutoCloseable {

    private static final String TERMINAL = "terminal ";
    private static final int ENDING_SECONDS = 10;

    private final Process runner;
    private final Writer orders;
    private final BufferedReader printed;
    private final String terminal;

    /** Makes firmware and runner of the bare Uno, starts them with these further options. */
    SimulatorRun(int baud, String... options) throws Exception {
        this(BoardUnderTest.UNO, baud, options);
    }

    SimulatorRun(BoardUnderTest board, int baud, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(FirmwareWorkshop.runner().toString()));
        command.addAll(board.wiring());
        command.addAll(List.of(options));
        command.add(FirmwareWorkshop.firmware(board.name(), baud).toString());
        runner = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        orders = runner.outputWriter();
        printed = runner.inputReader();
        terminal = readTerminal();
    }

    private String readTerminal() throws IOException {
        String first = printed.readLine();
        assertNotNull(first, "the runner ended before it opened a terminal");
        assertTrue(first.startsWith(TERMINAL), first);
        return first.substring(TERMINAL.length());
    }

    /** Path of the port that stands for the board's. */
    String terminal() {
        return terminal;
    }

    /** "press 2" or "release 2" for the button at that digital pin; the contact bounces. */
    void order(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
    }

    /** Ends the run in good order; its log is complete then. */
    void end() throws Exception {
        orders.close();
        while (printed.readLine() != null) {
            // its figures; `make budget` is where they are looked at
        }
        assertTrue(runner.waitFor(ENDING_SECONDS, TimeUnit.SECONDS), "the runner ends when its input does");
        assertEquals(0, runner.exitValue());
    }

    @Override
    public void close() {
        runner.destroy();
    }

    static String traceOption(Path trace) {
        return "--trace=" + trace;
    }

    static String logOption(Path log) {
        return "--log=" + log;
    }
}
