package org.myodose.device.gpio;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.ScanSink;
import org.myodose.device.gpio.chip.Converter;
import org.myodose.device.gpio.chip.FeedbackPattern;
import org.myodose.device.gpio.chip.HostClock;
import org.myodose.device.gpio.chip.PatternPlayer;
import org.myodose.device.gpio.chip.PushButton;

/**
 * One opened chip's life: scans on time, the button, the buzzer, commands.
 *
 * <p>Threading: one thread polls; any may send, play and close. For scans nothing is allocated and no lock is taken.
 */
final class ConverterStream {

    private static final long STATUS_PERIOD_NS = 1_000_000_000;
    private static final long BLINK_MILLIS = 250;
    private static final int BLINKS_PER_SECOND = 2;

    private final Board board;
    private final Converter chip;
    private final HostClock clock;
    private final @Nullable PushButton stop;
    private final @Nullable PatternPlayer player;
    private final ScanTimer timer;
    private final Outgoing out;
    private final PollTurn turn = new PollTurn();
    private final ConcurrentLinkedQueue<Command> commands = new ConcurrentLinkedQueue<>();
    private DeviceDescription device;
    private long statusDueNs;

    private ConverterStream(
            Wiring wiring, Board board, HostClock clock, LinkCounters counters, MeasuredRate measuredRate)
            throws LinkException {
        this.board = board;
        this.clock = clock;
        this.stop = wiring.stopPin().isPresent()
                ? new PushButton(board.input(wiring.stopPin().getAsInt(), true))
                : null;
        this.player = wiring.buzzerPin().isPresent()
                ? new PatternPlayer(board.output(wiring.buzzerPin().getAsInt()))
                : null;
        this.chip = wiring.maker().on(board, clock);
        chip.powerUp();
        long rateMilliHertz = chip.setsThePace() ? measuredRate.measure(chip, clock) : wiring.rateMilliHertz();
        this.device = wiring.describe(chip, board.serialNumber(), rateMilliHertz);
        this.out = new Outgoing(counters);
        this.timer = new ScanTimer(chip, rateMilliHertz, clock);
        this.statusDueNs = clock.nanoTime() + STATUS_PERIOD_NS;
    }

    /** Brings chip and pins up. The board belongs to the stream, and is closed at once if that fails. */
    static ConverterStream open(
            Wiring wiring, Board board, HostClock clock, LinkCounters counters, MeasuredRate measuredRate)
            throws LinkException {
        try {
            return new ConverterStream(wiring, board, clock, counters, measuredRate);
        } catch (LinkException | RuntimeException failure) {
            board.close();
            throw failure;
        }
    }

    DeviceDescription device() {
        return device;
    }

    void send(Command command) {
        commands.add(command);
        clock.wake();
    }

    void play(FeedbackPattern pattern) {
        if (player != null) {
            player.play(pattern);
            clock.wake();
        }
    }

    /** Waits for the next scan or news and hands it on; false once closed. */
    boolean poll(ScanSink sink) throws LinkException {
        if (!turn.begin()) {
            return false;
        }
        try {
            out.deliverTo(sink);
            while (!turn.isEnding()) {
                step();
                if (out.hasTold()) {
                    return true;
                }
                clock.awaitUntil(nextStepNs());
            }
            return false;
        } finally {
            if (turn.end()) {
                release();
            }
        }
    }

    private void step() throws LinkException {
        for (Command command = commands.poll(); command != null; command = commands.poll()) {
            obey(command);
        }
        long nowNs = clock.nanoTime();
        if (player != null) {
            player.advance(nowNs);
        }
        if (stop != null && stop.look(nowNs)) {
            out.event(DeviceEvent.Kind.PATIENT_STOP, stop.isPressed(), stop.changedNs(), nowNs);
        }
        if (nowNs >= statusDueNs) {
            statusDueNs += STATUS_PERIOD_NS;
            out.status(timer.overruns());
        }
        timer.advance(out);
    }

    private long nextStepNs() {
        long nextNs = Math.min(timer.nextStepNs(), statusDueNs);
        if (stop != null) {
            nextNs = Math.min(nextNs, clock.nanoTime() + PushButton.LOOK_NS);
        }
        return player == null ? nextNs : Math.min(nextNs, player.nextStepNs());
    }

    private void obey(Command command) {
        switch (command) {
            case Command.Hello() -> out.hello(device);
            case Command.Start() -> {
                timer.start();
                done(command, 0);
            }
            case Command.Stop() -> {
                timer.stop();
                done(command, 0);
            }
            case Command.Rate rate -> changeRate(rate);
            case Command.Tare() -> {
                long nowNs = clock.nanoTime();
                out.event(DeviceEvent.Kind.TARE_REQUESTED, true, nowNs, nowNs);
                done(command, 0);
            }
            case Command.Identify identify -> {
                play(blinking(identify.seconds()));
                done(command, 0);
            }
            case Command.Ping ping -> done(command, Integer.toUnsignedLong(ping.token()));
        }
    }

    private void done(Command command, long value) {
        out.reply(command, Reply.Result.DONE, value, clock.nanoTime());
    }

    /** The nearest rate that can be had; a chip that sets the pace keeps its own. */
    private void changeRate(Command.Rate wanted) {
        if (wanted.milliHertz() <= 0) {
            out.reply(wanted, Reply.Result.BAD_ARGUMENT, 0, clock.nanoTime());
            return;
        }
        if (!chip.setsThePace()) {
            timer.changeRate(Math.min(wanted.milliHertz(), (long) (chip.maxRateHz() * 1000)));
            device = new DeviceDescription(
                    device.protocolVersion(),
                    device.model(),
                    device.serialNumber(),
                    device.firmwareVersion(),
                    timer.rateMilliHertz(),
                    device.channels());
        }
        done(wanted, timer.rateMilliHertz());
        out.hello(device);
    }

    private static FeedbackPattern blinking(int seconds) {
        // The last one ends dark by itself.
        long[] phases = new long[seconds * BLINKS_PER_SECOND * 2 - 1];
        Arrays.fill(phases, BLINK_MILLIS);
        return FeedbackPattern.ofMillis(phases);
    }

    /** Any thread; returns when the pins are free again, or when the poll under way will free them. */
    void close() {
        if (turn.close()) {
            release();
        } else {
            clock.wake();
            turn.awaitRelease();
        }
    }

    private void release() {
        try {
            if (player != null) {
                player.stop();
            }
            chip.powerDown();
        } catch (LinkException goneAlready) {
            System.getLogger(ConverterStream.class.getName())
                    .log(System.Logger.Level.DEBUG, "The chip could not be put to rest.", goneAlready);
        } finally {
            board.close();
            turn.released();
        }
    }
}
