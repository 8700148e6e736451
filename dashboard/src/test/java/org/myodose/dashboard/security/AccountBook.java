package org.myodose.dashboard.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    public void change(Account account) {
        accounts.put(account.name(), account);
    }

    @Override
    public void remove(String name) {
        accounts.remove(name);
    }
}
