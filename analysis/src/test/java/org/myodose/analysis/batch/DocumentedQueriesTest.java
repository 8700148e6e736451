package org.myodose.analysis.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.analysis.table.Column;

/** What docs/batch.md tells of the tables: its queries run as they stand there, and every column that it names exists. */
class DocumentedQueriesTest {

    private static final int TABLES = 3;

    @TempDir
    private static Path folder;

    private static String document = "";

    @BeforeAll
    static void analyse() throws Exception {
        document = Files.readString(Path.of(System.getProperty("myodose.root"), "docs/batch.md"));
        Path in = BatchFolder.fill(folder.resolve("in"), TABLES);
        Files.createFile(in.resolve("empty.xdf"));
        new Batch(in, folder.resolve("results.parquet"), false, BatchFolder.SETTINGS, 2, state -> {}).run();
    }

    private static List<String> queries() {
        return Pattern.compile("(?s)```sql\n(.*?)```")
                .matcher(document)
                .results()
                .map(match -> match.group(1).replace("'results", "'" + folder.resolve("results")))
                .toList();
    }

    private static List<String> firstColumn(String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    @Test
    void tellsWhoHeldHowSteadily() throws SQLException {
        List<String> files = firstColumn(queries().get(0));
        assertEquals(TABLES + 2, files.size(), files.toString());
        assertEquals("glove.xdf", files.getFirst());
    }

    @Test
    void tellsWhatWasNotAnalysed() throws SQLException {
        assertTrue(firstColumn(queries().get(1)).contains("empty.xdf"));
    }

    @Test
    void tellsWhetherTwoResultsWereMadeAlike() throws SQLException {
        assertEquals(List.of("test"), firstColumn(queries().get(2)));
    }

    @Test
    void namesEveryColumnOfTheRecordings() {
        String text = document.substring(document.indexOf("## What the tables hold"), document.indexOf("## Asking"));
        List<String> named = Pattern.compile("`([a-zA-Z0-9]+)`")
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        List<String> unnamed = ResultTables.RECORDINGS.columns().stream()
                .map(Column::name)
                .filter(column ->
                        !named.contains(column) && !column.endsWith("Error") && !column.equals("totalVariability"))
                .toList();
        assertEquals(List.of(), unnamed);
    }
}
