package org.myodose.dashboard.setup;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.SensorId;
import org.myodose.acquisition.calibration.CalibrationException;
import org.myodose.acquisition.fitting.LoadReading;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.bench.CalibrationDialogue;
import org.myodose.dashboard.bench.CalibrationPlan.Step;
import org.myodose.dashboard.bench.Fitted;
import org.myodose.dashboard.bench.Operator;
import org.myodose.dashboard.station.ChannelGlance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One calibration, led through on a thread of its own, {@code calibration}, by the same dialogue as the command line's. Any thread
 * may ask how far it is, and answer it.
 */
final class CalibrationRun implements Operator {

    private static final Logger LOG = LoggerFactory.getLogger(CalibrationRun.class);

    /** How far it is. */
    enum State {
        /** For the load, and for somebody to say that it lies there. */
        WAITING,
        READING,
        HOLDING,
        FITTED,
        FAILED
    }

    /**
     * How far it is; immutable.
     *
     * @param number which load, 1 for the first, of {@code count}
     * @param sentence why it failed; else empty
     */
    record Progress(
            State state,
            int number,
            int count,
            @Nullable Step step,
            List<LoadReading> readings,
            double holdSeconds,
            String sentence,
            @Nullable Fitted fitted) {

        Progress {
            readings = List.copyOf(readings);
        }

        Progress in(State next) {
            return new Progress(next, number, count, step, readings, holdSeconds, sentence, fitted);
        }

        boolean isUnderWay() {
            return state == State.WAITING || state == State.READING || state == State.HOLDING;
        }
    }

    private final CalibrationOrder order;
    private final SensorId sensor;
    private final int channel;
    private final ChannelGlance glance;
    private final BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
    private final Thread thread =
            Thread.ofPlatform().name("calibration").daemon().unstarted(this::lead);
    private Progress progress = new Progress(State.READING, 0, 0, null, List.of(), 0, "", null);

    /** @param channel index of the order's channel */
    CalibrationRun(CalibrationOrder order, SensorId sensor, int channel, ChannelGlance glance) {
        this.order = order;
        this.sensor = sensor;
        this.channel = channel;
        this.glance = glance;
    }

    void start() {
        thread.start();
    }

    CalibrationOrder order() {
        return order;
    }

    SensorId sensor() {
        return sensor;
    }

    synchronized Progress progress() {
        return progress;
    }

    /**
     * The load lies there, or the last reading is to be taken back.
     *
     * @param number the load that was asked for: whoever answers twice, or late, is not heard
     */
    synchronized void answer(int number, boolean read) throws ConflictException {
        if (progress.state() != State.WAITING || progress.number() != number) {
            throw new ConflictException(
                    "The calibration is no more where you saw it: look at the page again, for it has gone on.");
        }
        progress = progress.in(State.READING);
        answers.add(read);
    }

    /** Ends it; nothing is written. */
    void giveUp() {
        thread.interrupt();
    }

    private void lead() {
        try (RingFeed feed = new RingFeed(glance)) {
            CalibrationDialogue dialogue =
                    new CalibrationDialogue(feed, this, channel, order.plan().handsFree());
            dialogue.follow(order.plan());
            fitted(Fitted.of(
                    sensor,
                    dialogue.readings(),
                    dialogue.held(),
                    order.circuit(),
                    LocalDate.now(ZoneId.systemDefault()),
                    order.validMonths()));
        } catch (UserException | CalibrationException refused) {
            failed(String.valueOf(refused.getMessage()));
        } catch (InterruptedException givenUp) {
            failed("The calibration was given up; nothing was written.");
        } catch (IOException | RuntimeException fault) {
            LOG.error("a calibration failed", fault);
            failed("The calibration failed in a way that it should not (" + fault + "): please report this.");
        }
    }

    private synchronized void fitted(Fitted fitted) {
        progress = new Progress(
                State.FITTED, progress.number(), progress.count(), null, progress.readings(), 0, "", fitted);
    }

    private synchronized void failed(String sentence) {
        progress = new Progress(
                State.FAILED, progress.number(), progress.count(), null, progress.readings(), 0, sentence, null);
    }

    @Override
    public synchronized void wanted(int number, int count, Step step) {
        State next = order.plan().handsFree() ? State.READING : State.WAITING;
        progress = new Progress(next, number, count, step, progress.readings(), 0, "", null);
    }

    @Override
    public boolean proceed(int readingsSoFar) throws InterruptedException {
        return answers.take();
    }

    @Override
    public synchronized void read(LoadReading reading) {
        List<LoadReading> more = new ArrayList<>(progress.readings());
        more.add(reading);
        progress =
                new Progress(progress.state(), progress.number(), progress.count(), progress.step(), more, 0, "", null);
    }

    @Override
    public synchronized void takenBack(@Nullable LoadReading last) {
        if (last != null) {
            List<LoadReading> fewer =
                    progress.readings().subList(0, progress.readings().size() - 1);
            progress = new Progress(
                    progress.state(), progress.number(), progress.count(), progress.step(), fewer, 0, "", null);
        }
    }

    @Override
    public synchronized void holding(double seconds) {
        progress = new Progress(
                State.HOLDING,
                progress.number(),
                progress.count(),
                progress.step(),
                progress.readings(),
                seconds,
                "",
                null);
    }
}
