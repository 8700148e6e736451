package org.myodose.dashboard.classroom.trainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.dashboard.classroom.message.Drill;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Fault;
import org.myodose.dashboard.classroom.message.HoldFigures;
import org.myodose.dashboard.classroom.message.Payload;
import org.myodose.dashboard.classroom.message.Points;
import org.myodose.dashboard.classroom.message.PressTrace;
import org.myodose.dashboard.classroom.message.Receipt;
import org.myodose.dashboard.classroom.message.Snapshot;
import org.myodose.dashboard.classroom.message.StationState;
import org.myodose.dashboard.classroom.message.Topics;
import org.myodose.dashboard.classroom.message.Topics.Kind;
import org.myodose.dashboard.document.HtmlWriter;

/** What the trainer's side makes of what stations tell, however strange. */
class ClassRoomTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final Topics topics = new Topics("K7M2");
    private Inbox inbox;
    private ClassRoom room;
    private long nowNs = 50 * SECOND_NS;
    private long nowMillis = 1_000_000;
    private long numbers;

    @TempDir
    Path folder = Path.of("");

    @BeforeEach
    void open() {
        inbox = Inbox.open(folder, "K7M2");
        room = new ClassRoom(topics, "trainer", inbox);
    }

    @AfterEach
    void close() throws IOException {
        inbox.close();
    }

    private void startAnew() throws IOException {
        close();
        open();
    }

    private void say(String station, Kind kind, Object message) {
        say(topics.of(station, kind), Payload.bytes(message));
    }

    private void say(String topic, byte[] payload) {
        room.hear(topic, payload, nowNs, nowMillis);
    }

    private void join(String station, String name) {
        say(station, Kind.STATE, state(station, name, true));
    }

    private StationState state(String station, String name, boolean online) {
        return new StationState("run", name, online, "box-" + station, 0, "sim:hand", "", "", "a.xdf", nowMillis);
    }

    private Snapshot snapshot(String phase, String alert) {
        return new Snapshot(
                "run", ++numbers, "", nowMillis, "N", 25.0, 20.0, 30.0, phase, alert, 1, 3, 1.0, 10.0, false, true);
    }

    private void live(String station, String phase) {
        say(station, Kind.LIVE, snapshot(phase, "none"));
    }

    private static HoldFigures hold(int index) {
        return new HoldFigures(index, 1, 2, 12, 13, "released", 25, 27, 250.0, 10.0, 2.0, 0.1, 95.0, false);
    }

    private Fact fact(String station, long number, String drill, double total) {
        return fact(station, number, drill, total, null);
    }

    private Fact fact(String station, long number, String drill, double total, @Nullable PressTrace trace) {
        Points points = new Points(
                total,
                0,
                "",
                "",
                List.of(
                        new Points.Lost("level", 25, true, 3, "", Map.of(), "A little low."),
                        new Points.Lost("duration", 15, true, 12, "", Map.of(), "Far too short.")));
        return new Fact(
                "box-" + station,
                number,
                drill,
                "full",
                true,
                hold((int) number),
                null,
                "N",
                20.0,
                30.0,
                points,
                trace,
                null,
                nowMillis);
    }

    private BoardView view() {
        return room.view(true, null, nowNs);
    }

    private StudentView student(String station) {
        return view().students().stream()
                .filter(each -> each.station().equals(station))
                .findFirst()
                .orElseThrow();
    }

    private Help help(String station) {
        return Objects.requireNonNull(student(station).help());
    }

    private void drill(String name) {
        room.drill(new Drill(name, true, Payload.tree(Map.of("name", "d")), Map.of(), null, nowMillis));
    }

    private long faults(Fault fault) {
        return view().faults().stream()
                .filter(told -> told.fault() == fault)
                .mapToLong(Faults.Told::count)
                .sum();
    }

    @Test
    void keepsStudentsInTheOrderInWhichTheyCame() {
        for (int number = 40; number > 0; number--) {
            join("s" + number, "student " + number);
        }
        live("s7", "inBand");
        join("s40", "student 40");
        List<String> order =
                view().students().stream().map(StudentView::station).toList();
        assertEquals("s40", order.getFirst());
        assertEquals("s1", order.getLast());
        assertEquals(40, order.size());
    }

    @Test
    void takesTheNewestSnapshotAndCountsOlderOnes() {
        join("a", "Anna");
        Snapshot old = snapshot("loading", "none");
        live("a", "inBand");
        say("a", Kind.LIVE, old);
        assertEquals("inBand", student("a").state());
        assertEquals(1, faults(Fault.OUT_OF_ORDER));
    }

    @Test
    void countsAFactOnceHoweverOftenItComes() {
        join("a", "Anna");
        drill("d");
        for (int round = 0; round < 3; round++) {
            say("a", Kind.HOLD, fact("a", 1, "d", 80));
        }
        assertEquals(1, student("a").holds());
        assertEquals(2, faults(Fault.REPEATED));
    }

    @Test
    void confirmsOnlyWhatHasNoHole() {
        join("a", "Anna");
        say("a", Kind.HOLD, fact("a", 1, "d", 80));
        var answer = room.hear(topics.of("a", Kind.HOLD), Payload.bytes(fact("a", 3, "d", 80)), nowNs, nowMillis);
        assertEquals(new Receipt("trainer", "box-a", 1), answer.orElseThrow().receipt());
        answer = room.hear(topics.of("a", Kind.HOLD), Payload.bytes(fact("a", 2, "d", 80)), nowNs, nowMillis);
        assertEquals(3, answer.orElseThrow().receipt().upTo());
    }

    @Test
    void scoresThePresentDrillAndNotWhatIsReplayedFromAnEarlierOne() {
        join("a", "Anna");
        drill("old");
        drill("new");
        say("a", Kind.HOLD, fact("a", 1, "new", 90));
        say("a", Kind.HOLD, fact("a", 2, "old", 10));
        assertEquals(90, student("a").score());
    }

    @Test
    void countsEveryKindOfStrangeMessageAndGoesOn() {
        join("a", "Anna");
        say(topics.of("a", Kind.LIVE), "no".getBytes(StandardCharsets.UTF_8));
        say(topics.of("a", Kind.HOLD), new byte[Payload.MOST_BYTES + 1]);
        say("myodose/v1/class/K7M2/station/a/mood", new byte[0]);
        say("myodose/v1/class/K7M2/station/A%20/live", new byte[0]);
        say("unknown", Kind.LIVE, snapshot("inBand", "none"));
        say("unknown", Kind.HOLD, fact("unknown", 1, "", 80));
        live("a", "inBand");
        assertEquals("inBand", student("a").state());
        assertEquals(1, faults(Fault.MALFORMED));
        assertEquals(1, faults(Fault.OVERSIZED));
        assertEquals(2, faults(Fault.STRANGE_TOPIC));
        assertEquals(1, faults(Fault.OUT_OF_ORDER));
    }

    @Test
    void tellsAClockThatIsWrongAndPutsItsTimesRight() {
        join("a", "Anna");
        Snapshot ahead = new Snapshot(
                "run",
                1,
                "",
                nowMillis + 37_000,
                "N",
                1.0,
                null,
                null,
                "approach",
                "none",
                0,
                0,
                null,
                null,
                false,
                true);
        say("a", Kind.LIVE, ahead);
        String notice = student("a").notices().getFirst();
        assertTrue(notice.contains("37 s ahead"), notice);
        assertEquals(
                new Remark("clockAhead", "37", notice), student("a").remarks().getFirst());
        nowMillis += 37_000;
        say("a", Kind.HOLD, fact("a", 1, "", 80));
        StudentBook book = room.book("a");
        assertNotNull(book);
        assertEquals(nowMillis - 37_000, book.entries().getFirst().happenedAtMillis());
    }

    @Test
    void tellsWhoIsSilentAndWhoHasGone() {
        join("a", "Anna");
        join("b", "Ben");
        live("a", "inBand");
        live("b", "inBand");
        drill("d");
        nowNs += Help.SILENT_NS;
        say("b", Kind.STATE, state("b", "Ben", false));
        assertEquals("silent", student("a").state());
        assertEquals("gone", student("b").state());
        assertTrue(help("b").urgent());
        assertNull(student("b").force());
    }

    @Test
    void leavesTheWillOfAnEarlierRunAlone() {
        join("a", "Anna");
        live("a", "inBand");
        say("a", Kind.STATE, new StationState("earlier", "Anna", false, "box-a", 0, "sim:hand", "", "", "", nowMillis));
        assertEquals("inBand", student("a").state());
    }

    @Test
    void namesTheReasonForHelpByItsGravity() {
        join("a", "Anna");
        drill("d");
        say("a", Kind.HOLD, fact("a", 1, "d", 40));
        live("a", "inBand");
        assertEquals(
                new Help(false, "Loses most by duration: Far too short.", "losesMost", "duration"),
                student("a").help());
        live("a", "tooHigh");
        nowNs += 3 * SECOND_NS;
        live("a", "tooHigh");
        assertEquals("Presses too hard, and does not let up.", help("a").reason());
        say("a", Kind.LIVE, snapshot("tooHigh", "ceiling"));
        assertEquals("The force is above the ceiling.", help("a").reason());
        live("a", "inBand");
        assertEquals("ceilingOfLate", help("a").code(), "a squeeze passes sooner than it is read");
        nowNs += Help.CEILING_TOLD_NS;
        live("a", "inBand");
        assertEquals("losesMost", help("a").code());
    }

    @Test
    void namesTheLostDeviceAndNotTheSilenceThatItCauses() {
        join("a", "Anna");
        live("a", "inBand");
        nowNs += Help.SILENT_NS;
        assertEquals("silent", help("a").code());
        say(
                "a",
                Kind.STATE,
                new StationState(
                        "run",
                        "Anna",
                        true,
                        "box-a",
                        0,
                        "sim:hand",
                        "The cable was pulled out.",
                        "unplugged",
                        "a.xdf",
                        nowMillis));
        nowNs += Help.SILENT_NS;
        assertEquals(new Help(true, "The cable was pulled out.", "link", "unplugged"), help("a"));
        assertEquals("silent", student("a").state());
    }

    @Test
    void tellsHowOldASnapshotIsAndHowFarApartTheyUsuallyCome() {
        join("a", "Anna");
        assertNull(student("a").snapshotAgeMillis());
        for (int second = 0; second < 60; second++) {
            live("a", "inBand");
            nowNs += SECOND_NS;
        }
        assertEquals(1000, student("a").snapshotAgeMillis());
        assertEquals(1000.0, (double) student("a").snapshotSpacingMillis(), 5);
        nowNs += 100 * SECOND_NS;
        live("a", "inBand");
        assertEquals(0, student("a").snapshotAgeMillis());
        assertEquals(1000.0, (double) student("a").snapshotSpacingMillis(), 5, "a silence is no spacing");
        say("a", Kind.STATE, new StationState("anew", "Anna", true, "box-a", 0, "sim:hand", "", "", "", nowMillis));
        assertNull(student("a").snapshotAgeMillis());
    }

    @Test
    void tellsAStationThatPlaysARecordingAgain() {
        join("a", "Anna");
        say(
                "b",
                Kind.STATE,
                new StationState(
                        "run", "Ben", true, "box-b", 0, "replay:press.xdf?speed=2", "", "", "b.xdf", nowMillis));
        live("b", "inBand");
        assertEquals("inBand", student("b").state(), "it takes part");
        assertEquals("replay", student("b").remarks().getFirst().code());
        assertEquals(
                List.of("Plays a recording again, and is no live press."),
                student("b").notices());
        assertTrue(student("a").remarks().isEmpty());
    }

    @Test
    void tellsTwoStationsOfOneName() {
        join("a", "Anna");
        join("b", "Anna");
        assertTrue(student("b").notices().contains("Another station has the same name."));
    }

    @Test
    void writesNamesThatAreFormulasOrMarkupAsText() {
        join("a", "=HYPERLINK(\"http://x\")<b>");
        say("a", Kind.HOLD, fact("a", 1, "d", 80));
        String csv = new String(ClassReport.csv(room.books()), StandardCharsets.UTF_8);
        assertTrue(csv.contains("\"'=HYPERLINK(\"\"http://x\"\")<b>\""), csv);
        String page = HtmlWriter.write(
                ClassReport.document("K7M2", room.books(), LocalDate.of(2026, 11, 21), ReportWords.english()));
        assertTrue(page.contains("&lt;b&gt;"), page);
        assertTrue(page.contains("duration −12.0: Far too short."), page);
    }

    @Test
    void countsHoldsOfDrillsApartFromOthersInTheReport() {
        join("a", "Anna");
        say("a", Kind.HOLD, fact("a", 1, "", 80));
        say("a", Kind.HOLD, fact("a", 2, "", 80));
        say("a", Kind.HOLD, fact("a", 3, "d", 80));
        String page = HtmlWriter.write(
                        ClassReport.document("K7M2", room.books(), LocalDate.of(2026, 11, 21), ReportWords.english()))
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ");
        assertTrue(page.contains("Student Drills Holds in them Holds apart First Last Anna 1 1 2 80 80"), page);
        assertTrue(page.contains("Apart from drills, and without points"), page);
    }

    @Test
    void goesOnAfterANewStartWithWhatItHad() throws IOException {
        join("a", "Anna");
        join("b", "Ben");
        drill("d");
        say("a", Kind.HOLD, fact("a", 1, "d", 80));
        say("b", Kind.HOLD, fact("b", 2, "d", 70));
        say("a", Kind.HOLD, fact("a", 2, "d", 60));
        List<StudentBook> before = room.books();
        startAnew();
        assertEquals(before, room.books());
        assertEquals(
                List.of("gone", "gone"),
                view().students().stream().map(StudentView::state).toList());
        Receipt receipt = room.hear(
                        topics.of("b", Kind.STATE), Payload.bytes(state("b", "Ben", true)), nowNs, nowMillis)
                .orElseThrow()
                .receipt();
        assertEquals(0, receipt.upTo(), "its first is still missing");
        say("b", Kind.HOLD, fact("b", 1, "d", 90));
        say("b", Kind.HOLD, fact("b", 2, "d", 70));
        drill("d");
        assertEquals(2, student("b").holds());
        assertEquals(70, student("b").score());
        assertEquals(1, faults(Fault.REPEATED));
    }

    @Test
    void remembersAWrongClockOfAStationThatDoesNotComeBack() throws IOException {
        join("a", "Anna");
        nowMillis += 37_000;
        Snapshot behind = new Snapshot(
                "run",
                1,
                "",
                nowMillis - 37_000,
                "N",
                25.0,
                20.0,
                30.0,
                "inBand",
                "none",
                1,
                3,
                1.0,
                10.0,
                false,
                true);
        say("a", Kind.LIVE, behind);
        nowMillis -= 37_000;
        say("a", Kind.HOLD, fact("a", 1, "", 80));
        startAnew();
        assertEquals(
                nowMillis + 37_000, room.books().getFirst().entries().getFirst().happenedAtMillis());
    }

    /** Else the trainer would have to stay up for a class's worth of traces. */
    @Test
    void readsTracesOnlyOfTheStudentWhoIsLookedAt() {
        join("a", "Anna");
        PressTrace trace = new PressTrace(0, 0.1, List.of(1.0, 2.0, 3.0));
        say("a", Kind.HOLD, fact("a", 1, "d", 80, trace));
        StudentBook book = room.book("a");
        assertNotNull(book);
        assertEquals(trace, book.entries().getFirst().fact().trace());
        assertNull(room.books().getFirst().entries().getFirst().fact().trace());
        assertTrue(room.follow("a", "box-a", 1));
        assertFalse(room.follow("a", "box-a", 2));
    }

    @Test
    void confirmsNothingThatTheDiskDidNotTakeAndSaysSo() throws IOException {
        join("a", "Anna");
        say("a", Kind.HOLD, fact("a", 1, "", 80));
        inbox.close();
        Receipt receipt = room.hear(topics.of("a", Kind.HOLD), Payload.bytes(fact("a", 2, "", 80)), nowNs, nowMillis)
                .orElseThrow()
                .receipt();
        assertEquals(1, receipt.upTo());
        Remark remark = view().remark();
        assertNotNull(remark);
        assertEquals("disk", remark.code());
        assertTrue(remark.sentence().contains("class-K7M2.inbox"), remark.sentence());
        inbox = Inbox.open(folder, "K7M2");
    }

    @Test
    void asksAfterANewStartForWhatAStationThatIsGoneStillOwes() throws IOException {
        join("a", "Anna");
        say("a", Kind.HOLD, fact("a", 1, "d", 80));
        startAnew();
        assertEquals(0, student("a").behind());
        say(
                "a",
                Kind.STATE,
                new StationState("run", "Anna K.", false, "box-a", 3, "sim:hand", "", "", "b.xdf", nowMillis));
        assertEquals(2, student("a").behind());
        assertEquals("Anna K.", student("a").name());
    }

    @Test
    void hasAfterANewStartTheNameThatAStationHadLast() throws IOException {
        join("a", "Anna");
        say("a", Kind.HOLD, fact("a", 1, "d", 80));
        join("a", "Anna K.");
        say("a", Kind.HOLD, fact("a", 2, "d", 80));
        startAnew();
        assertEquals("Anna K.", student("a").name());
    }

    /** Else whoever has the code could fill the memory with names. */
    @Test
    void takesNoFactOfAnOutboxThatTheStationDoesNotHave() {
        join("a", "Anna");
        say("a", Kind.HOLD, fact("b", 1, "d", 80));
        assertEquals(1, faults(Fault.REPEATED));
        assertEquals(List.of(), room.books().getFirst().entries());
    }
}
