package org.myodose.analysis.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a table says of itself, as JSON and as names and values. */
public final class TableText {

    private TableText() {}

    /** For formats whose metadata are names and values: {@code myodose.table}, {@code myodose.columns} and what is told. */
    static Map<String, String> metadata(TableDescription table, Map<String, String> about) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("myodose.table", table.name());
        metadata.put("myodose.description", table.description());
        metadata.put("myodose.columns", json(generator -> columns(generator, table.columns())));
        metadata.putAll(about);
        return metadata;
    }

    /** The sidecar of a table whose format has no place for what its columns mean: one JSON object. */
    static String sidecar(TableDescription table, Map<String, String> about) {
        return json(generator -> {
            generator.useDefaultPrettyPrinter();
            generator.writeStartObject();
            generator.writeStringField("table", table.name());
            generator.writeStringField("description", table.description());
            generator.writeFieldName("columns");
            columns(generator, table.columns());
            for (Map.Entry<String, String> entry : about.entrySet()) {
                generator.writeStringField(entry.getKey(), entry.getValue());
            }
            generator.writeEndObject();
        });
    }

    /** Writes columns as an array of objects: {@code name}, {@code type}, {@code unit}, {@code description}. */
    public static void columns(JsonGenerator json, List<Column> columns) throws IOException {
        json.writeStartArray();
        for (Column column : columns) {
            json.writeStartObject();
            json.writeStringField("name", column.name());
            json.writeStringField("type", typeName(column.type()));
            json.writeStringField("unit", column.unit());
            json.writeStringField("description", column.description());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static String typeName(ColumnType type) {
        return switch (type) {
            case BOOLEAN -> "boolean";
            case INTEGER -> "integer";
            case NUMBER -> "number";
            case TEXT -> "text";
        };
    }

    private interface Writing {
        void write(JsonGenerator json) throws IOException;
    }

    private static String json(Writing writing) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            writing.write(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
