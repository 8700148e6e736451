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

    /** The table as CSV; names that a spreadsheet would take for formulas are made harmless. */
    public static byte[] csv(List<StudentBook> books) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TableWriter writer = TableFormat.CSV.open(bytes, TABLE)) {
            Row row = new Row(TABLE);
            for (StudentBook book : books) {
                for (StudentBook.Entry entry : book.entries()) {
                    write(row.clear(), book, entry);
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

    private static void write(Row row, StudentBook book, StudentBook.Entry entry) {
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
                .add(lost(fact.points()));
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
    private static String lost(Points points) {
        if (points.total() == null) {
            return points.whyNot();
        }
        List<String> sentences = points.parts().stream()
                .filter(part -> part.judged() && part.lostPoints() >= 0.05)
                .sorted(Comparator.comparingDouble(Points.Lost::lostPoints).reversed())
                .map(part -> part.part() + " −" + Numbers.plain(part.lostPoints(), 1) + ": " + part.sentence())
                .toList();
        return String.join(" ", sentences);
    }

    /** The page: all students beside each other, then each by drill. */
    public static Document document(String room, List<StudentBook> books, LocalDate today) {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(1, "All students", List.of(overview(books))));
        for (StudentBook book : books) {
            sections.add(new Section(1, book.name(), student(book)));
        }
        return new Document("Class " + room, today, "Myodose", sections);
    }

    private static Block overview(List<StudentBook> books) {
        if (books.isEmpty()) {
            return Block.paragraph("Nobody has joined the class.");
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
                    scores.isEmpty() ? Numbers.NONE : Numbers.plain(scores.getFirst(), 0),
                    scores.isEmpty() ? Numbers.NONE : Numbers.plain(scores.getLast(), 0)));
        }
        return new Block.Table(
                "Drills and the holds given in them, holds given apart from drills, and points of the first and of the last"
                        + " drill",
                List.of(
                        new Block.Column("Student", false),
                        new Block.Column("Drills", true),
                        new Block.Column("Holds in them", true),
                        new Block.Column("Holds apart", true),
                        new Block.Column("First", true),
                        new Block.Column("Last", true)),
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

    private static List<Block> student(StudentBook book) {
        List<Block> blocks = new ArrayList<>();
        int number = 0;
        for (List<Fact> facts : book.byDrill().values()) {
            number++;
            Fact last = facts.getLast();
            Double total = last.points().total();
            blocks.add(Block.paragraph("Drill " + number + ", feedback " + last.feedback() + ": "
                    + (total == null ? last.points().whyNot() : Numbers.plain(total, 0) + " of 100 points.")));
            blocks.add(holds("Drill " + number, facts));
            String estimated = estimates(facts);
            if (!estimated.isEmpty()) {
                blocks.add(Block.paragraph("Estimated before the reveal: " + estimated + "."));
            }
            String lost = lost(last.points());
            if (total != null && !lost.isEmpty()) {
                blocks.add(Block.paragraph("Lost by " + lost));
            }
        }
        if (blocks.isEmpty()) {
            blocks.add(Block.paragraph("No drill yet."));
        }
        if (count(book.outsideDrills()) > 0) {
            blocks.add(holds("Apart from drills, and without points", book.outsideDrills()));
        }
        return blocks;
    }

    private static String estimates(List<Fact> facts) {
        List<String> told = new ArrayList<>();
        for (Fact fact : facts) {
            Estimate estimate = fact.estimate();
            if (estimate != null) {
                told.add("hold " + estimate.hold() + " at " + Numbers.plain(estimate.force(), 1, fact.forceUnit())
                        + " (it was " + Numbers.plain(orNaN(estimate.meanForce()), 1, fact.forceUnit()) + ")");
            }
        }
        return String.join(", ", told);
    }

    private static Block holds(String caption, List<Fact> facts) {
        List<List<String>> rows = new ArrayList<>();
        for (Fact fact : facts) {
            HoldFigures hold = fact.hold();
            if (hold != null) {
                rows.add(List.of(
                        Integer.toString(hold.index()),
                        Numbers.plain(hold.meanForce(), 1, fact.forceUnit()),
                        Numbers.plain(hold.plateauSeconds(), 1, "s"),
                        Numbers.plain(orNaN(hold.timeInBandPercent()), 0, "%"),
                        fact.match() == null
                                ? Numbers.NONE
                                : Numbers.plain(fact.match().percent(), 0, "%"),
                        hold.ended()));
            }
        }
        return new Block.Table(
                caption,
                List.of(
                        new Block.Column("Hold", true),
                        new Block.Column("Mean", true),
                        new Block.Column("Length", true),
                        new Block.Column("In band", true),
                        new Block.Column("Like the expert", true),
                        new Block.Column("Ended", false)),
                rows);
    }
}
