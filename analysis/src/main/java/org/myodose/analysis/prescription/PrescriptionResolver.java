package org.myodose.analysis.prescription;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a prescription's lines into newtons and seconds for one person. Used once. */
final class PrescriptionResolver {

    /** What a first session's key stands in place of. */
    private static final Map<String, String> FIRST_SESSION = Map.of(
            "band", "first session band",
            "hold", "first session hold",
            "ceiling", "first session ceiling",
            "repetitions", "first session repetitions",
            "session time", "first session time");

    private static final Pattern CONTRAINDICATION = Pattern.compile("(absolute|local|lower):\\s*(\\S.*)");

    private final List<WrittenSection> sections;
    private final WrittenSection whole;
    private final List<WrittenSection> stepSections;
    private final List<WrittenSection> siteSections;
    private final boolean firstSession;
    private final String text;

    PrescriptionResolver(List<WrittenSection> sections, boolean firstSession, String text) {
        this.sections = sections;
        this.firstSession = firstSession;
        this.text = text;
        whole = sections.getFirst();
        stepSections = of(Vocabulary.STEP);
        siteSections = of(Vocabulary.SITE);
    }

    private List<WrittenSection> of(Vocabulary kind) {
        return sections.stream().filter(section -> section.kind() == kind).toList();
    }

    Prescription resolve() {
        return placed(whole, this::build);
    }

    private Prescription build() {
        List<Step> steps = steps();
        Quantity band = steps.isEmpty() ? band(required("band")) : band(steps.getFirst());
        double hold = steps.isEmpty()
                ? Quantity.seconds(required("hold"))
                : steps.stream().mapToDouble(Step::holdSeconds).sum();
        Quantity rate = rate(whole.required("loading rate"));
        double ceiling = newtons(required("ceiling"));
        int repetitions = Quantity.count(required("repetitions"));
        List<Site> sites = sites(band, ceiling, repetitions);
        return new Prescription(
                whole.required("name").value(),
                basis(),
                band.low(),
                band.high(),
                hold,
                rate.low(),
                rate.high(),
                sites.isEmpty()
                        ? repetitions
                        : sites.stream().mapToInt(Site::repetitions).sum(),
                Quantity.seconds(whole.required("rest")),
                ceiling,
                steps,
                sites,
                limits(),
                whole.line("feedback").map(this::feedback).orElse(Feedback.FULL),
                checklist(),
                text);
    }

    /** The line that holds in this session. */
    private WrittenLine required(String key) {
        String first = FIRST_SESSION.get(key);
        return firstSession && first != null && whole.line(first).isPresent()
                ? whole.required(first)
                : whole.required(key);
    }

    private String basis() {
        List<String> sources =
                whole.all("source").stream().map(WrittenLine::value).toList();
        return sources.isEmpty() ? "No source is named." : String.join(" ", sources);
    }

    private List<Step> steps() {
        if (!stepSections.isEmpty()) {
            for (String key : List.of("band", "hold", "first session band", "first session hold")) {
                whole.line(key).ifPresent(line -> {
                    throw line.refused("with a staircase each [step] has a band and a hold of its own: take this out");
                });
            }
        }
        List<Step> steps = new ArrayList<>();
        for (WrittenSection section : stepSections) {
            steps.add(placed(section, () -> {
                Quantity band = band(section.required("band"));
                return new Step(
                        band.low(),
                        band.high(),
                        Quantity.seconds(section.required("hold")),
                        optional(section, "begins at pain", Quantity::pain),
                        optional(section, "ends at pain", Quantity::pain));
            }));
        }
        return steps;
    }

    private List<Site> sites(Quantity usualBand, double usualCeiling, int usualRepetitions) {
        List<Site> sites = new ArrayList<>();
        for (WrittenSection section : siteSections) {
            sites.add(placed(section, () -> site(section, usualBand, usualCeiling, usualRepetitions)));
        }
        return sites;
    }

    private Site site(WrittenSection section, Quantity usualBand, double usualCeiling, int usualRepetitions) {
        String name = section.required("name").value();
        boolean gentle = section.line("gentle").map(Quantity::yes).orElse(false);
        Quantity band = section.line("band").map(this::band).orElse(usualBand);
        return new Site(
                name,
                gentle,
                section.line("band").isPresent(),
                band.low(),
                band.high(),
                ceiling(section, name, gentle, usualCeiling),
                section.line("repetitions").map(Quantity::count).orElse(usualRepetitions));
    }

    /** The lowest of all that hold there; only a ceiling that was written for this very site is taken at its word. */
    private double ceiling(WrittenSection section, String name, boolean gentle, double usual) {
        if (section.line("ceiling").isPresent()) {
            return newtons(section.required("ceiling"));
        }
        double ceiling = usual;
        if (gentle) {
            ceiling = Math.min(ceiling, newtons(gentleCeiling(section)));
        }
        double regional = DelicateRegion.of(name)
                .filter(region -> !region.forbidden())
                .map(DelicateRegion::ceilingNewtons)
                .orElse(ceiling);
        return Math.min(ceiling, regional);
    }

    private WrittenLine gentleCeiling(WrittenSection section) {
        return whole.line("gentle ceiling")
                .orElseThrow(
                        () -> section.required("gentle")
                                .refused(
                                        "a gentle site needs a ceiling of its own, or a line 'gentle ceiling=…' for all of them"));
    }

    private Limits limits() {
        WrittenLine sessionTime = whole.line("session time").orElse(null);
        if (firstSession && whole.line("first session time").isPresent()) {
            sessionTime = whole.required("first session time");
        }
        return new Limits(
                optional(whole, "site impulse", Quantity::newtonSeconds),
                optional(whole, "session impulse", Quantity::newtonSeconds),
                optional(whole, "site time", Quantity::seconds),
                sessionTime == null ? null : Quantity.seconds(sessionTime),
                optional(whole, "stop at pain", Quantity::pain),
                whole.line("warn at").map(Quantity::share).orElse(Limits.NONE.warnShare()));
    }

    private Feedback feedback(WrittenLine line) {
        return Feedback.of(line.value())
                .orElseThrow(() -> line.refused("'" + line.value()
                        + "' is no feedback: there is full, faded, bandwidth, on request, delayed and none"));
    }

    private List<Contraindication> checklist() {
        List<Contraindication> checklist = new ArrayList<>(Contraindication.STANDARD);
        for (WrittenLine line : whole.all("contraindication")) {
            Matcher matcher = CONTRAINDICATION.matcher(line.value());
            if (!matcher.matches()) {
                throw line.refused("write 'absolute: …' (no session), 'local: …' (not at that place) or 'lower: …'"
                        + " (a lower ceiling)");
            }
            checklist.add(new Contraindication(
                    Contraindication.Kind.of(matcher.group(1)).orElseThrow(), matcher.group(2)));
        }
        return checklist;
    }

    private static Quantity band(Step step) {
        return new Quantity(step.bandLowNewtons(), step.bandHighNewtons(), Measure.NEWTONS.symbol());
    }

    private Quantity band(WrittenLine line) {
        Quantity band = Quantity.range(line);
        return inNewtons(line, band, band.unit());
    }

    private Quantity inNewtons(WrittenLine line, Quantity range, String unit) {
        return new Quantity(
                newtons(line, range.low(), unit), newtons(line, range.high(), unit), Measure.NEWTONS.symbol());
    }

    private Quantity rate(WrittenLine line) {
        Quantity rate = Quantity.range(line);
        if (!rate.unit().endsWith("/s")) {
            throw line.refused(
                    "a loading rate is given per second, such as '5 to 40 N/s', not in '" + rate.unit() + "'");
        }
        return inNewtons(line, rate, rate.unit().substring(0, rate.unit().length() - 2));
    }

    private double newtons(WrittenLine line) {
        Quantity force = Quantity.single(line);
        return newtons(line, force.low(), force.unit());
    }

    private double newtons(WrittenLine line, double figure, String unit) {
        Measure measure = Measure.of(unit)
                .orElseThrow(() -> line.refused("'" + unit + "' is no unit of '" + line.key()
                        + "': there is N, kPa, kg/cm2, N/cm2 and % of threshold"));
        double area = measure.isPressure() ? area(line, unit) : 1;
        double threshold = measure == Measure.PERCENT_OF_THRESHOLD ? threshold(line) : Double.NaN;
        return measure.newtons(figure, area, threshold);
    }

    private double area(WrittenLine line, String unit) {
        return whole.line("contact area")
                .map(Quantity::squareCentimetres)
                .orElseThrow(() -> line.refused("'" + line.key() + "' is in " + unit
                        + ", which is a force only over a contact area: add a line such as 'contact area=5 cm2'"));
    }

    private double threshold(WrittenLine line) {
        WrittenLine measured = whole.line("threshold")
                .orElseThrow(() -> line.refused("'" + line.key()
                        + "' is a share of this person's pain threshold, which is not given: measure it, and add a"
                        + " line such as 'threshold=45 N', or give --threshold"));
        Quantity threshold = Quantity.single(measured);
        if (threshold.unit().equals(Measure.PERCENT_OF_THRESHOLD.symbol())) {
            throw measured.refused("a threshold cannot be a share of itself: write it in N, kPa, kg/cm2 or N/cm2");
        }
        double newtons = newtons(measured, threshold.low(), threshold.unit());
        if (!(newtons > 0)) {
            throw measured.refused("the threshold must be above 0 N, but is " + measured.value());
        }
        return newtons;
    }

    private static <T> @Nullable T optional(WrittenSection section, String key, Function<WrittenLine, T> read) {
        return section.line(key).map(read).orElse(null);
    }

    /** What a figure's own rules refuse gets the line in which it stands. */
    private <T> T placed(WrittenSection section, Supplier<T> made) {
        try {
            return made.get();
        } catch (PrescriptionException refused) {
            throw refused.placed() ? refused : refused.at(placeOf(section, refused));
        }
    }

    private String placeOf(WrittenSection section, PrescriptionException refused) {
        String first = FIRST_SESSION.getOrDefault(refused.key(), refused.key());
        if (firstSession
                && section.kind() == Vocabulary.WHOLE
                && refused.part() == Vocabulary.WHOLE
                && whole.line(first).isPresent()) {
            return whole.required(first).place();
        }
        WrittenSection part = switch (refused.part()) {
            case STEP -> stepSections.get(refused.number() - 1);
            case SITE -> siteSections.get(refused.number() - 1);
            case WHOLE -> section;
        };
        return part.line(refused.key()).map(WrittenLine::place).orElse(part.place());
    }
}
