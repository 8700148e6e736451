package org.myodose.analysis.annotation;

import java.io.IOException;
import java.time.Instant;
import org.myodose.analysis.sealed.LineFields;

/** An edit as one line of JSON, both ways. */
final class EditText {

    private EditText() {}

    static String of(Edit edit) {
        return LineFields.write(json -> {
            json.writeNumberField("number", edit.number());
            json.writeStringField("written", edit.written().toString());
            json.writeStringField("author", edit.author());
            json.writeStringField("annotation", edit.annotation());
            json.writeNumberField("replaces", edit.replaces());
            json.writeBooleanField("undoes", edit.undoes());
            Note note = edit.note();
            if (note != null) {
                json.writeNumberField("device", note.device());
                json.writeNumberField("fromSeconds", note.fromSeconds());
                json.writeNumberField("toSeconds", note.toSeconds());
                json.writeStringField("label", note.label());
                json.writeStringField("text", note.text());
            }
        });
    }

    static Edit read(String line) throws IOException {
        LineFields fields = LineFields.read(line);
        Note note = fields.find("label")
                .map(label -> new Note(
                        fields.integer("device"),
                        fields.number("fromSeconds"),
                        fields.number("toSeconds"),
                        label,
                        fields.text("text")))
                .orElse(null);
        return new Edit(
                fields.integer("number"),
                Instant.parse(fields.text("written")),
                fields.text("author"),
                fields.text("annotation"),
                note,
                fields.integer("replaces"),
                fields.truth("undoes"));
    }
}
