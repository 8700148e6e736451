package org.myodose.dashboard.classroom.trainer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Points;
import org.myodose.dashboard.classroom.message.Receipt;
import org.myodose.dashboard.classroom.message.Snapshot;
import org.myodose.dashboard.classroom.message.StationState;

/** All that the class knows of one station. Guarded by its {@link ClassRoom}. */
final class Student {

    /** Stands for the run of whoever has not been heard since this program began. */
    private static final String BEFORE = "before";

    private static final FactBook NOTHING = new FactBook();

    private final String station;
    private final Map<String, FactBook> books = new LinkedHashMap<>();
    private final ClockOffset clock = new ClockOffset();
    private final Sparkline spark = new Sparkline();
    private final Spacing spacing = new Spacing();
    private StationState state;
    private @Nullable Snapshot newest;
    private long heardNs;
    private long phaseSinceNs;
    private long ceilingNs;
    private boolean ceilingKnown;
    private String feedback = "";

    /** One that is known from before this program began, and has not been heard since. */
    static Student remembered(Inbox.Entry entry) {
        return new Student(entry.station(), goneSince(entry), 0);
    }

    private static StationState goneSince(Inbox.Entry entry) {
        return new StationState(
                BEFORE,
                entry.name(),
                false,
                entry.fact().outbox(),
                0,
                entry.source(),
                "",
                "",
                entry.recording(),
                entry.fact().sentAtMillis());
    }

    Student(String station, StationState state, long nowNs) {
        this.station = station;
        this.state = state;
        heardNs = nowNs;
        phaseSinceNs = nowNs;
    }

    String station() {
        return station;
    }

    String name() {
        return state.name();
    }

    String feedback() {
        return feedback;
    }

    void feedback(String wanted) {
        feedback = wanted;
    }

    /** Whether it was of the present run, or began another one. */
    boolean hear(StationState told, long nowNs) {
        boolean heardBefore = !state.run().equals(BEFORE);
        if (heardBefore && !told.online() && !told.run().equals(state.run())) {
            // The will of a run that was followed by another one.
            return false;
        }
        if (!told.run().equals(state.run())) {
            newest = null;
            spacing.forget();
        }
        state = told;
        heardNs = nowNs;
        return true;
    }

    /** Whether it was newer than what was known of this run. */
    boolean hear(Snapshot told, long nowNs, long nowMillis) {
        Snapshot before = newest;
        if (!told.run().equals(state.run()) || (before != null && told.number() <= before.number())) {
            return false;
        }
        if (before == null || !before.phase().equals(told.phase())) {
            phaseSinceNs = nowNs;
        }
        if (told.alert().equals("ceiling")) {
            ceilingNs = nowNs;
            ceilingKnown = true;
        }
        newest = told;
        heardNs = nowNs;
        clock.add(told.sentAtMillis(), nowMillis);
        spark.add(told.force(), nowNs);
        spacing.add(nowNs);
        return true;
    }

    /** Whether it is new, of an outbox of this station's, and so to be kept. */
    boolean takes(Fact fact) {
        boolean own = fact.outbox().equals(state.outbox()) || books.containsKey(fact.outbox());
        return own && book(fact.outbox()).takes(fact);
    }

    /** As it is to be kept. */
    Inbox.Entry entry(Fact fact) {
        return new Inbox.Entry(station, state.name(), state.source(), state.recording(), clock.millis(), fact);
    }

    /** It stands in that line of the inbox now. */
    void note(Inbox.Entry entry, int line) {
        books.computeIfAbsent(entry.fact().outbox(), outbox -> new FactBook()).add(entry.fact(), line);
    }

    /** Likewise, since before this program began. */
    void recall(Inbox.Entry entry, int line) {
        state = goneSince(entry);
        clock.remember(entry.clockMillis());
        note(entry, line);
    }

    /** To be read; one that is empty where nothing of that outbox has come. */
    private FactBook book(String outbox) {
        return books.getOrDefault(outbox, NOTHING);
    }

    /** What has come of the outbox that the station writes into now. */
    Receipt receipt(String trainer) {
        return new Receipt(trainer, state.outbox(), book(state.outbox()).upTo());
    }

    /** Where its facts stand in the inbox, in their order. */
    Pages pages() {
        return new Pages(
                station,
                name(),
                clock.millis(),
                books.values().stream().flatMapToInt(FactBook::lines).boxed().toList());
    }

    /** Where in the inbox that fact stands; 0 where it has not come. */
    int line(String outbox, long number) {
        FactBook book = books.get(outbox);
        return book == null ? 0 : book.line(number);
    }

    private @Nullable Points points(String drill) {
        return book(state.outbox()).points(drill);
    }

    private boolean isSilent(long nowNs) {
        return nowNs - heardNs >= Help.SILENT_NS;
    }

    private String word(long nowNs) {
        if (!state.online()) {
            return "gone";
        }
        Snapshot present = newest;
        return present == null || isSilent(nowNs) ? "silent" : present.phase();
    }

    private Optional<Help> help(String drill, boolean running, long nowNs) {
        return Help.of(new Help.Look(
                state.online(),
                isSilent(nowNs),
                state.link(),
                state.linkReason(),
                newest,
                ceilingKnown && nowNs - ceilingNs < Help.CEILING_TOLD_NS,
                (nowNs - phaseSinceNs) * 1e-9,
                running,
                drill.isEmpty() ? null : points(drill)));
    }

    private List<Remark> remarks(boolean nameIsTaken) {
        List<Remark> remarks = new ArrayList<>();
        clock.remark().ifPresent(remarks::add);
        if (nameIsTaken) {
            remarks.add(new Remark("sameName", "", "Another station has the same name."));
        }
        if (state.source().startsWith("replay:")) {
            remarks.add(new Remark("replay", "", "Plays a recording again, and is no live press."));
        }
        return remarks;
    }

    /**
     * As the board shows it.
     *
     * @param drill the present one; empty before the first
     */
    StudentView view(String drill, boolean running, boolean nameIsTaken, long nowNs) {
        Snapshot shown = newest;
        Points points = points(drill);
        FactBook book = book(state.outbox());
        boolean live = state.online() && !isSilent(nowNs);
        List<Remark> remarks = remarks(nameIsTaken);
        return new StudentView(
                station,
                state.name(),
                word(nowNs),
                state.source(),
                state.recording(),
                shown == null || !live ? null : shown.force(),
                shown == null ? "N" : shown.forceUnit(),
                shown == null ? null : shown.bandLow(),
                shown == null ? null : shown.bandHigh(),
                shown == null ? 0 : shown.repetition(),
                shown == null ? 0 : shown.repetitions(),
                shown == null ? null : shown.inBandSeconds(),
                shown == null ? null : shown.holdSeconds(),
                points == null ? null : points.total(),
                book.holds(drill),
                spark.points(),
                help(drill, running, nowNs).orElse(null),
                feedback,
                Math.max(0, state.facts() - book.upTo()),
                remarks.stream().map(Remark::sentence).toList(),
                remarks,
                spacing.ageMillis(nowNs),
                spacing.usualMillis());
    }
}
