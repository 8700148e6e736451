package org.myodose.device.firmware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ByteLink;
import org.myodose.device.Command;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.serial.SerialLink;
import org.myodose.device.wire.FrameDecoder;
import org.myodose.device.wire.FrameEncoder;
import org.myodose.device.wire.FrameRouter;
import org.myodose.device.wire.MessageType;

/**
 * The firmware running in simavr, connected to through jSerialComm as a board would be. A thread of its own reads; one
 * other thread uses everything here.
 */
final class SimulatedUno implements AutoCloseable {

    private static final String TERMINAL = "terminal ";
    private static final int READ_BYTES = 4096;

    final HeardFromDevice heard = new HeardFromDevice();
    final LinkCounters counters = new LinkCounters();
    private final FrameRouter router = new FrameRouter(counters, heard);
    private final FrameEncoder encoder = new FrameEncoder();
    private final byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
    private final Process runner;
    private final Writer orders;
    private final BufferedReader printed;
    private final ByteLink link;
    private final Thread reader;
    private volatile @Nullable LinkException lost;

    /** Starts the runner with these further options, connects to it and waits until the device has introduced itself. */
    SimulatedUno(int baud, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(FirmwareWorkshop.runner().toString()));
        command.addAll(List.of(options));
        command.add(FirmwareWorkshop.firmware(baud).toString());
        runner = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        orders = runner.outputWriter();
        printed = runner.inputReader();
        link = SerialLink.open(terminalPath(), baud);
        reader = Thread.ofPlatform().name("simulated-uno-reader").start(this::read);
        link.write(new byte[] {FrameDecoder.DELIMITER}, 0, 1);
        send(new Command.Hello());
        heard.awaitHellos(1);
        ask(MessageType.PING.code(), new Command.Ping(0)); // whatever it said of itself at the start has come by then
    }

    private String terminalPath() throws IOException {
        String first = printed.readLine();
        assertNotNull(first, "the runner ended before it opened a terminal");
        assertTrue(first.startsWith(TERMINAL), first);
        return first.substring(TERMINAL.length());
    }

    private void read() {
        FrameDecoder decoder = new FrameDecoder(router, counters);
        byte[] buffer = new byte[READ_BYTES];
        try {
            for (int count = link.read(buffer); count >= 0; count = link.read(buffer)) {
                decoder.accept(buffer, 0, count, System.nanoTime());
            }
        } catch (LinkException failure) {
            lost = failure;
        }
    }

    /** Sends a command and returns the number of its frame. */
    int send(Command command) throws LinkException {
        int sequence = encoder.nextSequence();
        write(line, encoder.command(command, line, 0));
        return sequence;
    }

    /** Sends a command and waits for its reply. */
    Reply ask(int commandType, Command command) throws Exception {
        return heard.awaitReply(commandType, send(command));
    }

    void write(byte[] bytes, int length) throws LinkException {
        link.write(bytes, 0, length);
    }

    /** "press 2" or "release 2" for the button at that digital pin; the contact bounces. */
    void order(String order) throws IOException {
        orders.write(order + "\n");
        orders.flush();
    }

    /** Ends the run and returns the runner's figures; its log is complete then. */
    Map<String, Double> end() throws Exception {
        link.close();
        reader.join(TimeUnit.SECONDS.toMillis(10));
        orders.close();
        Map<String, Double> figures = new HashMap<>();
        for (String text = printed.readLine(); text != null; text = printed.readLine()) {
            String[] nameAndValue = text.split(" ", 2);
            figures.put(nameAndValue[0], Double.valueOf(nameAndValue[1]));
        }
        assertTrue(runner.waitFor(10, TimeUnit.SECONDS), "the runner ends when its input does");
        assertEquals(0, runner.exitValue());
        if (lost != null) {
            throw new AssertionError("the link was lost", lost);
        }
        return figures;
    }

    @Override
    public void close() {
        link.close();
        runner.destroy();
    }

    static String traceOption(Path trace) {
        return "--trace=" + trace;
    }

    static String logOption(Path log) {
        return "--log=" + log;
    }
}
