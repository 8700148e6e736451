package org.myodose.dashboard.classroom.trainer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.Drill;
import org.myodose.dashboard.classroom.message.Expert;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Fault;
import org.myodose.dashboard.classroom.message.HoldFigures;
import org.myodose.dashboard.classroom.message.MessageException;
import org.myodose.dashboard.classroom.message.Payload;
import org.myodose.dashboard.classroom.message.PressTrace;
import org.myodose.dashboard.classroom.message.Receipt;
import org.myodose.dashboard.classroom.message.Snapshot;
import org.myodose.dashboard.classroom.message.StationState;
import org.myodose.dashboard.classroom.message.Topics;

/**
 * The class as the trainer knows it: how all stand, in memory; what they gave, in the {@link Inbox}, from which it goes on after
 * a new start. Students keep the order in which they came. Knows no network and no clock; thread-safe by its own lock, under
 * which nothing is read from the disk but one fact.
 */
public final class ClassRoom {

    /** A school's largest hall; more would be somebody playing tricks. */
    private static final int MOST_STATIONS = 500;

    private final Topics topics;
    private final String trainer;
    private final Inbox inbox;
    private final Map<String, Student> students = new LinkedHashMap<>();
    private final Faults faults = new Faults();
    private final List<Drill> drills = new ArrayList<>();
    private @Nullable Expert expert;
    private @Nullable Remark disk;

    /**
     * Goes on with what the inbox has.
     *
     * @param trainer names this run of the trainer's program in its receipts
     * @param inbox stays the caller's, who closes it when nothing is heard any more
     */
    public ClassRoom(Topics topics, String trainer, Inbox inbox) {
        this.topics = topics;
        this.trainer = trainer;
        this.inbox = inbox;
        for (int line = 1; line < inbox.lines(); line++) {
            Inbox.Entry entry = inbox.get(line);
            students.computeIfAbsent(entry.station(), station -> Student.remembered(entry))
                    .recall(entry, line);
        }
    }

    /** What is to be answered to a station. */
    public record Answer(String station, Receipt receipt) {}

    /**
     * Takes a message of a station. Whatever is wrong with it is counted, and told on the board.
     *
     * @param nowNs monotonic
     * @param nowMillis by the wall clock
     */
    public synchronized Optional<Answer> hear(String topic, byte[] payload, long nowNs, long nowMillis) {
        Optional<Topics.Told> told = topics.told(topic);
        if (told.isEmpty()) {
            faults.count(Fault.STRANGE_TOPIC, shortened(topic), "");
            return Optional.empty();
        }
        try {
            return hear(topic, told.get(), payload, nowNs, nowMillis);
        } catch (MessageException wrong) {
            faults.count(wrong.fault(), topic, shortened(String.valueOf(wrong.getMessage())));
            return Optional.empty();
        }
    }

    private Optional<Answer> hear(String topic, Topics.Told told, byte[] payload, long nowNs, long nowMillis)
            throws MessageException {
        switch (told.kind()) {
            case STATE -> {
                StationState state = Payload.read(payload, StationState.class);
                Student known = students.get(told.station());
                if (known != null) {
                    known.hear(state, nowNs);
                } else if (students.size() < MOST_STATIONS) {
                    students.put(told.station(), new Student(told.station(), state, nowNs));
                }
            }
            case LIVE -> {
                Snapshot snapshot = Payload.read(payload, Snapshot.class);
                Student student = students.get(told.station());
                // Before the introduction comes, which is acknowledged and so slower, there is nobody to show.
                if (student != null && !student.hear(snapshot, nowNs, nowMillis)) {
                    faults.count(Fault.OUT_OF_ORDER, topic, "");
                }
                return Optional.empty();
            }
            case HOLD, ESTIMATE, SESSION -> {
                Fact fact = Payload.read(payload, Fact.class);
                Student student = students.get(told.station());
                if (student == null) {
                    faults.count(Fault.OUT_OF_ORDER, topic, "The station has not introduced itself.");
                } else if (student.takes(fact)) {
                    keep(student, fact);
                } else {
                    faults.count(Fault.REPEATED, topic, "");
                }
            }
        }
        return Optional.ofNullable(students.get(told.station()))
                .map(student -> new Answer(told.station(), student.receipt(trainer)));
    }

    /** What the disk does not take is not confirmed either, so that it comes again. */
    private void keep(Student student, Fact fact) {
        Inbox.Entry entry = student.entry(fact);
        try {
            inbox.add(entry);
            student.note(entry, inbox.lines() - 1);
            disk = null;
        } catch (IOException full) {
            disk = new Remark(
                    "disk",
                    String.valueOf(inbox.file()),
                    "What the class gives cannot be kept in " + inbox.file() + " (" + full.getMessage()
                            + "): make room on that disk. Nothing is lost, the stations tell it again.");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "…";
    }

    /** The drill that all follow; null before the first. */
    public synchronized @Nullable Drill drill() {
        return drills.isEmpty() ? null : drills.getLast();
    }

    /** Another drill, or another state of the last one. */
    synchronized void drill(Drill newest) {
        Drill last = drill();
        if (last != null && last.drill().equals(newest.drill())) {
            drills.removeLast();
        }
        drills.add(newest);
    }

    /** Likewise, as whoever leads has told it: the example is theirs. */
    synchronized void heard(Drill newest) {
        drill(newest);
        expert = newest.expert();
    }

    /** Whose press is the example of the next drill; null where there is none. */
    public synchronized @Nullable Expert expert() {
        return expert;
    }

    /** Whether there is such a press; it is the example then. */
    synchronized boolean follow(String station, String outbox, long number) {
        Student student = students.get(station);
        int line = student == null ? 0 : student.line(outbox, number);
        Expert found = student == null || line == 0
                ? null
                : expert(student.name(), inbox.get(line).fact());
        expert = found == null ? expert : found;
        return found != null;
    }

    /** That press as an example for others; null where it is no press, or nothing was heard of it. */
    private static @Nullable Expert expert(String name, Fact fact) {
        HoldFigures hold = fact.hold();
        PressTrace trace = fact.trace();
        return hold == null || trace == null
                ? null
                : new Expert(name, fact.forceUnit(), hold.onsetSeconds() - trace.startSeconds(), trace);
    }

    synchronized void followNobody() {
        expert = null;
    }

    /** What each student is to see in the next drill, where it is not the drill's own. */
    synchronized Map<String, String> feedback() {
        return students.values().stream()
                .filter(student -> !student.feedback().isEmpty())
                .collect(Collectors.toMap(Student::station, Student::feedback));
    }

    /** Whether there is such a station. */
    synchronized boolean feedback(String station, String wanted) {
        Student student = students.get(station);
        if (student != null) {
            student.feedback(wanted);
        }
        return student != null;
    }

    /**
     * As the board shows it now.
     *
     * @param network what is wrong with the class as a whole; null while all is well
     */
    public synchronized BoardView view(boolean leading, @Nullable Remark network, long nowNs) {
        Remark remark = network == null ? disk : network;
        Drill present = drill();
        String drill = present == null ? "" : present.drill();
        boolean running = present != null && present.running();
        Map<String, Long> names =
                students.values().stream().collect(Collectors.groupingBy(Student::name, Collectors.counting()));
        return new BoardView(
                "board",
                1,
                topics.room(),
                leading,
                remark == null ? "" : remark.sentence(),
                remark,
                present == null
                        ? null
                        : new BoardView.DrillView(
                                drill,
                                running,
                                present.prescription().path("name").asText(),
                                present.startedAtMillis()),
                expert == null ? "" : expert.name(),
                students.values().stream()
                        .map(student -> student.view(drill, running, names.getOrDefault(student.name(), 0L) > 1, nowNs))
                        .toList(),
                faults.all());
    }

    /**
     * One student's facts, newest drill last; null where there is no such station.
     *
     * @throws org.myodose.dashboard.UserException when the disk does not give them back
     */
    public @Nullable StudentBook book(String station) {
        Pages pages = pages(station);
        return pages == null ? null : pages.read(inbox);
    }

    private synchronized @Nullable Pages pages(String station) {
        Student student = students.get(station);
        return student == null ? null : student.pages();
    }

    /**
     * Every student's figures, without traces, in the board's order.
     *
     * @throws org.myodose.dashboard.UserException when the disk does not give them back
     */
    public List<StudentBook> books() {
        return pages().stream().map(pages -> pages.readFigures(inbox)).toList();
    }

    private synchronized List<Pages> pages() {
        return students.values().stream().map(Student::pages).toList();
    }
}
