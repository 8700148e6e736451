package org.myodose.analysis.course;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.OptionalInt;
import org.myodose.analysis.sealed.LineFields;

/** An entry as one line of JSON, both ways. */
final class EntryText {

    private EntryText() {}

    static String of(Entry entry) {
        return LineFields.write(json -> {
            json.writeNumberField("number", entry.number());
            json.writeStringField("written", entry.written().toString());
            json.writeStringField("treated", entry.treated().toString());
            json.writeStringField("subject", entry.subject());
            json.writeStringField("session", entry.session());
            json.writeStringField("site", entry.site());
            json.writeNumberField("holdSecondsInBand", entry.given().holdSecondsInBand());
            json.writeNumberField("impulseNewtonSeconds", entry.given().impulseNewtonSeconds());
            json.writeNumberField("repetitions", entry.given().repetitions());
            json.writeNumberField("minutes", entry.given().minutes());
            if (entry.corrects().isPresent()) {
                json.writeNumberField("corrects", entry.corrects().getAsInt());
                json.writeStringField("reason", entry.reason().orElseThrow());
            }
        });
    }

    /**
     * Reads a line.
     *
     * @throws IOException when it is no JSON
     * @throws RuntimeException when a field is missing or makes no sense
     */
    static Entry read(String line) throws IOException {
        LineFields fields = LineFields.read(line);
        return new Entry(
                fields.integer("number"),
                OffsetDateTime.parse(fields.text("written")),
                OffsetDateTime.parse(fields.text("treated")),
                fields.text("subject"),
                fields.text("session"),
                fields.text("site"),
                new Given(
                        fields.number("holdSecondsInBand"),
                        fields.number("impulseNewtonSeconds"),
                        fields.integer("repetitions"),
                        fields.number("minutes")),
                fields.find("corrects").isPresent() ? OptionalInt.of(fields.integer("corrects")) : OptionalInt.empty(),
                fields.find("reason"));
    }
}
