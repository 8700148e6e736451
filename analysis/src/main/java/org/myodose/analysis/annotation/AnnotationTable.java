package org.myodose.analysis.annotation;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;
import org.myodose.analysis.table.TableFormat;
import org.myodose.analysis.table.TableWriter;

/** Annotations as a table, in which a spreadsheet takes no text for a formula. */
public final class AnnotationTable {

    private static final TableDescription TABLE = new TableDescription(
            "annotations",
            "one row an annotation, in the device's own time",
            List.of(
                    Column.text("annotation", "which"),
                    Column.integer("edit", "", "number of the edit that holds"),
                    Column.text("written", "when, UTC"),
                    Column.text("author", "who"),
                    Column.integer("device", "", "number of the device"),
                    Column.number("fromSeconds", "s", "its beginning"),
                    Column.number("toSeconds", "s", "its end"),
                    Column.text("label", "in a few words"),
                    Column.text("text", "more of it")));

    private AnnotationTable() {}

    /** Writes those that hold as CSV. */
    public static void write(List<Edit> present, OutputStream out) throws IOException {
        try (TableWriter table = TableFormat.CSV.open(out, TABLE)) {
            for (Edit edit : present) {
                Note note = edit.note();
                if (note != null) {
                    table.write(new Row(TABLE)
                            .add(edit.annotation())
                            .add(edit.number())
                            .add(edit.written().toString())
                            .add(edit.author())
                            .add(note.device())
                            .add(note.fromSeconds())
                            .add(note.toSeconds())
                            .add(note.label())
                            .add(note.text()));
                }
            }
            table.finish(Map.of());
        }
    }
}
