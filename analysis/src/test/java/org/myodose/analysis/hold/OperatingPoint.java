package org.myodose.analysis.hold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.hold.SimulatedTrial.Kind;
import org.myodose.analysis.hold.SimulatedTrial.Label;
import org.myodose.device.ForceUnit;

/** How well one choice of settings does over many simulated trials. A hold is the same when the plateaus share over half. */
final class OperatingPoint {

    private static final double LEAST_OVERLAP = 0.5;

    final double noiseFactor;
    final double steadyShare;
    private int labelled;
    private int found;
    private int matched;
    private int presses;
    private final List<Double> onsets = new ArrayList<>();
    private final List<Double> starts = new ArrayList<>();
    private final List<Double> ends = new ArrayList<>();
    private final List<Double> releases = new ArrayList<>();
    final List<String> mistakes = new ArrayList<>();

    OperatingPoint(double noiseFactor, double steadyShare) {
        this.noiseFactor = noiseFactor;
        this.steadyShare = steadyShare;
    }

    HoldSettings settings(ForceUnit unit) {
        HoldSettings usual = HoldSettings.forUnit(unit);
        return new HoldSettings(
                usual.onsetFloor(),
                usual.quietFloor(),
                usual.restingCeiling(),
                noiseFactor,
                usual.steadySeconds(),
                steadyShare,
                usual.shortestSeconds(),
                usual.unloadingShare(),
                usual.overShare(),
                usual.bridgeSeconds());
    }

    /** Compares what was found in a trial with what was in it; boundaries are what the filter's delay leaves of them. */
    void compare(String trial, List<Label> labels, List<Hold> holds, double delaySeconds) {
        List<Hold> left = new ArrayList<>(holds);
        presses += labels.size();
        for (Label label : labels) {
            boolean counts = label.kind() == Kind.HOLD;
            labelled += counts ? 1 : 0;
            Hold hold = best(label, left, delaySeconds);
            if (hold != null && (counts || label.kind() == Kind.EITHER)) {
                left.remove(hold);
                if (counts) {
                    matched++;
                    found++;
                    onsets.add(hold.onsetSeconds() - delaySeconds - label.onset());
                    starts.add(hold.plateauStartSeconds() - delaySeconds - label.plateauStart());
                    ends.add(hold.plateauEndSeconds() - delaySeconds - label.plateauEnd());
                    releases.add(hold.releaseSeconds() - delaySeconds - label.release());
                }
            } else if (counts) {
                mistakes.add(trial + " missed " + text(label) + " among "
                        + holds.stream().map(OperatingPoint::text).toList());
            }
        }
        found += left.size();
        for (Hold hold : left) {
            mistakes.add(trial + " invented " + text(hold) + " among "
                    + labels.stream().map(OperatingPoint::text).toList());
        }
    }

    private static String text(Label label) {
        return String.format(
                Locale.ROOT,
                "%s %.2f [%.2f %.2f] %.2f",
                label.kind(),
                label.onset(),
                label.plateauStart(),
                label.plateauEnd(),
                label.release());
    }

    private static String text(Hold hold) {
        return String.format(
                Locale.ROOT,
                "%.2f [%.2f %.2f] %.2f of %.2f over %.2f, %s %s",
                hold.onsetSeconds(),
                hold.plateauStartSeconds(),
                hold.plateauEndSeconds(),
                hold.releaseSeconds(),
                hold.meanForce(),
                hold.baselineForce(),
                hold.onsetRule(),
                hold.releaseRule());
    }

    private static @Nullable Hold best(Label label, List<Hold> holds, double delay) {
        for (Hold hold : holds) {
            double from = hold.plateauStartSeconds() - delay;
            double to = hold.plateauEndSeconds() - delay;
            double common = Math.min(to, label.plateauEnd()) - Math.max(from, label.plateauStart());
            double both = Math.max(to, label.plateauEnd()) - Math.min(from, label.plateauStart());
            if (common > (label.kind() == Kind.HOLD ? LEAST_OVERLAP : 0) * both) {
                return hold;
            }
        }
        return null;
    }

    int presses() {
        return presses;
    }

    double precision() {
        return (double) matched / found;
    }

    double recall() {
        return (double) matched / labelled;
    }

    double medianEndError() {
        return part(ends, 0.5);
    }

    double endErrorExceededByOneInTwenty() {
        return part(ends, 0.95);
    }

    static final String HEADING =
            "| onset factor | steady share | presses | holds | found | matched | precision | recall |"
                    + " onset | plateau start | plateau end | release |\n|---|---|---|---|---|---|---|---|---|---|---|---|";

    /** A line of a table; errors in ms, as 5 % / median / 95 %. */
    String row() {
        return String.format(
                Locale.ROOT,
                "| %.0f | %.0f %% | %d | %d | %d | %d | %.4f | %.4f | %s | %s | %s | %s |",
                noiseFactor,
                100 * steadyShare,
                presses,
                labelled,
                found,
                matched,
                precision(),
                recall(),
                spread(onsets),
                spread(starts),
                spread(ends),
                spread(releases));
    }

    private static String spread(List<Double> seconds) {
        return String.format(
                Locale.ROOT,
                "%.0f / %.0f / %.0f",
                1000 * part(seconds, 0.05),
                1000 * part(seconds, 0.5),
                1000 * part(seconds, 0.95));
    }

    private static double part(List<Double> values, double share) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) (share * (sorted.size() - 1)));
    }
}
