package org.myodose.dashboard.store;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL, unpacked from a Maven artefact and run as a process until the tests' own ends; one for all tests. */
final class TestPostgres {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private TestPostgres() {}

    /** A new, empty database; where no server can run the test is skipped, or fails if {@code MYODOSE_REQUIRE_TOOLS} is true. */
    static StoreLocation newDatabase() {
        String name = "myodose" + DATABASES.incrementAndGet();
        try (Connection connection = server().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException failure) {
            throw new AssertionError(failure);
        }
        return StoreLocation.of(Map.of(
                StoreLocation.VARIABLE, "postgresql://postgres:postgres@localhost:" + server().getPort() + "/" + name));
    }

    static synchronized EmbeddedPostgres server() {
        EmbeddedPostgres running = server;
        if (running == null) {
            running = start();
            server = running;
        }
        return running;
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder().setPGStartupWait(PATIENCE).start();
        } catch (IOException | IllegalStateException failure) {
            String sentence = "No PostgreSQL could be started here: " + failure;
            return "true".equals(System.getenv("MYODOSE_REQUIRE_TOOLS")) ? fail(sentence, failure) : abort(sentence);
        }
    }
}
