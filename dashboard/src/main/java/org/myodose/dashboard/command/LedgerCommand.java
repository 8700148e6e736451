package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.course.Course;
import org.myodose.analysis.course.CourseLedger;
import org.myodose.analysis.course.CoursePlan;
import org.myodose.analysis.course.Entry;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.course.PlannedDose;
import org.myodose.analysis.course.PlannedSession;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.dashboard.UserException;
import org.myodose.device.ForceUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "ledger",
        description = "What a person was given over a course of sessions, kept for audit.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Nothing in a ledger is ever changed: what was wrong is put right by a correction, and both stay.",
            "",
            "Examples:",
            "  ./myodose ledger book p07.ledger press.xdf --subject p07 --site 'left trapezius' --band 35:45",
            "  ./myodose ledger book p07.ledger press.xdf --subject p07 --site 'left calf' --prescription 30-s-x-4",
            "  ./myodose ledger show p07.ledger --subject p07 --sessions 7 --minutes-a-day 25",
            "  ./myodose ledger show p07.ledger --subject p07 --prescription 30-s-x-4",
            "  ./myodose ledger correct p07.ledger 3 --reason 'booked twice' --nothing"
        })
final class LedgerCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(Output.of(spec));
        }
    }

    @Command(
            name = "book",
            description = "Add a recorded session to a ledger, which is made where there is none.",
            mixinStandardHelpOptions = true)
    void book(
            @Parameters(paramLabel = "LEDGER", description = "The ledger's file.") Path ledger,
            @Parameters(paramLabel = "SESSION", description = "An .xdf recording.") Path session,
            @Option(
                            names = "--subject",
                            required = true,
                            paramLabel = "PSEUDONYM",
                            description = "Who; never a real name.")
                    String subject,
            @Option(names = "--site", required = true, paramLabel = "TEXT", description = "Where it was given.")
                    String site,
            @Option(
                            names = "--band",
                            paramLabel = "LOW:HIGH",
                            description =
                                    "Band in newtons; only seconds inside it count (default: the prescription's).")
                    @Nullable
                    String band,
            @Mixin PlanOption plan)
            throws Exception {
        Prescription prescription = prescription(plan.written(), site);
        ForceBand counted = band == null ? band(prescription, site) : ForceBand.parse(band);
        RecordingDescription description = Recording.open(session)
                .description()
                .orElseThrow(() -> new UserException(
                        session + " has lost its header, so its date is not known: it cannot be booked."));
        Given given = given(session, counted);
        String name = String.valueOf(session.getFileName());
        refuseTwice(ledger, name, site);
        Entry booked = new CourseLedger(ledger)
                .append(number -> new Entry(
                        number,
                        now(),
                        description
                                .startedAt()
                                .atZone(ZoneId.systemDefault())
                                .toOffsetDateTime()
                                .truncatedTo(ChronoUnit.SECONDS),
                        subject,
                        name,
                        site,
                        given,
                        OptionalInt.empty(),
                        Optional.empty()));
        Output.of(spec).println("Entry " + booked.number() + ": " + words(given) + ".");
        if (prescription != null) {
            PlannedSession planned = PlannedSession.of(prescription);
            Given wanted = planned.bySite().get(planned.siteOf(site).orElse(PlannedSession.ANYWHERE));
            if (wanted != null) {
                tell(Output.of(spec), new PlannedDose(site, wanted, given), "");
            }
        }
        Output.of(spec).flush();
    }

    private static @Nullable Prescription prescription(@Nullable WrittenPrescription written, String site) {
        if (written == null) {
            return null;
        }
        Prescription prescription = written.prescription();
        if (PlannedSession.of(prescription).siteOf(site).isEmpty()) {
            throw new UserException("'" + site + "' is no site of '" + prescription.name() + "': it has "
                    + prescription.sites().stream()
                            .map(known -> "'" + known.name() + "'")
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return prescription;
    }

    /** The site's own band; of steps, from the lowest to the highest. */
    private static ForceBand band(@Nullable Prescription prescription, String site) {
        if (prescription == null) {
            throw new UserException("Which seconds count is not known: give a --band, or the --prescription.");
        }
        return PlannedSession.band(prescription, site);
    }

    private static Given given(Path session, ForceBand newtons) throws Exception {
        ForceUnit unit = Analysis.of(Recording.open(session), null).signal().forceUnit();
        if (!unit.isForce()) {
            throw new UserException(session + " holds counts, and a dose needs newtons: record with a --calibration.");
        }
        double perUnit = unit.newtonsPerUnit();
        ForceBand band = new ForceBand(newtons.low() / perUnit, newtons.high() / perUnit);
        AnalysisReport report = Analysis.of(Recording.open(session), band);
        return new Given(
                report.dose().inBandSeconds(),
                report.dose().impulse() * perUnit,
                report.dose().repetitions(),
                report.durationSeconds() / 60);
    }

    private static void refuseTwice(Path ledger, String session, String site) throws Exception {
        for (Entry entry : new CourseLedger(ledger).read().entries()) {
            if (entry.session().equals(session) && entry.site().equals(site)) {
                throw new UserException(session + " is booked for " + site + " already, as entry " + entry.number()
                        + ": correct that one, or give the file another name.");
            }
        }
    }

    @Command(
            name = "correct",
            description = "Put an entry right; both stay in the ledger.",
            mixinStandardHelpOptions = true)
    void correct(
            @Parameters(paramLabel = "LEDGER", description = "The ledger's file.") Path ledger,
            @Parameters(paramLabel = "ENTRY", description = "Its number.") int wrong,
            @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.") String reason,
            @Option(names = "--nothing", description = "It never was.") boolean nothing,
            @Option(names = "--hold-seconds", paramLabel = "S", description = "Seconds held inside the band.") @Nullable
                    Double holdSeconds,
            @Option(names = "--impulse", paramLabel = "N·s", description = "Impulse in newton seconds.") @Nullable
                    Double impulse,
            @Option(names = "--repetitions", paramLabel = "N", description = "How many holds.") @Nullable
                    Integer repetitions,
            @Option(names = "--minutes", paramLabel = "M", description = "How long it took.") @Nullable Double minutes)
            throws Exception {
        CourseLedger file = new CourseLedger(existing(ledger));
        Entry before = file.read().entries().stream()
                .filter(entry -> entry.number() == wrong)
                .findFirst()
                .orElseThrow(() -> new UserException(ledger + " has no entry " + wrong + "."));
        Given given = before.given();
        Given right = nothing
                ? Given.NOTHING
                : new Given(
                        holdSeconds == null ? given.holdSecondsInBand() : holdSeconds,
                        impulse == null ? given.impulseNewtonSeconds() : impulse,
                        repetitions == null ? given.repetitions() : repetitions,
                        minutes == null ? given.minutes() : minutes);
        if (right.equals(given)) {
            throw new UserException("Nothing would change: give what was right, or --nothing if it never was.");
        }
        Entry correction = file.append(number -> new Entry(
                number,
                now(),
                before.treated(),
                before.subject(),
                before.session(),
                before.site(),
                right,
                OptionalInt.of(wrong),
                Optional.of(reason)));
        Output.of(spec)
                .println("Entry " + correction.number() + " takes the place of entry " + wrong + ": " + words(right)
                        + ".");
        Output.of(spec).flush();
    }

    @Command(
            name = "show",
            description = "Verify a ledger, and add up what somebody was given.",
            mixinStandardHelpOptions = true)
    void show(
            @Parameters(paramLabel = "LEDGER", description = "The ledger's file.") Path ledger,
            @Option(names = "--subject", required = true, paramLabel = "PSEUDONYM", description = "Who.")
                    String subject,
            @Mixin PlanOption prescription,
            @Mixin PlannedCourse wanted)
            throws Exception {
        CoursePlan plan = wanted.plan(prescription.written());
        CourseLedger.Contents contents = new CourseLedger(existing(ledger)).read();
        Course course = Course.of(subject, contents.entries());
        PrintWriter out = Output.of(spec);
        if (contents.tornBytes() > 0) {
            out.println("The last " + contents.tornBytes()
                    + " bytes are of an entry that a crash cut short; it was never booked.");
        }
        course.bySession().forEach((session, given) -> out.println(session + ": " + words(given)));
        course.bySite().forEach((site, given) -> out.println("at " + site + ": " + words(given)));
        out.println("In all: " + words(course.total()) + ".");
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        plan.course(course).forEach(dose -> tell(out, dose, "Of the course"));
        plan.today(course, today).forEach(dose -> tell(out, dose, "Of today"));
        boolean overdone = Stream.concat(plan.course(course).stream(), plan.today(course, today).stream())
                .anyMatch(PlannedDose::overdone);
        tell(out, plan, plan.remaining(course, today), course.sessions(), overdone);
        out.println("Seal: " + contents.lastSeal());
        out.flush();
    }

    /** Planned against given, and what is left. */
    private static void tell(PrintWriter out, PlannedDose dose, String of) {
        String where = dose.site().isEmpty() ? "" : "at " + dose.site();
        String head = Stream.of(of, where).filter(part -> !part.isEmpty()).collect(Collectors.joining(", "));
        out.println((head.isEmpty() ? "" : head + ": ") + "planned " + words(dose.planned()) + "; left "
                + words(dose.remaining()) + (dose.overdone() ? "; too much was given." : "."));
    }

    private static void tell(
            PrintWriter out, CoursePlan plan, CoursePlan.Remaining left, int sessions, boolean overdone) {
        out.println("Session " + sessions + " of " + plan.sessions() + " given; " + left.sessionsLeft() + " left.");
        if (plan.perDay().minutes() > 0) {
            out.printf(Locale.ROOT, "Left today: %.1f minutes.%n", left.today().minutes());
        }
        if (plan.perDay().holdSecondsInBand() > 0) {
            out.printf(
                    Locale.ROOT, "Left today: %.1f s in band.%n", left.today().holdSecondsInBand());
        }
        if (left.overdone() || overdone) {
            out.println("More was given than planned. More is not better.");
        }
    }

    static Path existing(Path ledger) {
        if (!Files.isRegularFile(ledger)) {
            throw new UserException("There is no ledger " + ledger + ": check its name.");
        }
        return ledger;
    }

    private static OffsetDateTime now() {
        return OffsetDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
    }

    private static String words(Given given) {
        return String.format(
                Locale.ROOT,
                "%d %s, %.1f s in band, %.0f N·s, %.1f min",
                given.repetitions(),
                given.repetitions() == 1 ? "hold" : "holds",
                given.holdSecondsInBand(),
                given.impulseNewtonSeconds(),
                given.minutes());
    }
}
