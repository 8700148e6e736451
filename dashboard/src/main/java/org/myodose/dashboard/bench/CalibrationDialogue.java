package org.myodose.dashboard.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.myodose.acquisition.fitting.CountBlock;
import org.myodose.acquisition.fitting.LoadReading;
import org.myodose.acquisition.fitting.SteadyReading;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.bench.CalibrationPlan.Step;

/**
 * Leads through the loads of a calibration, one sensor at a time, and takes each reading when it is steady. Time is the device's
 * own. Single-threaded.
 */
public final class CalibrationDialogue {

    private static final double LONGEST_WAIT_MICROS = 60e6;
    private static final double LONGEST_CHANGE_MICROS = 300e6;

    /** Counts of a held load, and how long after it was laid on. */
    public record HeldCounts(double seconds, double counts) {}

    private final CountFeed feed;
    private final Operator operator;
    private final int channel;
    private final boolean handsFree;
    private final List<LoadReading> readings = new ArrayList<>();
    private final List<HeldCounts> held = new ArrayList<>();
    private double loadedSinceMicros;

    /** @param channel of the device, by its index */
    public CalibrationDialogue(CountFeed feed, Operator operator, int channel, boolean handsFree) {
        this.feed = feed;
        this.operator = operator;
        this.channel = channel;
        this.handsFree = handsFree;
    }

    /** What was read so far. */
    public List<LoadReading> readings() {
        return List.copyOf(readings);
    }

    /** What was read while the largest load was held. */
    public List<HeldCounts> held() {
        return List.copyOf(held);
    }

    /**
     * Reads every load of the plan.
     *
     * @throws UserException when the operator gives up, or nothing comes to rest
     */
    public void follow(CalibrationPlan plan) throws IOException, InterruptedException {
        List<Step> steps = plan.steps();
        while (readings.size() < steps.size()) {
            Step step = steps.get(readings.size());
            operator.wanted(readings.size() + 1, steps.size(), step);
            if (!proceed()) {
                operator.takenBack(readings.isEmpty() ? null : readings.removeLast());
                continue;
            }
            LoadReading reading = new LoadReading(step.massKilograms(), steady(), step.direction());
            readings.add(reading);
            operator.read(reading);
            boolean top = step.massKilograms() == plan.largestKilograms();
            if (top && plan.creepSeconds() > 0 && held.isEmpty()) {
                hold(plan.creepSeconds());
            }
        }
    }

    /** Whether to read now; false to take the last load back. */
    private boolean proceed() throws IOException, InterruptedException {
        if (handsFree) {
            return true;
        }
        boolean read = operator.proceed(readings.size());
        feed.clear();
        return read;
    }

    private double steady() throws InterruptedException {
        double zero = readings.isEmpty() ? Double.NaN : readings.getFirst().counts();
        SteadyReading wanted = handsFree && !readings.isEmpty()
                ? SteadyReading.afterChangeFrom(readings.getLast().counts(), channel, zero)
                : SteadyReading.of(channel, zero);
        CountBlock block = feed.next();
        double beganMicros = block.endMicros();
        loadedSinceMicros = beganMicros;
        OptionalDouble counts = wanted.accept(block);
        while (counts.isEmpty()) {
            block = feed.next();
            counts = wanted.accept(block);
            if (!wanted.hasChanged()) {
                loadedSinceMicros = block.endMicros();
            }
            if (block.endMicros() - beganMicros > LONGEST_CHANGE_MICROS) {
                throw new UserException(
                        "No change was seen for five minutes: the sensor may not answer to this load. Leave"
                                + " its mass out, or go without --hands-free.");
            }
            if (block.endMicros() - loadedSinceMicros > LONGEST_WAIT_MICROS) {
                throw new UserException(String.format(
                        Locale.ROOT,
                        "The reading did not come to rest within 60 s (%.1f counts at last): lay the load on firmly, keep the"
                                + " table still, and begin again.",
                        block.meanCounts().get(channel)));
            }
        }
        return counts.getAsDouble();
    }

    /** Reads on under the load that lies there; times count from when it was laid on. */
    private void hold(double seconds) throws InterruptedException {
        operator.holding(seconds);
        CountBlock block = feed.next();
        double beganMicros = block.endMicros();
        while (block.endMicros() - beganMicros < seconds * 1e6) {
            held.add(new HeldCounts(
                    (block.endMicros() - loadedSinceMicros) * 1e-6,
                    block.meanCounts().get(channel)));
            block = feed.next();
        }
    }
}
