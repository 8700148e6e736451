package org.myodose.dashboard.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;

/** Puts rows of {@link TableRows} into tables. One thread; close it when all are there. */
final class RowInserter implements AutoCloseable {

    private final Connection connection;
    private final Map<String, Insertion> prepared = new HashMap<>();

    RowInserter(Connection connection) {
        this.connection = connection;
    }

    /**
     * Puts one there.
     *
     * @param once whether it is left out where there is one of the same content
     */
    void insert(String table, Map<String, Object> row, boolean once) throws SQLException {
        List<String> columns = row.keySet().stream().map(RowInserter::column).toList();
        String kind = table + once + columns;
        Insertion insertion = prepared.get(kind);
        if (insertion == null) {
            insertion = new Insertion(connection, table, columns, once);
            prepared.put(kind, insertion);
        }
        insertion.insert(row);
    }

    /** It becomes a part of a statement. */
    private static String column(String name) {
        if (!name.matches("[a-z_]{1,40}")) {
            throw new UserException("The backup has a column that cannot be: nothing has changed; take another one.");
        }
        return name;
    }

    /** One statement for all rows of these columns. */
    private static final class Insertion {

        private final List<Boolean> moments = new ArrayList<>();
        private final PreparedStatement statement;
        private final boolean once;

        Insertion(Connection connection, String table, List<String> columns, boolean once) throws SQLException {
            this.once = once;
            try (PreparedStatement shape =
                    connection.prepareStatement("select " + String.join(", ", columns) + " from " + table)) {
                @Nullable ResultSetMetaData kinds = shape.getMetaData();
                for (int column = 1; column <= columns.size(); column++) {
                    moments.add(kinds != null && TableRows.isMoment(kinds, column));
                }
            }
            // What has no type by itself is given its column's.
            String values = moments.stream()
                    .map(moment -> moment ? "cast(? as timestamp with time zone)" : "cast(? as varchar)")
                    .collect(Collectors.joining(", "));
            String unless = " where not exists (select 1 from " + table + " where "
                    + columns.stream().map(column -> column + " = ?").collect(Collectors.joining(" and ")) + ")";
            statement = connection.prepareStatement("insert into " + table + " (" + String.join(", ", columns)
                    + ") select " + values + (once ? unless : ""));
        }

        void insert(Map<String, Object> row) throws SQLException {
            int mark = 1;
            for (int time = 0; time < (once ? 2 : 1); time++) {
                int column = 0;
                for (Object value : row.values()) {
                    statement.setObject(
                            mark++,
                            moments.get(column++)
                                    ? Instant.parse(String.valueOf(value)).atOffset(ZoneOffset.UTC)
                                    : String.valueOf(value));
                }
            }
            statement.executeUpdate();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Insertion insertion : prepared.values()) {
            insertion.statement.close();
        }
    }
}
