package org.myodose.dashboard.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.Accounts;
import org.myodose.dashboard.security.AuditEvent;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.setup.AccountKeeper;

/** What the store promises, whatever database it is in. */
abstract class StoreContract {

    private static final Account ANNA = new Account("anna", Set.of(Role.TRAINER, Role.RESEARCHER), "$hash");

    private static final String PASSWORD = "nine slow yellow rivers";
    private static final String OTHER_PASSWORD = "four quiet green stones";

    private StoreLocation location;
    private Store store;

    /** An empty place of its own for each test. */
    abstract StoreLocation newLocation();

    @BeforeEach
    void open() {
        location = newLocation();
        store = Store.open(location);
    }

    @AfterEach
    void close() {
        store.close();
    }

    private void reopen() {
        store.close();
        store = Store.open(location);
    }

    @Test
    void keepsAccountsOverARestart() {
        store.accounts().add(ANNA);
        store.accounts().add(new Account("bohdan", Role.ofAccounts(), "$other"));
        reopen();
        assertEquals(Optional.of(ANNA), store.accounts().find("anna"));
        assertEquals(
                List.of("anna", "bohdan"),
                store.accounts().all().stream().map(Account::name).toList());
        assertEquals(Optional.empty(), store.accounts().find("carla"));
    }

    @Test
    void changesAndRemovesAccounts() {
        store.accounts().add(ANNA);
        assertTrue(store.accounts().changeRoles("anna", Set.of(Role.STUDENT)));
        assertTrue(store.accounts().changePassword("anna", "$new"));
        assertEquals(
                List.of(new Account("anna", Set.of(Role.STUDENT), "$new")),
                store.accounts().all());
        assertFalse(store.accounts().changeRoles("carla", Set.of(Role.STUDENT)));
        assertFalse(store.accounts().changePassword("carla", "$new"));
        store.accounts().remove("anna");
        assertEquals(List.of(), store.accounts().all());
    }

    /** The book, in which somebody else writes as soon as one has looked. */
    private record Crossed(Accounts book, AtomicReference<Runnable> meanwhile) implements Accounts {

        @Override
        public Optional<Account> find(String name) {
            Optional<Account> found = book.find(name);
            meanwhile.getAndSet(() -> {}).run();
            return found;
        }

        @Override
        public List<Account> all() {
            return book.all();
        }

        @Override
        public void add(Account account) {
            book.add(account);
        }

        @Override
        public boolean changeRoles(String name, Set<Role> roles) {
            meanwhile.getAndSet(() -> {}).run();
            return book.changeRoles(name, roles);
        }

        @Override
        public boolean changePassword(String name, String hash) {
            meanwhile.getAndSet(() -> {}).run();
            return book.changePassword(name, hash);
        }

        @Override
        public void remove(String name) {
            book.remove(name);
        }
    }

    private AccountKeeper crossed(Consumer<AccountKeeper> meanwhile) {
        Accounts book = store.accounts();
        return new AccountKeeper(
                new Crossed(book, new AtomicReference<>(() -> meanwhile.accept(new AccountKeeper(book)))));
    }

    @Test
    void changesOfRolesAndOfThePasswordThatCrossBothLast() {
        store.accounts().add(ANNA);
        crossed(other -> other.changeRoles("anna", List.of("student"))).changePassword("anna", PASSWORD);
        Account after = store.accounts().find("anna").orElseThrow();
        assertEquals(Set.of(Role.STUDENT), after.roles());
        String hash = after.passwordHash();
        assertNotEquals(ANNA.passwordHash(), hash);
        crossed(other -> other.changePassword("anna", OTHER_PASSWORD)).changeRoles("anna", List.of("trainer"));
        after = store.accounts().find("anna").orElseThrow();
        assertEquals(Set.of(Role.TRAINER), after.roles());
        assertNotEquals(hash, after.passwordHash());
    }

    @Test
    void aChangeBringsNoAccountBackThatWasRemovedMeanwhile() {
        store.accounts().add(ANNA);
        AccountKeeper late = crossed(other -> other.remove("anna"));
        assertThrows(UserException.class, () -> late.changePassword("anna", PASSWORD));
        assertEquals(List.of(), store.accounts().all());
    }

    @Test
    void takesNoSecondAccountOfOneName() {
        store.accounts().add(ANNA);
        UserException refused = assertThrows(
                UserException.class, () -> store.accounts().add(new Account("anna", Set.of(Role.STUDENT), "$x")));
        assertTrue(String.valueOf(refused.getMessage()).contains("'anna' already"), refused.getMessage());
        assertEquals(List.of(ANNA), store.accounts().all());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Робота Марії О'Ніл", "x'; drop table account; --", "<b>Anna</b>", "=1+1"})
    void keepsNamesAsTheyWereWritten(String name) {
        store.people().add("p07", Optional.of(name));
        reopen();
        assertEquals(Optional.of(name), store.people().find("p07").orElseThrow().name());
    }

    @Test
    void erasesTheNameAndKeepsThePseudonym() throws SQLException {
        store.people().add("p07", Optional.of("Anna Petrenko"));
        store.people().add("p08", Optional.empty());
        assertTrue(store.people().forgetName("p07"));
        assertFalse(store.people().forgetName("p08"));
        reopen();
        assertEquals(
                List.of("p07", "p08"),
                store.people().all().stream().map(Person::pseudonym).toList());
        assertEquals(Optional.empty(), store.people().find("p07").orElseThrow().name());
        assertEquals(0, count("name_key.person_name"));
    }

    @Test
    void erasesAPersonWithTheName() throws SQLException {
        store.people().add("p07", Optional.of("Anna Petrenko"));
        assertTrue(store.people().remove("p07"));
        assertFalse(store.people().remove("p07"));
        assertEquals(0, count("person"));
        assertEquals(0, count("name_key.person_name"));
    }

    @Test
    void takesNoSecondPersonOfOnePseudonymAndNoNameForOne() {
        store.people().add("p07", Optional.empty());
        for (String wrong : List.of("p07", "Anna Petrenko", "", "-x", "a".repeat(33))) {
            assertThrows(UserException.class, () -> store.people().add(wrong, Optional.empty()), wrong);
        }
        assertThrows(UserException.class, () -> store.people().add("p09", Optional.of("  ")));
        assertEquals(1, store.people().all().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"P07", "p07-2", "p07-recovered", "p08-", "p--08"})
    void takesNobodyWhoseRecordingsCouldNotBeToldApart(String pseudonym) {
        store.people().add("p07", Optional.empty());
        UserException refused =
                assertThrows(UserException.class, () -> store.people().add(pseudonym, Optional.empty()));
        assertTrue(String.valueOf(refused.getMessage()).contains("'" + pseudonym + "'"), refused.getMessage());
        assertEquals(1, store.people().all().size());
    }

    @Test
    void keepsTheNewestOfTheAuditLogFirst() {
        Instant moment = Instant.parse("2026-11-21T10:15:30.123456Z");
        for (int index = 0; index < 5; index++) {
            AuditLog.keep(
                    store, new AuditEvent(moment, "anna", "10.0.0.7", "GET", "/api/v1/recordings/" + index, "200"));
        }
        reopen();
        List<AuditEvent> newest = AuditLog.newest(store, 2);
        assertEquals(
                List.of("/api/v1/recordings/4", "/api/v1/recordings/3"),
                newest.stream().map(AuditEvent::target).toList());
        assertEquals(moment, newest.getFirst().moment());
    }

    @Test
    void noAuditedEventIsLostAtTheEnd() {
        LazyStore lazy = new LazyStore(location);
        AuditLog log = new AuditLog(lazy);
        for (int index = 0; index < 50; index++) {
            log.note(new AuditEvent(Instant.EPOCH, "anna", "-", "GET", "/" + index, "200"));
        }
        log.close();
        lazy.close();
        assertEquals(0, log.lost());
        assertEquals(50, AuditLog.newest(store, 1000).size());
        assertEquals("/49", AuditLog.newest(store, 1).getFirst().target());
    }

    /** As a second program does while the first one serves. */
    @Test
    void twoProgramsUseOneStoreAtOnce() {
        try (Store other = Store.open(location)) {
            other.accounts().add(ANNA);
            assertEquals(Optional.of(ANNA), store.accounts().find("anna"));
        }
        assertEquals(Optional.of(ANNA), store.accounts().find("anna"));
    }

    @Test
    void refusesWhatANewerMyodoseWrote() throws SQLException {
        try (Connection connection = store.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into \"flyway_schema_history\" select 999, '999', 'of the future', type, "
                    + "'V999__of_the_future.sql', checksum, installed_by, installed_on, execution_time, success"
                    + " from \"flyway_schema_history\" where \"version\" = '1'");
        }
        UserException refused = assertThrows(UserException.class, this::reopen);
        assertTrue(String.valueOf(refused.getMessage()).contains("newer"), refused.getMessage());
    }

    private int count(String table) throws SQLException {
        try (Connection connection = store.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
