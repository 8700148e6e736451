package org.myodose.dashboard.security;

import java.util.List;
import java.util.Optional;
import org.myodose.dashboard.UserException;

/** The book of accounts. Reads and writes may wait for a disk or a network. Any thread may call. */
public interface Accounts {

    /** The account of that {@linkplain Account#name(String) name}. */
    Optional<Account> find(String name);

    /** All of them, by name. */
    List<Account> all();

    /**
     * Adds one.
     *
     * @throws UserException when there is one of that name
     */
    void add(Account account);

    /** Takes the place of the account of the same name. */
    void change(Account account);

    void remove(String name);
}
