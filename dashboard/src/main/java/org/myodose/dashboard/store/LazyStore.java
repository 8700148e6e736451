package org.myodose.dashboard.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.Accounts;
import org.myodose.dashboard.security.Role;

/**
 * A store that is opened when first asked, by whoever asks; others wait for it. Where nothing was ever kept there are no
 * accounts, and nothing is opened to find that out. Any thread may call. Close it to free the database.
 */
public final class LazyStore implements Accounts, AutoCloseable {

    private final StoreLocation location;
    private @Nullable Store store;

    public LazyStore(StoreLocation location) {
        this.location = location;
    }

    /**
     * The store, opened.
     *
     * @throws org.myodose.dashboard.UserException when it cannot be opened
     */
    public synchronized Store get() {
        Store open = store;
        if (open == null) {
            open = Store.open(location);
            store = open;
        }
        return open;
    }

    @Override
    public Optional<Account> find(String name) {
        return location.exists() ? get().accounts().find(name) : Optional.empty();
    }

    @Override
    public List<Account> all() {
        return location.exists() ? get().accounts().all() : List.of();
    }

    @Override
    public void add(Account account) {
        get().accounts().add(account);
    }

    @Override
    public boolean changeRoles(String name, Set<Role> roles) {
        return get().accounts().changeRoles(name, roles);
    }

    @Override
    public boolean changePassword(String name, String hash) {
        return get().accounts().changePassword(name, hash);
    }

    @Override
    public void remove(String name) {
        get().accounts().remove(name);
    }

    @Override
    public synchronized void close() {
        if (store != null) {
            store.close();
            store = null;
        }
    }
}
