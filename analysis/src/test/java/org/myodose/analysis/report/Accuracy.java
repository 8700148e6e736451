package org.myodose.analysis.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.myodose.analysis.hold.Hold;
import org.myodose.device.trace.Trace;

/** Intervals found against intervals labelled: a match overlaps by more than 90 % of what both cover together. */
final class Accuracy {

    /** A stretch of time in seconds. */
    record Span(double start, double end, String label) {

        double overlap(Span other) {
            double common = Math.min(end, other.end) - Math.max(start, other.start);
            return Math.max(0, common) / (Math.max(end, other.end) - Math.min(start, other.start));
        }
    }

    private static final double LEAST_OVERLAP = 0.9;

    private int labelled;
    private int found;
    private int matched;
    private final List<Double> onsetErrors = new ArrayList<>();
    private final List<Double> releaseErrors = new ArrayList<>();
    private final List<Double> durationErrors = new ArrayList<>();

    /** Contacts of a trace as its authors' device saw them, from the trace's own zero. */
    static List<Span> contacts(Traces trace) throws IOException {
        List<Span> spans = new ArrayList<>();
        for (String line : Traces.contactLines()) {
            String[] cells = line.split(",", -1);
            if (cells[0].equals(trace.recording())) {
                spans.add(new Span(
                        Double.parseDouble(cells[1]) / 1000, Double.parseDouble(cells[2]) / 1000, cells[7] + cells[8]));
            }
        }
        return spans;
    }

    static List<Span> holds(AnalysisReport report) {
        List<Span> spans = new ArrayList<>();
        for (Hold hold : report.holds()) {
            spans.add(new Span(hold.onsetSeconds(), hold.releaseSeconds(), "hold " + hold.index()));
        }
        return spans;
    }

    /** Where something touched the sensor, hold or not: presses and holds, and one contact where no rest lies between. */
    static List<Span> touched(AnalysisReport report) {
        List<Span> spans = holds(report);
        for (PressSpan press : report.presses()) {
            spans.add(new Span(press.onsetSeconds(), press.releaseSeconds(), "press"));
        }
        spans.sort(Comparator.comparingDouble(Span::start));
        List<Span> contacts = new ArrayList<>();
        for (Span span : spans) {
            if (contacts.isEmpty() || span.start() > contacts.getLast().end()) {
                contacts.add(span);
            } else {
                Span before = contacts.removeLast();
                contacts.add(new Span(before.start(), Math.max(before.end(), span.end()), before.label()));
            }
        }
        return contacts;
    }

    /** The yardstick: everything above 5 % of the largest force of the whole file. */
    static List<Span> aboveFivePercent(Trace trace) {
        double[] force = trace.values(0);
        double largest = 0;
        for (double value : force) {
            largest = Math.max(largest, value);
        }
        List<Span> spans = new ArrayList<>();
        int start = -1;
        for (int i = 0; i < force.length; i++) {
            boolean above = force[i] > 0.05 * largest;
            if (above && start < 0) {
                start = i;
            } else if (!above && start >= 0) {
                spans.add(new Span(trace.timesMicros()[start] / 1e6, trace.timesMicros()[i - 1] / 1e6, "above"));
                start = -1;
            }
        }
        return spans;
    }

    void compare(List<Span> truth, List<Span> detected) {
        labelled += truth.size();
        found += detected.size();
        for (Span span : truth) {
            for (Span candidate : detected) {
                if (span.overlap(candidate) > LEAST_OVERLAP) {
                    matched++;
                    onsetErrors.add(candidate.start() - span.start());
                    releaseErrors.add(candidate.end() - span.end());
                    durationErrors.add(candidate.end() - candidate.start() - (span.end() - span.start()));
                }
            }
        }
    }

    int labelled() {
        return labelled;
    }

    int found() {
        return found;
    }

    int matched() {
        return matched;
    }

    double precision() {
        return (double) matched / found;
    }

    double recall() {
        return (double) matched / labelled;
    }

    double f1() {
        return 2.0 * matched / (labelled + found);
    }

    double worstDurationError() {
        return worst(durationErrors);
    }

    /** Median and worst of the boundary errors, in milliseconds. */
    String boundaryErrors() {
        return "%.0f / %.0f | %.0f / %.0f"
                .formatted(
                        1000 * median(onsetErrors),
                        1000 * worst(onsetErrors),
                        1000 * median(releaseErrors),
                        1000 * worst(releaseErrors));
    }

    private static double median(List<Double> errors) {
        List<Double> sorted = new ArrayList<>(errors);
        Collections.sort(sorted);
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }

    private static double worst(List<Double> errors) {
        double worst = 0;
        for (double error : errors) {
            worst = Math.abs(error) > Math.abs(worst) ? error : worst;
        }
        return worst;
    }
}
