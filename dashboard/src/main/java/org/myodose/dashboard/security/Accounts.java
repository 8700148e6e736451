package org.myodose.dashboard.security;

import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /**
     * Gives it these roles, and no other; its password stays as it is, also where somebody else changes that meanwhile.
     *
     * @return whether there is such an account
     */
    boolean changeRoles(String name, Set<Role> roles);

    /**
     * Gives it another password; its roles stay as they are, also where somebody else changes those meanwhile.
     *
     * @param hash as {@link Passwords} makes it
     * @return whether there is such an account
     */
    boolean changePassword(String name, String hash);

    void remove(String name);
}
