package org.myodose.device.wire;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;

/**
 * Gets a device to introduce itself and to stream: asks for a HELLO until one comes, then for START until that is
 * answered.
 *
 * <p>The read blocks without a time-out, because that is the serial port's fastest pattern and its time-outs are rounded
 * to 100 ms. So a second thread keeps the time: at each of its beats it asks once more, and after the last it closes the
 * link, which frees the read. An Uno resets when its port is opened and is deaf for about two seconds: hence the repeats.
 *
 * <p>No scan is lost to it: reading stops at the introduction of a device that streams already, or at the answer to START.
 */
final class Handshake extends IgnoringSink {

    static final Duration PERIOD = Duration.ofMillis(250);
    static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final int BEATS = (int) TIMEOUT.dividedBy(PERIOD);

    private final WireConnection connection;
    private final String name;
    private final Admission admission;
    private final LinkCounters counters;
    private final long goodFramesBefore;
    private final long unknownTypesBefore;
    private final long badPayloadsBefore;
    private final FirstBytes evidence = new FirstBytes();
    private int beats;
    private volatile boolean introduced;
    private volatile boolean timedOut;
    private volatile @Nullable LinkException failureOfSending;
    private Reply.@Nullable Result answerToStart;

    /**
     * @param name what a user calls the source
     * @param admission looks at who introduces itself, before anything is started
     */
    Handshake(WireConnection connection, String name, Admission admission, LinkCounters counters) {
        this.connection = connection;
        this.name = name;
        this.admission = admission;
        this.counters = counters;
        goodFramesBefore = counters.get(Kind.GOOD_FRAMES);
        unknownTypesBefore = counters.get(Kind.UNKNOWN_TYPES);
        badPayloadsBefore = counters.get(Kind.BAD_PAYLOADS);
    }

    /** Refuses a device that the source does not belong to. */
    @FunctionalInterface
    interface Admission {
        void refuseOther(DeviceDescription device) throws LinkException;
    }

    /** Returns the introduction of a device that streams; the frames behind the one that ended this are left unread. */
    Hello run(Pacer pacer) throws LinkException {
        connection.deliverTo(this);
        Pacer.Beating beating = pacer.start(PERIOD, this::beat);
        try {
            Hello hello = awaitHello();
            admission.refuseOther(hello.device());
            introduced = true;
            start();
            if (!hello.streaming()) {
                awaitStart(hello);
            }
            return hello;
        } finally {
            beating.close();
        }
    }

    private void beat() {
        if (++beats > BEATS) {
            timedOut = true;
            connection.close();
            return;
        }
        try {
            connection.send(introduced ? new Command.Start() : new Command.Hello());
        } catch (LinkException failure) {
            failureOfSending = failure;
            connection.close();
        } catch (RuntimeException | Error bug) {
            // Thrown on, it would only end the beats, and the read would wait for ever.
            failureOfSending = new LinkException(
                    "Sending to " + name + " failed in a way that it should not (" + bug + "): please report this.",
                    bug);
            connection.close();
        }
    }

    private Hello awaitHello() throws LinkException {
        while (true) {
            receive();
            Hello hello = connection.hello();
            if (hello != null) {
                return hello;
            }
            if (connection.unsupportedVersion() != 0) {
                throw newerVersion(connection.unsupportedVersion());
            }
        }
    }

    private void awaitStart(Hello hello) throws LinkException {
        while (answerToStart == null) {
            receive();
        }
        if (answerToStart != Reply.Result.DONE) {
            throw new LinkException(
                    LinkCause.NO_ANSWER,
                    "The device " + hello.device().model() + " at " + name
                            + " does not start measuring now: release its patient-stop button, or reset it.");
        }
    }

    private void start() throws LinkException {
        try {
            connection.send(new Command.Start());
        } catch (LinkException failure) {
            throw timedOut ? noStart() : failure;
        }
    }

    private void receive() throws LinkException {
        if (!connection.await()) {
            throw ended();
        }
        connection.receiveFrame(evidence);
    }

    private LinkException ended() {
        LinkException failure = failureOfSending;
        if (failure != null) {
            return failure;
        }
        if (!timedOut) {
            return new LinkException(
                    LinkCause.CLOSED,
                    "The connection to " + name + " was closed before the device had introduced itself.");
        }
        return introduced ? noStart() : noIntroduction();
    }

    private LinkException noStart() {
        return new LinkException(
                LinkCause.NO_ANSWER,
                "The device at " + name
                        + " introduced itself but did not answer the command to start: reset it, then connect again.");
    }

    private LinkException noIntroduction() {
        long goodFrames = counters.get(Kind.GOOD_FRAMES) - goodFramesBefore;
        if (evidence.count() == 0) {
            return new LinkException(
                    LinkCause.NO_ANSWER,
                    "Nothing came from " + name + " within " + TIMEOUT.toSeconds()
                            + " seconds: check that the device has power and runs Myodose firmware, that its cable carries data,"
                            + " and that its baud rate is the one given by ?baud=.");
        }
        if (goodFrames == 0) {
            return wrongDevice();
        }
        if (counters.get(Kind.BAD_PAYLOADS) > badPayloadsBefore) {
            return new LinkException(
                    LinkCause.WRONG_DEVICE,
                    "The device at " + name
                            + " introduces itself with impossible figures: load the current firmware onto it.");
        }
        if (counters.get(Kind.UNKNOWN_TYPES) - unknownTypesBefore == goodFrames) {
            return new LinkException(
                    LinkCause.WRONG_DEVICE,
                    name + " only sends back what is sent to it: remove the loop-back plug, or choose the"
                            + " port that the device is on.");
        }
        return new LinkException(
                LinkCause.NO_ANSWER,
                "The device at " + name
                        + " speaks the protocol but did not introduce itself: reset it, then connect again.");
    }

    private LinkException wrongDevice() {
        String start = "What " + name + " sends is not Myodose's protocol (";
        if (evidence.looksLikeText()) {
            return new LinkException(
                    LinkCause.WRONG_DEVICE,
                    start + evidence.asText()
                            + "): it looks like lines of text; choose the port of a Myodose device, or load its firmware onto this"
                            + " one.");
        }
        return new LinkException(
                LinkCause.WRONG_DEVICE,
                start + evidence.asHexadecimal()
                        + "): check that ?baud= is the device's rate and that this is the port of a Myodose device.");
    }

    private LinkException newerVersion(int version) {
        return new LinkException(
                LinkCause.WRONG_DEVICE,
                "The device at " + name + " speaks version " + version
                        + " of the wire protocol and this program only version " + Hello.PROTOCOL_VERSION
                        + ": update Myodose, or load firmware for version " + Hello.PROTOCOL_VERSION
                        + " onto the device.");
    }

    @Override
    public void onReply(Reply reply) {
        if (reply.commandType() == MessageType.START.code()) {
            answerToStart = reply.result();
        }
    }
}
