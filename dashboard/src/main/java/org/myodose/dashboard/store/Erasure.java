package org.myodose.dashboard.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;

/**
 * Brings what was erased out of the embedded database's file too, and looks whether it is gone: by asking for it anew, and by
 * reading the file. The database itself says nothing that could be relied on: where another program has it open, the answer that
 * the file was written anew is lost with the connection. One thread, with no connection of its own open.
 */
final class Erasure {

    private static final int MOST_TIMES = 3;
    private static final long PATIENCE_NS = 20_000_000_000L;
    private static final long PAUSE_NS = 50_000_000L;

    /** The embedded database's code for a connection whose other end has gone. */
    private static final int CONNECTION_BROKEN = 90_067;

    /** Its codes while it is being closed by whoever had it open: the one above, closed, open elsewhere, closed at an end. */
    private static final Set<Integer> CLOSING = Set.of(CONNECTION_BROKEN, 90_098, 90_020, 90_121);

    private final StoreLocation location;
    private final Path folder;
    private final List<Erased> erased;

    /**
     * Somebody of whom something was erased.
     *
     * @param name null where none was kept
     * @param person whether more than the name was
     */
    record Erased(String pseudonym, @Nullable String name, boolean person) {}

    Erasure(StoreLocation location, Path folder, List<Erased> erased) {
        this.location = location;
        this.folder = folder;
        this.erased = List.copyOf(erased);
    }

    /**
     * Does so, several times if need be.
     *
     * @throws UserException when some of it may still be there, saying what to do
     */
    void complete() {
        for (int time = 1; ; time++) {
            try {
                writeAnew();
                requireGone();
                return;
            } catch (SQLException | IOException failure) {
                if (time == MOST_TIMES) {
                    throw new UserException(
                            "What was erased may still stand in the file of the store " + location + " ("
                                    + failure.getMessage() + "): end every Myodose that uses it, and have the file"
                                    + " written anew by './myodose backup FILE' and './myodose restore FILE --replace'.",
                            failure);
                }
            }
        }
    }

    /** The embedded database only marks what was deleted; writing its file anew leaves it out. */
    private void writeAnew() throws SQLException {
        boolean written = false;
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("shutdown compact");
            written = true;
        } catch (SQLException failure) {
            // Once it is done there is no database any more that the connection could be closed with, nor, where
            // another program has it open for us, anybody to answer that it is done.
            if (!written && failure.getErrorCode() != CONNECTION_BROKEN) {
                throw failure;
            }
        }
    }

    private void requireGone() throws SQLException, IOException {
        // It opens only when whoever writes the file anew has done so.
        try (Connection connection = connect()) {
            for (Erased one : erased) {
                requireNoRow(connection, "name_key.person_name", one);
                if (one.person()) {
                    requireNoRow(connection, "person", one);
                }
            }
        }
        for (Erased one : erased) {
            if (one.name() != null && ErasedText.stands(folder, one.pseudonym(), one.name())) {
                throw new IOException("the name of " + one.pseudonym() + " still stands in it");
            }
        }
    }

    private static void requireNoRow(Connection connection, String table, Erased one) throws SQLException {
        try (PreparedStatement asked =
                connection.prepareStatement("select count(*) from " + table + " where pseudonym = ?")) {
            asked.setString(1, one.pseudonym());
            try (ResultSet rows = asked.executeQuery()) {
                if (!rows.next() || rows.getLong(1) > 0) {
                    throw new SQLException(one.pseudonym() + " is still known to it");
                }
            }
        }
    }

    /** Waits while another program closes it. */
    private Connection connect() throws SQLException {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        while (true) {
            try {
                return DriverManager.getConnection(location.url(), location.user(), location.password());
            } catch (SQLException failure) {
                if (!CLOSING.contains(failure.getErrorCode()) || System.nanoTime() - untilNs >= 0) {
                    throw failure;
                }
                LockSupport.parkNanos(PAUSE_NS);
            }
        }
    }
}
