package org.myodose.analysis.prescription;

import static org.myodose.analysis.prescription.Figures.plain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A prescription on one page, in plain words. */
public final class PrescriptionSummary {

    private static final int WIDTH = 100;
    private static final int LABEL = 12;
    private static final double SECONDS_PER_MINUTE = 60;

    /** What it asks for: a word, and a sentence or two. */
    public record Entry(String label, String words) {}

    private final List<Entry> entries = new ArrayList<>();

    private PrescriptionSummary() {}

    /**
     * The page, ending with a line feed.
     *
     * @param written whose marks tell evidence from defaults
     */
    public static String of(Prescription prescription, WrittenPrescription written) {
        StringBuilder page = new StringBuilder();
        print(page, "", new Entry("", prescription.name()));
        print(page, "", new Entry("", prescription.basis()));
        page.append('\n');
        print(page, entries(prescription));
        written.courseSessions()
                .ifPresent(sessions -> print(page, List.of(new Entry("Course", counted(sessions, "session") + "."))));
        page.append('\n');
        PrescriptionSummary questions = new PrescriptionSummary();
        questions.checklist(prescription.checklist());
        print(page, questions.entries);
        page.append('\n');
        print(
                page,
                List.of(
                        new Entry("Evidence", listed(written.evidence())),
                        new Entry("Default", listed(written.defaults())),
                        new Entry(
                                "",
                                "Myodose measures a dose. It is not a certified medical device, and this page no medical"
                                        + " advice.")));
        return page.toString();
    }

    /** How to press, where, how much at most, and when the force is shown. */
    public static List<Entry> entries(Prescription prescription) {
        PrescriptionSummary summary = new PrescriptionSummary();
        summary.press(prescription);
        summary.sites(prescription);
        summary.limits(prescription);
        summary.line(
                "Shown",
                "the force is shown to the person who presses "
                        + prescription.feedback().words() + ".");
        return List.copyOf(summary.entries);
    }

    private void line(String label, String words) {
        entries.add(new Entry(label, words));
    }

    private void press(Prescription prescription) {
        List<Step> steps = prescription.steps();
        String rate = "load at " + plain(prescription.loadingRateLowNewtonsPerSecond()) + " to "
                + plain(prescription.loadingRateHighNewtonsPerSecond()) + " N/s";
        if (steps.isEmpty()) {
            line(
                    "Press",
                    rate + ", hold " + band(prescription.bandLowNewtons(), prescription.bandHighNewtons()) + " for "
                            + time(prescription.holdSeconds()) + ", release; "
                            + counted(prescription.repetitions(), "hold") + " in all.");
        } else {
            line(
                    "Press",
                    rate + ", climb " + counted(steps.size(), "step") + ", release; "
                            + counted(prescription.repetitions(), "hold") + " in all.");
            for (int index = 0; index < steps.size(); index++) {
                line("Step " + (index + 1), words(steps.get(index)));
            }
        }
        line("Rest", time(prescription.restSeconds()) + " between two holds.");
    }

    private static String words(Step step) {
        String begins =
                step.beginsAtPain() == null ? "" : "only while pain is " + step.beginsAtPain() + " of 10 or less: ";
        String ends = step.endsAtPain() == null
                ? " for " + time(step.holdSeconds())
                : " until pain has fallen to " + step.endsAtPain() + " of 10, for " + time(step.holdSeconds())
                        + " at most";
        return begins + "hold " + band(step.bandLowNewtons(), step.bandHighNewtons()) + ends + ".";
    }

    private void sites(Prescription prescription) {
        int number = 0;
        for (Site site : prescription.sites()) {
            number++;
            String own =
                    site.ownBand() ? ", hold " + band(site.bandLowNewtons(), site.bandHighNewtons()) + " there" : "";
            line(
                    "Site " + number,
                    site.name() + (site.gentle() ? " (gently)" : "") + ": " + counted(site.repetitions(), "hold") + own
                            + ", never above " + plain(site.ceilingNewtons()) + " N"
                            + DelicateRegion.of(site.name())
                                    .map(region -> ", for " + region.why())
                                    .orElse("")
                            + ".");
        }
    }

    private void limits(Prescription prescription) {
        Limits limits = prescription.limits();
        List<String> most = new ArrayList<>();
        most.add(plain(prescription.ceilingNewtons()) + " N");
        add(most, limits.siteImpulseNewtonSeconds(), impulse -> plain(impulse) + " N s at one site");
        add(most, limits.sessionImpulseNewtonSeconds(), impulse -> plain(impulse) + " N s in the session");
        add(most, limits.siteSeconds(), seconds -> time(seconds) + " of pressing at one site");
        add(most, limits.sessionSeconds(), seconds -> time(seconds) + " of session");
        line(
                "Never above",
                String.join(", ", most) + "; a warning comes at " + plain(100 * limits.warnShare()) + " % of each."
                        + (limits.stopAtPain() == null
                                ? ""
                                : " Let go at once when pain is " + limits.stopAtPain() + " of 10."));
    }

    private static void add(List<String> most, @Nullable Double limit, Function<Double, String> words) {
        if (limit != null) {
            most.add(words.apply(limit));
        }
    }

    private void checklist(List<Contraindication> checklist) {
        line("Ask first", "has this person any of these? Then:");
        for (Contraindication.Kind kind : Contraindication.Kind.values()) {
            List<String> words = checklist.stream()
                    .filter(one -> one.kind() == kind)
                    .map(Contraindication::words)
                    .toList();
            if (!words.isEmpty()) {
                line("", kind.words() + ": " + String.join("; ", words) + ".");
            }
        }
    }

    private static String listed(List<String> figures) {
        return figures.isEmpty() ? "none." : String.join(", ", figures) + ".";
    }

    private static String band(double low, double high) {
        return plain(low) + " to " + plain(high) + " N";
    }

    private static String counted(int count, String one) {
        return count + " " + one + (count == 1 ? "" : "s");
    }

    private static String time(double seconds) {
        boolean minutes = seconds >= 2 * SECONDS_PER_MINUTE && seconds % SECONDS_PER_MINUTE == 0;
        return minutes ? plain(seconds / SECONDS_PER_MINUTE) + " min" : plain(seconds) + " s";
    }

    private static void print(StringBuilder page, List<Entry> entries) {
        entries.forEach(entry -> print(page, " ".repeat(LABEL), entry));
    }

    /** A labelled paragraph, broken between words. */
    private static void print(StringBuilder page, String indent, Entry entry) {
        StringBuilder line = new StringBuilder(indent);
        line.replace(0, Math.min(indent.length(), entry.label().length()), entry.label());
        boolean empty = true;
        for (String word : entry.words().strip().split("\\s+", -1)) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                page.append(line).append('\n');
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        page.append(line).append('\n');
    }
}
