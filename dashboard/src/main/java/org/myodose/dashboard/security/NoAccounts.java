package org.myodose.dashboard.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Of a program that serves its owner alone. */
final class NoAccounts implements Accounts {

    @Override
    public Optional<Account> find(String name) {
        return Optional.empty();
    }

    @Override
    public List<Account> all() {
        return List.of();
    }

    @Override
    public void add(Account account) {
        throw refusal();
    }

    @Override
    public boolean changeRoles(String name, Set<Role> roles) {
        throw refusal();
    }

    @Override
    public boolean changePassword(String name, String hash) {
        throw refusal();
    }

    @Override
    public void remove(String name) {
        throw refusal();
    }

    private static UnsupportedOperationException refusal() {
        return new UnsupportedOperationException("there is no store");
    }
}
