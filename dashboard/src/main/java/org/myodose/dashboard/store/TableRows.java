package org.myodose.dashboard.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Rows of the store's tables as names and texts, whatever the columns of that schema are. For backups. Stateless. */
final class TableRows {

    static final String AUDIT = "audit_event";
    static final String NAMES = "name_key.person_name";

    /** All; those that others refer to come first. */
    static final List<String> TABLES = List.of("account", "person", NAMES, AUDIT);

    /** Numbers of lines, which each database counts for itself. */
    private static final String COUNTED = "id";

    private static final int AT_ONCE = 1_000;

    interface Reader {
        void row(Map<String, Object> values) throws SQLException;
    }

    private TableRows() {}

    /** Hands on all rows, in an order that is the same in every database. */
    static void read(Connection connection, String table, Reader reader) throws SQLException {
        String order = table.equals(AUDIT) ? "moment, id" : "1";
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(AT_ONCE);
            try (ResultSet result = statement.executeQuery("select * from " + table + " order by " + order)) {
                ResultSetMetaData columns = result.getMetaData();
                while (result.next()) {
                    reader.row(values(result, columns));
                }
            }
        }
    }

    private static Map<String, Object> values(ResultSet result, ResultSetMetaData columns) throws SQLException {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int column = 1; column <= columns.getColumnCount(); column++) {
            String name = columns.getColumnName(column).toLowerCase(Locale.ROOT);
            if (!name.equals(COUNTED)) {
                values.put(
                        name,
                        isMoment(columns, column)
                                ? result.getObject(column, OffsetDateTime.class)
                                        .toInstant()
                                        .toString()
                                : result.getString(column));
            }
        }
        return values;
    }

    static boolean isMoment(ResultSetMetaData columns, int column) throws SQLException {
        return columns.getColumnTypeName(column).toLowerCase(Locale.ROOT).startsWith("timestamp");
    }

    static boolean isEmpty(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select 1 from " + table + " limit 1")) {
            return !found.next();
        }
    }

    static void delete(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from " + table);
        }
    }
}
