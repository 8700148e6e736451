package org.myodose.dashboard.classroom.trainer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;
import org.myodose.analysis.table.TableFormat;
import org.myodose.analysis.table.TableWriter;
import org.myodose.dashboard.classroom.message.Estimate;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.HoldFigures;
import org.myodose.dashboard.classroom.message.Points;
import org.myodose.dashboard.document.Block;
import org.myodose.dashboard.document.Document;
import org.myodose.dashboard.document.Numbers;
import org.myodose.dashboard.document.Section;

/** What a class has given: a page to read, and a table for spreadsheets. Stateless. */
public final class ClassReport {

    private static final TableDescription TABLE = new TableDescription(
            "class",
            "Every hold of a class, and the end of every drill, with the score of the drill so far.",
            List.of(
                    Column.text("station", "the station's level in the class's topics"),
                    Column.text("name", "what the board calls the student"),
                    Column.text("drill", "names the drill; empty outside of drills"),
                    Column.integer("number", "", "of the fact in the station's outbox"),
                    Column.text("time", "by the trainer's clock, ISO 8601"),
                    Column.text("kind", "hold, estimate of one (its true mean beside it), or end of a drill"),
                    Column.text("feedback", "when the force was shown"),
                    Column.truth("done", "whether the prescribed time, or all holds, were given"),
                    Column.text("forceUnit", "of the forces in this row"),
                    Column.number("meanForce", "forceUnit", "of the plateau"),
                    Column.number("estimatedForce", "forceUnit", "what the student believed before seeing it"),
                    Column.number("plateauSeconds", "s", "the time that counts as held"),
                    Column.number("timeInBandPercent", "%", "of the plateau"),
                    Column.text("ended", "how the hold ended"),
                    Column.number("score", "", "of the drill so far, 0 to 100"),
                    Column.number("matchPercent", "%", "how much like the expert's press it was"),
                    Column.text("expert", "whose press that is"),
                    Column.text("lost", "what points were lost by, and why")));

    private ClassReport() {}

    /** The table as CSV, in English, for programs; names that a spreadsheet would take for formulas are made harmless. */
    public static byte[] csv(List<StudentBook> books) {
        ReportWords english = ReportWords.english();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableWriter writer = TableFormat.CSV.open(bytes, TABLE)) {
            Row row = new Row(TABLE);
            for (StudentBook book : books) {
                for (StudentBook.Entry entry : book.entries()) {
                    write(row.clear(), book, entry, english);
                    writer.write(row);
                }
            }
            writer.finish(Map.of());
        } catch (IOException impossible) {
            // Memory does not fail.
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static void write(Row row, StudentBook book, StudentBook.Entry entry, ReportWords words) {
        Fact fact = entry.fact();
        HoldFigures hold = fact.hold();
        row.add(book.station())
                .add(book.name())
                .add(fact.drill())
                .add(fact.number())
                .add(Instant.ofEpochMilli(entry.happenedAtMillis()).toString())
                .add(kind(fact))
                .add(fact.feedback())
                .add(fact.done())
                .add(fact.forceUnit())
                .add(mean(fact))
                .add(fact.estimate() == null ? Double.NaN : fact.estimate().force())
                .add(hold == null ? Double.NaN : hold.plateauSeconds())
                .add(hold == null ? Double.NaN : orNaN(hold.timeInBandPercent()))
                .add(hold == null ? "" : hold.ended())
                .add(orNaN(fact.points().total()))
                .add(fact.match() == null ? Double.NaN : fact.match().percent())
                .add(fact.match() == null ? "" : fact.match().expert())
                .add(lost(fact.points(), words));
    }

    private static double mean(Fact fact) {
        HoldFigures hold = fact.hold();
        Estimate estimate = fact.estimate();
        return hold != null ? hold.meanForce() : estimate == null ? Double.NaN : orNaN(estimate.meanForce());
    }

    private static String kind(Fact fact) {
        return fact.hold() != null ? "hold" : fact.ends() ? "end of drill" : "estimate";
    }

    private static double orNaN(@Nullable Double figure) {
        return figure == null ? Double.NaN : figure;
    }

    /** What lost most first. */
    private static String lost(Points points, ReportWords words) {
        if (points.total() == null) {
            return words.whyNot(points);
        }
        List<String> sentences = points.parts().stream()
                .filter(part -> part.judged() && part.lostPoints() >= 0.05)
                .sorted(Comparator.comparingDouble(Points.Lost::lostPoints).reversed())
                .map(part -> words.say(
                        "lost", words.named("part", part.part()), words.number(part.lostPoints(), 1), words.why(part)))
                .toList();
        return String.join(" ", sentences);
    }

    /** The page: all students beside each other, then each by drill. */
    public static Document document(String room, List<StudentBook> books, LocalDate today, ReportWords words) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(1, words.say("allStudents"), List.of(overview(books, words))));
        for (StudentBook book : books) {
            sections.add(new Section(1, book.name(), student(book, words)));
        }
        return new Document(
                words.say("title", room),
                today,
                "Myodose",
                sections,
                words.language(),
                words.say("made", today, "Myodose"));
    }

    private static Block overview(List<StudentBook> books, ReportWords words) {
        if (books.isEmpty()) {
            return Block.paragraph(words.say("nobody"));
        }
        List<List<String>> rows = new ArrayList<>();
        for (StudentBook book : books) {
            Map<String, List<Fact>> drills = book.byDrill();
            List<Double> scores = scores(drills);
            rows.add(List.of(
                    book.name(),
                    Integer.toString(drills.size()),
                    Long.toString(drills.values().stream()
                            .mapToLong(ClassReport::count)
                            .sum()),
                    Long.toString(count(book.outsideDrills())),
                    scores.isEmpty() ? Numbers.NONE : words.number(scores.getFirst(), 0),
                    scores.isEmpty() ? Numbers.NONE : words.number(scores.getLast(), 0)));
        }
        return new Block.Table(
                words.say("overview"),
                List.of(
                        new Block.Column(words.say("student"), false),
                        new Block.Column(words.say("drills"), true),
                        new Block.Column(words.say("holdsInDrills"), true),
                        new Block.Column(words.say("holdsApart"), true),
                        new Block.Column(words.say("first"), true),
                        new Block.Column(words.say("last"), true)),
                rows);
    }

    private static long count(List<Fact> facts) {
        return facts.stream().filter(fact -> fact.hold() != null).count();
    }

    /** The last score of each drill that has one. */
    private static List<Double> scores(Map<String, List<Fact>> drills) {
        List<Double> scores = new ArrayList<>();
        for (List<Fact> facts : drills.values()) {
            Double total = facts.getLast().points().total();
            if (total != null) {
                scores.add(total);
            }
        }
        return scores;
    }

    private static List<Block> student(StudentBook book, ReportWords words) {
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        for (List<Fact> facts : book.byDrill().values()) {
            number++;
            Fact last = facts.getLast();
            Points points = last.points();
            Double total = points.total();
            blocks.add(Block.paragraph(words.say(
                    "drillLine",
                    number,
                    words.named("feedback", last.feedback()),
                    total == null ? words.whyNot(points) : words.say("points", words.number(total, 0)))));
            blocks.add(holds(words.say("drill", number), facts, words));
            String estimated = estimates(facts, words);
            if (!estimated.isEmpty()) {
                blocks.add(Block.paragraph(words.say("estimated", estimated)));
            }
            String lost = lost(points, words);
            if (total != null && !lost.isEmpty()) {
                blocks.add(Block.paragraph(words.say("lostBy", lost)));
            }
        }
        if (blocks.isEmpty()) {
            blocks.add(Block.paragraph(words.say("noDrill")));
        }
        if (count(book.outsideDrills()) > 0) {
            blocks.add(holds(words.say("apart"), book.outsideDrills(), words));
        }
        return blocks;
    }

    private static String estimates(List<Fact> facts, ReportWords words) {
        List<String> told = new ArrayList<>();
        for (Fact fact : facts) {
            Estimate estimate = fact.estimate();
            if (estimate != null) {
                told.add(words.say(
                        "estimate",
                        estimate.hold(),
                        words.number(estimate.force(), 1, fact.forceUnit()),
                        words.number(orNaN(estimate.meanForce()), 1, fact.forceUnit())));
            }
        }
        return String.join(", ", told);
    }

    private static Block holds(String caption, List<Fact> facts, ReportWords words) {
        List<List<String>> rows = new ArrayList<>();
        for (Fact fact : facts) {
            HoldFigures hold = fact.hold();
            if (hold != null) {
                rows.add(List.of(
                        Integer.toString(hold.index()),
                        words.number(hold.meanForce(), 1, fact.forceUnit()),
                        words.number(hold.plateauSeconds(), 1, "s"),
                        words.number(orNaN(hold.timeInBandPercent()), 0, "%"),
                        fact.match() == null
                                ? Numbers.NONE
                                : words.number(fact.match().percent(), 0, "%"),
                        words.named("ended", hold.ended())));
            }
        }
        return new Block.Table(
                caption,
                List.of(
                        new Block.Column(words.say("hold"), true),
                        new Block.Column(words.say("mean"), true),
                        new Block.Column(words.say("length"), true),
                        new Block.Column(words.say("inBand"), true),
                        new Block.Column(words.say("like"), true),
                        new Block.Column(words.say("ended"), false)),
                rows);
    }
}
