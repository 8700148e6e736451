package org.myodose.dashboard.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** Accounts without a store. */
public final class AccountBook implements Accounts {

    private final Map<String, Account> accounts = new ConcurrentSkipListMap<>();

    public AccountBook(Account... present) {
        for (Account account : present) {
            add(account);
        }
    }

    @Override
    public Optional<Account> find(String name) {
        return Optional.ofNullable(accounts.get(name));
    }

    @Override
    public List<Account> all() {
        return List.copyOf(accounts.values());
    }

    @Override
    public void add(Account account) {
        accounts.put(account.name(), account);
    }

    @Override
    public boolean changeRoles(String name, Set<Role> roles) {
        return accounts.computeIfPresent(name, (same, kept) -> new Account(same, roles, kept.passwordHash())) != null;
    }

    @Override
    public boolean changePassword(String name, String hash) {
        return accounts.computeIfPresent(name, (same, kept) -> new Account(same, kept.roles(), hash)) != null;
    }

    @Override
    public void remove(String name) {
        accounts.remove(name);
    }
}
