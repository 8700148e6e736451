package org.myodose.dashboard.store;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.Accounts;
import org.myodose.dashboard.security.Role;

/** The accounts in the store. */
final class StoredAccounts implements Accounts {

    private final AccountRows rows;
    private final InstantSource clock;

    StoredAccounts(AccountRows rows, InstantSource clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Optional<Account> find(String name) {
        return rows.findById(name).map(AccountRow::account);
    }

    @Override
    public List<Account> all() {
        return rows.findAll().stream()
                .map(AccountRow::account)
                .sorted(Comparator.comparing(Account::name))
                .toList();
    }

    @Override
    public void add(Account account) {
        if (rows.existsById(account.name())) {
            throw new UserException("There is an account '" + account.name()
                    + "' already: give another name, or change its roles with ./myodose users role.");
        }
        rows.save(AccountRow.of(account, clock.instant()));
    }

    @Override
    public boolean changeRoles(String name, Set<Role> roles) {
        return rows.changeRoles(name, AccountRow.labels(roles), clock.instant()) > 0;
    }

    @Override
    public boolean changePassword(String name, String hash) {
        return rows.changePassword(name, hash, clock.instant()) > 0;
    }

    @Override
    public void remove(String name) {
        rows.deleteById(name);
    }
}
