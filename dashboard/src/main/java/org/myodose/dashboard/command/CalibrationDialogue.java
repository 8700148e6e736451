package org.myodose.dashboard.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.myodose.acquisition.fitting.CountBlock;
import org.myodose.acquisition.fitting.LoadReading;
import org.myodose.acquisition.fitting.SteadyReading;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.command.CalibrationPlan.Step;

/**
 * Leads through the loads of a calibration, one sensor at a time, and takes each reading when it is steady. Enter goes on;
 * u takes the last load back; q gives up. Time is the device's own. Single-threaded.
 */
final class CalibrationDialogue {

    private static final double LONGEST_WAIT_MICROS = 60e6;
    private static final double LONGEST_CHANGE_MICROS = 300e6;

    /** Counts of a held load, and how long after it was laid on. */
    record HeldCounts(double seconds, double counts) {}

    private final CountFeed feed;
    private final BufferedReader keys;
    private final PrintWriter out;
    private final int channel;
    private final boolean handsFree;
    private final List<LoadReading> readings = new ArrayList<>();
    private final List<HeldCounts> held = new ArrayList<>();
    private double loadedSinceMicros;

    CalibrationDialogue(CountFeed feed, BufferedReader keys, PrintWriter out, int channel, boolean handsFree) {
        this.feed = feed;
        this.keys = keys;
        this.out = out;
        this.channel = channel;
        this.handsFree = handsFree;
    }

    List<LoadReading> readings() {
        return List.copyOf(readings);
    }

    List<HeldCounts> held() {
        return List.copyOf(held);
    }

    /** Reads every load of the plan. */
    void follow(CalibrationPlan plan) throws IOException, InterruptedException {
        List<Step> steps = plan.steps();
        while (readings.size() < steps.size()) {
            Step step = steps.get(readings.size());
            tell(String.format(Locale.ROOT, "%d of %d: %s", readings.size() + 1, steps.size(), wanted(step)));
            if (!proceed()) {
                takeBack();
                continue;
            }
            double counts = steady();
            readings.add(new LoadReading(step.massKilograms(), counts, step.direction()));
            tell(String.format(Locale.ROOT, "   %.1f counts", counts));
            boolean top = step.massKilograms() == plan.largestKilograms();
            if (top && plan.creepSeconds() > 0 && held.isEmpty()) {
                hold(plan.creepSeconds());
            }
        }
    }

    private static String wanted(Step step) {
        if (step.massKilograms() == 0) {
            return "take every load off the sensor";
        }
        return String.format(
                Locale.ROOT,
                "%s %s kg",
                step.direction() == LoadReading.Direction.UP ? "lay on" : "reduce to",
                step.massKilograms());
    }

    /** Whether to read now; false to take the last load back. */
    private boolean proceed() throws IOException {
        if (handsFree) {
            return true;
        }
        tell(String.format(Locale.ROOT, "   then press Enter (u: take the last load back, q: give up)"));
        String key = keys.readLine();
        if (key == null || key.strip().equalsIgnoreCase("q")) {
            throw new UserException("The calibration was given up after " + readings.size()
                    + " loads; nothing was written, and files there were stay as they are.");
        }
        feed.clear();
        return !key.strip().equalsIgnoreCase("u");
    }

    private void takeBack() {
        if (readings.isEmpty()) {
            tell(String.format(Locale.ROOT, "   there is no load to take back"));
            return;
        }
        LoadReading last = readings.removeLast();
        tell(String.format(Locale.ROOT, "   the reading under %s kg is taken back", last.massKilograms()));
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
        tell(String.format(Locale.ROOT, "   leave it on for %.0f s more: this shows how the sensor creeps", seconds));
        CountBlock block = feed.next();
        double beganMicros = block.endMicros();
        while (block.endMicros() - beganMicros < seconds * 1e6) {
            held.add(new HeldCounts(
                    (block.endMicros() - loadedSinceMicros) * 1e-6,
                    block.meanCounts().get(channel)));
            block = feed.next();
        }
    }

    private void tell(String sentence) {
        out.println(sentence);
        out.flush();
    }
}
