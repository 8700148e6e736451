package org.myodose.dashboard.store;

import io.micronaut.context.ApplicationContext;
import io.micronaut.data.connection.jdbc.advice.DelegatingDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.Accounts;
import org.myodose.dashboard.security.PrivateFiles;

/**
 * The open store. Opening it brings its tables to the present form first, and takes about a second: the program does so when
 * something is asked of it, never on the way to the first page. Any thread may use it. Close it to free the database.
 */
public final class Store implements AutoCloseable {

    private static final String MOST_CONNECTIONS = "4";

    private final StoreLocation location;
    private final ApplicationContext context;
    private final DataSource database;
    private final Accounts accounts;
    private final People people;
    private final String schema;
    private volatile boolean erased;

    private Store(StoreLocation location, ApplicationContext context, DataSource database, String schema) {
        this.location = location;
        this.context = context;
        this.database = database;
        this.schema = schema;
        InstantSource clock = InstantSource.system();
        accounts = new StoredAccounts(context.getBean(AccountRows.class), clock);
        people = new People(context.getBean(PersonRows.class), context.getBean(NameRows.class), clock);
    }

    /**
     * Opens the store of that place, which is made where there is none.
     *
     * @throws UserException when it cannot be reached, or was written by a newer Myodose
     */
    public static Store open(StoreLocation location) {
        return open(location, MigrationVersion.LATEST);
    }

    /** The same, with its tables only as they were at that version: for what was kept then. */
    static Store open(StoreLocation location, MigrationVersion version) {
        Path folder = location.folder();
        if (folder != null) {
            makePrivate(folder, location.named());
        }
        ApplicationContext context = null;
        try {
            context = start(location);
            DataSource database = DelegatingDataSource.unwrapDataSource(context.getBean(DataSource.class));
            String schema = migrate(database, version);
            return new Store(location, context, database, schema);
        } catch (FlywayValidateException newer) {
            close(context);
            throw new UserException(
                    "The store " + location + " does not fit this Myodose (" + firstLine(newer)
                            + "): was it written by a newer one? Take that, or restore a backup.",
                    newer);
        } catch (RuntimeException unreachable) {
            close(context);
            throw new UserException(
                    "The store " + location + " cannot be opened (" + firstLine(deepest(unreachable)) + "): check "
                            + StoreLocation.VARIABLE + ", and that the disk or the server is there.",
                    unreachable);
        }
    }

    /** A context of its own: the server's has no database, and so starts without waiting for one. */
    private static ApplicationContext start(StoreLocation location) {
        // The embedded database listens for other programs of this machine alone.
        System.setProperty("h2.bindAddress", "127.0.0.1");
        // Each connection is looked at before its use: one of them closes the database when something is erased.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "0");
        return ApplicationContext.builder()
                .banner(false)
                .deduceEnvironment(false)
                .properties(Map.of(
                        "datasources.default.url",
                        location.url(),
                        "datasources.default.username",
                        location.user(),
                        "datasources.default.password",
                        location.password(),
                        "datasources.default.driver-class-name",
                        location.url().startsWith("jdbc:h2:") ? "org.h2.Driver" : "org.postgresql.Driver",
                        "datasources.default.maximum-pool-size",
                        MOST_CONNECTIONS,
                        "datasources.default.minimum-idle",
                        "1"))
                .start();
    }

    private static String migrate(DataSource database, MigrationVersion version) {
        Flyway flyway = Flyway.configure(Store.class.getClassLoader())
                .dataSource(database)
                .locations("classpath:store")
                .target(version)
                .validateMigrationNaming(true)
                // By default it would work on with what a newer program has made.
                .ignoreMigrationPatterns(new String[0])
                .load();
        flyway.migrate();
        return flyway.info().current().getVersion().toString();
    }

    /**
     * Names and passwords stand there, so nobody else may look in. A folder of our own is shut to others; one that the user
     * named may hold what others are meant to read, and is refused.
     */
    private static void makePrivate(Path folder, boolean named) {
        try {
            PrivateFiles.makeFolder(folder);
            if (!named && !PrivateFiles.openTo(folder).isEmpty()) {
                PrivateFiles.shut(folder);
            }
            if (!PrivateFiles.openTo(folder).isEmpty()) {
                throw new UserException("Others on this machine may look into the store's folder " + folder
                        + ", where names are kept: take that from them with 'chmod 700 " + folder
                        + "', or name another folder in " + StoreLocation.VARIABLE + ".");
            }
        } catch (IOException refused) {
            throw new UserException(
                    "The store's folder " + folder + " cannot be made your own (" + refused.getMessage()
                            + "): name another in "
                            + StoreLocation.VARIABLE + ".",
                    refused);
        }
    }

    private static Throwable deepest(Throwable failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest;
    }

    private static String firstLine(Throwable failure) {
        return String.valueOf(failure.getMessage())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse(failure.getClass().getSimpleName());
    }

    public Accounts accounts() {
        return accounts;
    }

    public People people() {
        return people;
    }

    AuditRows auditRows() {
        return context.getBean(AuditRows.class);
    }

    DataSource database() {
        return database;
    }

    /** Which version its tables have. */
    String schema() {
        return schema;
    }

    /** Something is erased that must not stay in a file: it is written anew at the end. */
    void eraseFromFile() {
        erased = true;
        people.replaced();
    }

    /**
     * Frees the database. What was erased is brought out of its file first, and looked for there.
     *
     * @throws UserException when something that was erased may still be there, saying what to do
     */
    @Override
    public void close() {
        context.close();
        Path folder = location.folder();
        if (folder != null && (erased || people.hasErased())) {
            new Erasure(location, folder, people.erased()).complete();
        }
    }

    private static void close(@Nullable ApplicationContext context) {
        if (context != null) {
            context.close();
        }
    }
}
