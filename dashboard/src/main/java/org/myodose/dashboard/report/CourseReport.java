package org.myodose.dashboard.report;

import static org.myodose.dashboard.document.Numbers.counted;
import static org.myodose.dashboard.document.Numbers.plain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.myodose.analysis.course.Course;
import org.myodose.analysis.course.CoursePlan;
import org.myodose.analysis.course.Entry;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.course.PlannedDose;
import org.myodose.analysis.course.PlannedSession;
import org.myodose.dashboard.document.BarPlot;
import org.myodose.dashboard.document.Block;
import org.myodose.dashboard.document.Block.Column;
import org.myodose.dashboard.document.Block.Fact;
import org.myodose.dashboard.document.Block.Facts;
import org.myodose.dashboard.document.Block.Figures;
import org.myodose.dashboard.document.Block.Table;
import org.myodose.dashboard.document.Document;
import org.myodose.dashboard.document.Numbers;
import org.myodose.dashboard.document.Section;

/** The sections that tell of a course: planned against given, session by session, site by site, and what is left. */
public final class CourseReport {

    private static final double PLOT_HEIGHT = 150;

    private final CourseAccount account;
    private final Course course;
    private final CoursePlan plan;

    private CourseReport(CourseAccount account) {
        this.account = account;
        course = account.course();
        plan = account.plan();
    }

    /** All of them, in their order, but for the limits. */
    public static List<Section> sections(CourseAccount account) {
        return new CourseReport(account).sections();
    }

    /** What the figures of a course cannot say. */
    public static Section limits() {
        return new Section(1, "What a course's figures cannot say", LimitsSection.ofCourse());
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(1, "The course of " + account.subject(), summary()));
        if (course.sessions() > 0) {
            sections.add(new Section(1, "Session by session", sessionBySession()));
            sections.add(new Section(1, "Site by site", siteBySite()));
        }
        sections.add(new Section(1, "The ledger", ledger()));
        return sections;
    }

    private List<Block> summary() {
        CoursePlan.Remaining left = plan.remaining(course, account.today());
        List<PlannedDose> today = plan.today(course, account.today());
        List<PlannedDose> whole = plan.course(course);
        List<Fact> facts = new ArrayList<>();
        plan.session().map(PlannedSession::name).ifPresent(name -> facts.add(new Fact("Prescription", name)));
        facts.add(new Fact(
                "Sessions", course.sessions() + " of " + plan.sessions() + " given, " + left.sessionsLeft() + " left"));
        facts.add(new Fact("Given in all", words(course.total())));
        if (!whole.isEmpty()) {
            facts.add(new Fact("Left of the course", words(sum(whole))));
            facts.add(new Fact("Left on " + account.today(), words(sum(today))));
        }
        if (plan.perDay().minutes() > 0) {
            facts.add(new Fact(
                    "Minutes left on " + account.today(),
                    plain(left.today().minutes(), 1) + " of "
                            + plain(plan.perDay().minutes(), 1)));
        }
        List<Block> blocks = new ArrayList<>(List.of(new Facts(facts)));
        if (left.overdone()
                || whole.stream().anyMatch(PlannedDose::overdone)
                || today.stream().anyMatch(PlannedDose::overdone)) {
            blocks.add(Block.warning("More was given than planned. More is not better."));
        }
        if (course.sessions() == 0) {
            blocks.add(Block.warning("Nothing is booked for " + account.subject() + " in this ledger."));
        }
        return blocks;
    }

    private static Given sum(List<PlannedDose> doses) {
        return doses.stream().map(PlannedDose::remaining).reduce(Given.NOTHING, Given::plus);
    }

    private static String words(Given given) {
        return counted(given.repetitions(), "hold", "holds") + ", " + plain(given.holdSecondsInBand(), 1)
                + " s in band, " + plain(given.impulseNewtonSeconds(), 0) + " N·s, " + plain(given.minutes(), 1)
                + " min";
    }

    private List<Block> sessionBySession() {
        Map<String, Given> sessions = course.bySession();
        Map<String, String> days = new LinkedHashMap<>();
        course.entries()
                .forEach(entry -> days.putIfAbsent(
                        entry.session(), entry.treated().toLocalDate().toString()));
        List<List<String>> rows = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (Map.Entry<String, Given> session : sessions.entrySet()) {
            String number = Integer.toString(rows.size() + 1);
            labels.add(number);
            rows.add(row(
                    List.of(number, days.getOrDefault(session.getKey(), ""), session.getKey()), session.getValue()));
        }
        double planned = plan.session()
                .map(session -> session.total().holdSecondsInBand())
                .orElse(0.0);
        List<Double> seconds =
                sessions.values().stream().map(Given::holdSecondsInBand).toList();
        BarPlot bars = new BarPlot(
                "Seconds held inside the band, session by session",
                counted(rows.size(), "session", "sessions") + "; the figures stand in the table below.",
                "s in band",
                labels,
                seconds,
                planned);
        String line = planned > 0 ? " The dashed line is what each was to give: " + plain(planned, 1) + " s." : "";
        return List.of(
                new Figures(
                        "Seconds held inside the band, by session." + line,
                        List.of(bars.drawing(Document.TEXT_WIDTH, PLOT_HEIGHT))),
                new Table(
                        "What each session gave",
                        columns(new Column("Session", false), new Column("Day", false), new Column("Recording", false)),
                        rows));
    }

    private List<Block> siteBySite() {
        List<Block> blocks = new ArrayList<>();
        List<PlannedDose> doses = plan.course(course);
        if (!doses.isEmpty()) {
            blocks.add(planned(doses));
        }
        // Where the plan names no sites, it does not tell them apart.
        if (!plan.session().map(PlannedSession::namesSites).orElse(false)) {
            List<List<String>> rows = new ArrayList<>();
            course.bySite().forEach((site, given) -> rows.add(row(List.of(site), given)));
            blocks.add(new Table("What each site was given", columns(new Column("Site", false)), rows));
        }
        return blocks;
    }

    private Table planned(List<PlannedDose> doses) {
        List<List<String>> rows = new ArrayList<>();
        for (PlannedDose dose : doses) {
            String site = dose.site().isEmpty() ? "all sites" : dose.site();
            rows.add(row(List.of(site, "planned"), dose.planned()));
            rows.add(row(List.of(site, "given"), dose.given()));
            rows.add(row(List.of(site, dose.overdone() ? "left; too much was given" : "left"), dose.remaining()));
        }
        return new Table(
                "Planned against given over " + counted(plan.sessions(), "session", "sessions"),
                columns(new Column("Site", false), new Column("What", false)),
                rows);
    }

    private static List<Column> columns(Column... first) {
        List<Column> columns = new ArrayList<>(List.of(first));
        columns.add(new Column("Holds", true));
        columns.add(new Column("In band, s", true));
        columns.add(new Column("Impulse, N·s", true));
        columns.add(new Column("Minutes", true));
        return columns;
    }

    private static List<String> row(List<String> first, Given given) {
        List<String> row = new ArrayList<>(first);
        row.add(Integer.toString(given.repetitions()));
        row.add(plain(given.holdSecondsInBand(), 1));
        row.add(plain(given.impulseNewtonSeconds(), 0));
        row.add(plain(given.minutes(), 1));
        return row;
    }

    private List<Block> ledger() {
        List<Entry> entries = account.contents().entries().stream()
                .filter(entry -> entry.subject().equals(account.subject()))
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Facts(List.of(
                new Fact(
                        "File",
                        account.ledger() + ", " + account.contents().entries().size() + " entries, verified"),
                new Fact("Seal", account.contents().lastSeal()))));
        if (account.contents().tornBytes() > 0) {
            blocks.add(Block.warning("The last " + account.contents().tornBytes()
                    + " bytes are of an entry that a crash cut short; it was never booked."));
        }
        if (!entries.isEmpty()) {
            blocks.add(new Table(
                    "Every entry as it was written; corrections stand beside what they correct",
                    columns(
                            new Column("Entry", false),
                            new Column("Written", false),
                            new Column("Session", false),
                            new Column("Site", false),
                            new Column("Correction", false)),
                    entries.stream().map(CourseReport::entry).toList()));
        }
        return blocks;
    }

    private static List<String> entry(Entry entry) {
        String correction = entry.corrects().isPresent()
                ? "of " + entry.corrects().getAsInt() + ": " + entry.reason().orElse("")
                : Numbers.NONE;
        return row(
                List.of(
                        Integer.toString(entry.number()),
                        entry.written().toString(),
                        entry.session(),
                        entry.site(),
                        correction),
                entry.given());
    }
}
