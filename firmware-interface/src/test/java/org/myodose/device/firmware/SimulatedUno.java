package org.myodose.device.firmware;

import java.io.IOException;
import java.util.Objects;
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
import org.myodose.device.wire.Hello;
import org.myodose.device.wire.MessageType;

/**
 * The firmware running in simavr, connected to through jSerialComm as a board would be, with every frame under the test's
 * control. A thread of its own reads; one other thread uses everything here.
 */
final class SimulatedUno implements AutoCloseable {

    private static final int READ_BYTES = 4096;

    final HeardFromDevice heard = new HeardFromDevice();
    final LinkCounters counters = new LinkCounters();
    private final FrameRouter router = new FrameRouter(counters, heard);
    private final FrameEncoder encoder = new FrameEncoder();
    private final byte[] line = new byte[FrameEncoder.MAX_LINE_BYTES];
    private final SimulatorRun run;
    private final ByteLink link;
    private final Thread reader;
    private volatile @Nullable LinkException lost;

    /** Starts the runner with these further options, connects to it and waits until the device has introduced itself. */
    SimulatedUno(int baud, String... options) throws Exception {
        this(BoardUnderTest.UNO, baud, options);
    }

    SimulatedUno(BoardUnderTest board, int baud, String... options) throws Exception {
        run = new SimulatorRun(board, baud, options);
        link = SerialLink.open(run.terminal(), baud);
        reader = Thread.ofPlatform().name("simulated-uno-reader").start(this::read);
        link.write(new byte[] {FrameDecoder.DELIMITER}, 0, 1);
        send(new Command.Hello());
        heard.awaitHellos(1);
        ask(MessageType.PING, new Command.Ping(0)); // whatever it said of itself at the start has come by then
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
    Reply ask(MessageType type, Command command) throws Exception {
        return heard.awaitReply(type.code(), send(command));
    }

    /** Asks the device to introduce itself, and waits until it has. */
    Hello hello() throws Exception {
        int before = heard.helloCount();
        send(new Command.Hello());
        heard.awaitHellos(before + 1);
        return Objects.requireNonNull(router.hello());
    }

    /** Sends so many PINGs at once: at equal rates both ways their longer replies cannot keep up. */
    void flood(int pings) throws LinkException {
        byte[] all = new byte[FrameEncoder.MAX_LINE_BYTES + 32 * pings];
        int length = 0;
        for (int token = 0; token < pings; token++) {
            length += encoder.command(new Command.Ping(token), all, length);
        }
        write(all, length);
    }

    void write(byte[] bytes, int length) throws LinkException {
        link.write(bytes, 0, length);
    }

    /** As for {@link SimulatorRun#order}. */
    void order(String order) throws IOException {
        run.order(order);
    }

    /** Ends the run; from here on nothing more is heard, and the log is complete. */
    void end() throws Exception {
        link.close();
        reader.join(TimeUnit.SECONDS.toMillis(10));
        run.end();
        if (lost != null) {
            throw new AssertionError("the link was lost", lost);
        }
    }

    @Override
    public void close() {
        link.close();
        run.close();
    }
}
