package org.myodose.analysis.batch;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;

/**
 * The lines of a {@link Journal}: one JSON object a file, its rows as arrays in the order of the tables' columns. Figures read
 * back as the very same doubles.
 */
final class JournalText {

    private static final JsonFactory FACTORY = new JsonFactory();

    /** What is kept of a line in memory. */
    record Known(FileStamp stamp, String sha256, boolean failed) {}

    private interface Content {
        void to(JsonGenerator json) throws IOException;
    }

    private JournalText() {}

    /** The first line: whose findings these are. */
    static byte[] header(BatchSettings settings) throws IOException {
        return line(json -> {
            json.writeNumberField("journal", 1);
            json.writeStringField("build", settings.build());
            json.writeStringField("parameters", settings.parameters());
        });
    }

    /** Whether a journal of whatever program begins with this line. */
    static boolean isHeader(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).startsWith("{\"journal\":");
    }

    static byte[] of(FileFindings findings) throws IOException {
        return line(json -> {
            json.writeStringField("file", findings.stamp().name());
            json.writeNumberField("bytes", findings.stamp().bytes());
            json.writeNumberField("modifiedNs", findings.stamp().modifiedNs());
            json.writeStringField("sha256", findings.sha256());
            json.writeStringField("failure", findings.failure());
            rows(json, "recordings", findings.recordings());
            rows(json, "holds", findings.holds());
        });
    }

    private static byte[] line(Content content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
            json.writeStartObject();
            content.to(json);
            json.writeEndObject();
        }
        bytes.write('\n');
        return bytes.toByteArray();
    }

    private static void rows(JsonGenerator json, String name, List<Row> rows) throws IOException {
        json.writeArrayFieldStart(name);
        for (Row row : rows) {
            json.writeStartArray();
            for (int column = 0; column < row.width(); column++) {
                cell(json, row, column);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    private static void cell(JsonGenerator json, Row row, int column) throws IOException {
        if (row.isEmpty(column)) {
            json.writeNull();
            return;
        }
        switch (row.type(column)) {
            case BOOLEAN -> json.writeBoolean(row.truth(column));
            case INTEGER -> json.writeNumber(row.integer(column));
            // As text, for JSON has no infinity.
            case NUMBER -> json.writeString(Double.toString(row.number(column)));
            case TEXT -> json.writeString(row.text(column));
        }
    }

    /** By what a file's line is known again; null where it is no such line. */
    static @Nullable Known known(byte[] line) {
        try {
            FileFindings findings = read(line);
            return new Known(findings.stamp(), findings.sha256(), findings.failure() != null);
        } catch (IOException | IllegalArgumentException damaged) {
            // A line that makes no sense costs no more than the work that it tells of.
            return null;
        }
    }

    /** @throws IOException when it is no such line */
    static FileFindings read(byte[] line) throws IOException {
        try (JsonParser json = FACTORY.createParser(line)) {
            require(json.nextToken() == JsonToken.START_OBJECT);
            FileStamp stamp = new FileStamp(text(json, "file"), number(json, "bytes"), number(json, "modifiedNs"));
            String sha256 = text(json, "sha256");
            begin(json, "failure");
            String failure = json.currentToken() == JsonToken.VALUE_NULL ? null : json.getText();
            List<Row> recordings = rows(json, "recordings", ResultTables.RECORDINGS);
            List<Row> holds = rows(json, "holds", ResultTables.HOLDS);
            require(json.nextToken() == JsonToken.END_OBJECT);
            return new FileFindings(stamp, sha256, failure, recordings, holds);
        }
    }

    private static void begin(JsonParser json, String name) throws IOException {
        require(json.nextToken() == JsonToken.FIELD_NAME && json.currentName().equals(name));
        json.nextToken();
    }

    private static String text(JsonParser json, String name) throws IOException {
        begin(json, name);
        require(json.currentToken() == JsonToken.VALUE_STRING);
        return json.getText();
    }

    private static long number(JsonParser json, String name) throws IOException {
        begin(json, name);
        return json.getLongValue();
    }

    private static List<Row> rows(JsonParser json, String name, TableDescription table) throws IOException {
        begin(json, name);
        require(json.currentToken() == JsonToken.START_ARRAY);
        List<Row> rows = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_ARRAY) {
            Row row = new Row(table);
            for (int column = 0; column < row.width(); column++) {
                json.nextToken();
                cell(json, row, column);
            }
            require(json.nextToken() == JsonToken.END_ARRAY);
            rows.add(row);
        }
        return rows;
    }

    private static void cell(JsonParser json, Row row, int column) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        switch (row.type(column)) {
            case BOOLEAN -> row.set(column, json.getBooleanValue());
            case INTEGER -> row.set(column, json.getLongValue());
            case NUMBER -> row.set(column, Double.parseDouble(json.getText()));
            case TEXT -> row.set(column, json.getText());
        }
    }

    private static void require(boolean asWritten) throws IOException {
        if (!asWritten) {
            throw new IOException("this is no line of a journal");
        }
    }
}
