package org.myodose.analysis.table;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parquet files as DuckDB reads them, which shares no code with what writes them. */
class ParquetTableTest {

    private static final TableDescription TABLE = new TableDescription(
            "trial",
            "one row per trial",
            List.of(
                    Column.integer("number", "", "any number"),
                    Column.number("force", "N", "a force"),
                    Column.text("words", "any text"),
                    Column.truth("odd", "whether the number is odd")));

    @TempDir
    private Path folder;

    @Test
    void readsBackEqualWithEmptyCellsInSeveralRowGroups() throws Exception {
        int rows = 3_000_000;
        Path file = folder.resolve("trial.parquet");
        write(file, rows);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            assertTrue(one(statement, "SELECT count(DISTINCT row_group_id) FROM parquet_metadata('" + file + "')") > 1);
            Random random = new Random(7);
            try (ResultSet read = statement.executeQuery("SELECT * FROM '" + file + "'")) {
                for (int number = 0; number < rows; number++) {
                    assertTrue(read.next());
                    assertRow(read, number, random.nextDouble());
                }
                assertTrue(!read.next());
            }
        }
    }

    private static void assertRow(ResultSet read, int number, double force) throws SQLException {
        assertEquals(number * 0x9E3779B97F4A7C15L, read.getLong(1));
        double got = read.getDouble(2);
        assertEquals(number % 10 == 3, read.wasNull());
        if (number % 10 != 3) {
            assertEquals(Double.doubleToRawLongBits(force), Double.doubleToRawLongBits(got));
        }
        assertEquals(number % 7 == 0 ? null : number % 5 == 0 ? "" : "é\n" + number % 100, read.getString(3));
        assertEquals(number % 2 == 1, read.getBoolean(4));
    }

    @Test
    void tellsUnitsAndProvenanceInTheMetadata() throws Exception {
        Path file = folder.resolve("trial.parquet");
        write(file, 10);
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet read = statement.executeQuery("SELECT decode(key), decode(value) FROM parquet_kv_metadata('"
                        + file + "') WHERE decode(key) IN ('myodose.columns', 'maker') ORDER BY 1")) {
            assertTrue(read.next());
            assertEquals("test", read.getString(2));
            assertTrue(read.next());
            assertTrue(read.getString(2)
                    .contains("{\"name\":\"force\",\"type\":\"number\",\"unit\":\"N\",\"description\":\"a force\"}"));
        }
    }

    @Test
    void givesTheSameBytesForTheSameRows() throws Exception {
        write(folder.resolve("one.parquet"), 10_000);
        write(folder.resolve("other.parquet"), 10_000);
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("one.parquet")), Files.readAllBytes(folder.resolve("other.parquet")));
    }

    private static void write(Path file, int rows) throws OutputException {
        Random random = new Random(7);
        Row row = new Row(TABLE);
        try (TableFile table = TableFile.create(file, TABLE, false)) {
            for (int number = 0; number < rows; number++) {
                double force = random.nextDouble();
                row.clear()
                        .add(number * 0x9E3779B97F4A7C15L)
                        .add(number % 10 == 3 ? Double.NaN : force)
                        .add(number % 7 == 0 ? null : number % 5 == 0 ? "" : "é\n" + number % 100)
                        .add(number % 2 == 1);
                table.write(row);
            }
            table.finish(Map.of("maker", "test"));
        }
    }

    private static long one(Statement statement, String query) throws SQLException {
        try (ResultSet read = statement.executeQuery(query)) {
            read.next();
            return read.getLong(1);
        }
    }
}
