package org.myodose.dashboard.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.api.MigrationVersion;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.PrivateFiles;

/**
 * The whole store as one file: accounts, people, the audit log. What one database wrote goes into the other, and what an older
 * Myodose wrote into a newer one. Written, and restored, whole or not at all.
 *
 * @param schema of the store that it was made of
 * @param written when
 * @param names whether it holds who the pseudonyms are
 * @param rows how many of each table
 */
public record Backup(String schema, Instant written, boolean names, Map<String, Integer> rows) {

    private static final String FORMAT = "myodose-backup";
    private static final int VERSION = 1;

    public Backup {
        rows = Map.copyOf(rows);
    }

    /**
     * Writes the store into a file that only this user may read.
     *
     * @param names whether it is to hold who the pseudonyms are
     * @param replace whether a file that is there may go, once the new one is whole
     * @throws UserException when the file is there already, or cannot be written
     */
    public static Backup write(Store store, Path file, boolean names, boolean replace) {
        if (!replace && Files.exists(file)) {
            throw new UserException(file + " is there already: choose another name, or give --replace.");
        }
        try {
            Map<String, Integer> rows = new LinkedHashMap<>();
            Instant now = Instant.now();
            PrivateFiles.write(file, out -> {
                try (BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, UTF_8))) {
                    write(store, new BackupLines(writer), names, now, rows);
                }
            });
            return new Backup(store.schema(), now, names, rows);
        } catch (IOException failure) {
            throw new UserException(
                    "The backup " + file + " cannot be written (" + failure.getMessage() + "): choose another place.",
                    failure);
        }
    }

    private static void write(Store store, BackupLines lines, boolean names, Instant now, Map<String, Integer> rows)
            throws IOException {
        Map<String, Object> heading = new LinkedHashMap<>();
        heading.put("format", FORMAT);
        heading.put("version", VERSION);
        heading.put("schema", store.schema());
        heading.put("written", now.toString());
        heading.put("names", names);
        lines.write(heading);
        try (Connection connection = store.database().getConnection()) {
            connection.setAutoCommit(false);
            // One moment of the store, whoever writes into it meanwhile.
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            for (String table : TableRows.TABLES) {
                if (names || !table.equals(TableRows.NAMES)) {
                    TableRows.read(connection, table, row -> writeRow(lines, table, row, rows));
                }
            }
            connection.rollback();
        } catch (SQLException failure) {
            throw new IOException("the store cannot be read: " + failure.getMessage(), failure);
        }
        lines.seal();
    }

    private static void writeRow(BackupLines lines, String table, Map<String, Object> row, Map<String, Integer> rows)
            throws SQLException {
        try {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("table", table);
            line.put("row", row);
            lines.write(line);
            rows.merge(table, 1, Integer::sum);
        } catch (IOException disk) {
            throw new SQLException(disk.getMessage(), disk);
        }
    }

    /**
     * Reads the file to its end, and changes nothing.
     *
     * @throws UserException when it is no whole backup
     */
    public static Backup check(Path file) {
        Map<String, Object> heading = new LinkedHashMap<>();
        Map<String, Integer> rows = new LinkedHashMap<>();
        BackupLines.read(file, line -> {
            if (heading.isEmpty()) {
                heading.putAll(line);
                requireHeading(file, heading);
            } else {
                rows.merge(table(file, line), 1, Integer::sum);
                row(file, line);
            }
        });
        requireHeading(file, heading);
        return new Backup(
                String.valueOf(heading.get("schema")),
                Instant.parse(String.valueOf(heading.get("written"))),
                Boolean.TRUE.equals(heading.get("names")),
                rows);
    }

    private static void requireHeading(Path file, Map<String, Object> heading) {
        if (!FORMAT.equals(heading.get("format"))) {
            throw BackupLines.damaged(file, null);
        }
        if (!Integer.valueOf(VERSION).equals(heading.get("version"))) {
            throw new UserException(file + " was written by a newer Myodose: take that to restore it.");
        }
        try {
            MigrationVersion.fromVersion(String.valueOf(heading.get("schema")));
            Instant.parse(String.valueOf(heading.get("written")));
        } catch (RuntimeException wrong) {
            throw BackupLines.damaged(file, wrong);
        }
    }

    private static String table(Path file, Map<String, Object> line) {
        String table = String.valueOf(line.get("table"));
        if (!TableRows.TABLES.contains(table)) {
            throw BackupLines.damaged(file, null);
        }
        return table;
    }

    private static Map<String, Object> row(Path file, Map<String, Object> line) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (!(line.get("row") instanceof Map<?, ?> told) || told.isEmpty() || told.containsValue(null)) {
            throw BackupLines.damaged(file, null);
        }
        told.forEach((column, value) -> values.put(String.valueOf(column), String.valueOf(value)));
        return values;
    }

    /**
     * Puts what the file holds in the store's place. Of the audit log nothing goes: lines of the file are added that are not
     * there. Where the file holds no names, those stay that the store knows of the file's people.
     *
     * @param replace whether the accounts and people that the store holds now may go
     * @throws UserException when the file is not whole, or of a newer Myodose, or the store is not empty; nothing has changed then
     */
    public static Backup restore(Store store, Path file, boolean replace) {
        Backup checked = check(file);
        if (MigrationVersion.fromVersion(checked.schema()).compareTo(MigrationVersion.fromVersion(store.schema()))
                > 0) {
            throw new UserException(file + " was written by a newer Myodose (its tables are of version "
                    + checked.schema() + "): take that to restore it.");
        }
        try (Connection connection = store.database().getConnection()) {
            connection.setAutoCommit(false);
            try {
                fill(connection, file, checked, store.schema(), replace);
                connection.commit();
            } catch (SQLException | RuntimeException failure) {
                connection.rollback();
                throw failure;
            }
            store.eraseFromFile();
            return checked;
        } catch (SQLException | DateTimeParseException failure) {
            throw new UserException(
                    file + " cannot be restored (" + failure.getMessage() + "); nothing has changed.", failure);
        }
    }

    private static void fill(Connection connection, Path file, Backup checked, String schema, boolean replace)
            throws SQLException {
        if (!replace && !(TableRows.isEmpty(connection, "account") && TableRows.isEmpty(connection, "person"))) {
            throw new UserException("The store holds accounts or people already: give --replace if they may go.");
        }
        Map<String, String> known = checked.names() ? Map.of() : names(connection);
        boolean firstLines = TableRows.isEmpty(connection, TableRows.AUDIT);
        for (String table : TableRows.TABLES.reversed()) {
            if (!table.equals(TableRows.AUDIT)) {
                TableRows.delete(connection, table);
            }
        }
        try (RowInserter inserter = new RowInserter(connection)) {
            Rows into = (table, row) -> inserter.insert(table, row, table.equals(TableRows.AUDIT) && !firstLines);
            if (checked.schema().equals(schema)) {
                readRows(file, into);
            } else {
                bringUp(file, checked, into);
            }
            putBack(connection, known, into);
        }
    }

    private interface Rows {
        void add(String table, Map<String, Object> row) throws SQLException;
    }

    /** What SQL throws goes through a reader that knows nothing of it. */
    private static void readRows(Path file, Rows into) throws SQLException {
        boolean[] begun = {false};
        @Nullable SQLException[] failed = {null};
        BackupLines.read(file, line -> {
            try {
                if (begun[0] && failed[0] == null) {
                    into.add(table(file, line), row(file, line));
                }
                begun[0] = true;
            } catch (SQLException failure) {
                failed[0] = failure;
            }
        });
        SQLException failure = failed[0];
        if (failure != null) {
            throw failure;
        }
    }

    /** Through a database in memory, which goes the same steps up as a real one. */
    private static void bringUp(Path file, Backup older, Rows into) throws SQLException {
        StoreLocation memory = StoreLocation.memory();
        try (Store then = Store.open(memory, MigrationVersion.fromVersion(older.schema()));
                Connection filled = then.database().getConnection();
                RowInserter inserter = new RowInserter(filled)) {
            readRows(file, (table, row) -> inserter.insert(table, row, false));
            try (Store now = Store.open(memory);
                    Connection read = now.database().getConnection()) {
                for (String table : TableRows.TABLES) {
                    TableRows.read(read, table, row -> into.add(table, row));
                }
            }
        }
    }

    private static Map<String, String> names(Connection connection) throws SQLException {
        Map<String, String> names = new LinkedHashMap<>();
        TableRows.read(
                connection,
                TableRows.NAMES,
                row -> names.put(String.valueOf(row.get("pseudonym")), String.valueOf(row.get("name"))));
        return names;
    }

    private static void putBack(Connection connection, Map<String, String> known, Rows into) throws SQLException {
        TableRows.read(connection, "person", row -> {
            String pseudonym = String.valueOf(row.get("pseudonym"));
            String name = known.get(pseudonym);
            if (name != null) {
                Map<String, Object> key = new LinkedHashMap<>();
                key.put("pseudonym", pseudonym);
                key.put("name", name);
                into.add(TableRows.NAMES, key);
            }
        });
    }
}
