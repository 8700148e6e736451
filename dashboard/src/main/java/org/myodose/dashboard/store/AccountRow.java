package org.myodose.dashboard.store;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.Role;

/**
 * An account as it is kept.
 *
 * @param roles their labels, separated by commas
 */
@MappedEntity("account")
record AccountRow(@Id String name, String passwordHash, String roles, Instant changed) {

    static AccountRow of(Account account, Instant now) {
        return new AccountRow(account.name(), account.passwordHash(), labels(account.roles()), now);
    }

    static String labels(Set<Role> roles) {
        return roles.stream().sorted().map(Role::label).collect(Collectors.joining(","));
    }

    Account account() {
        return new Account(
                name, Arrays.stream(roles.split(",")).map(Role::of).collect(Collectors.toSet()), passwordHash);
    }
}
