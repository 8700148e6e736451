package org.myodose.dashboard.setup;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.Accounts;
import org.myodose.dashboard.security.Passwords;
import org.myodose.dashboard.security.Role;

/**
 * Makes and changes accounts, the same from the command line and on the page. What is refused is a {@link UserException} that says
 * what to do. May wait for a disk, and for the hash of a password. Any thread may call.
 */
public record AccountKeeper(Accounts accounts) {

    /** The account of that name, as it was written. */
    public Optional<Account> find(String written) {
        return accounts.find(Account.name(written));
    }

    /** Likewise; refused where there is none. */
    public Account required(String written) {
        return find(written).orElseThrow(() -> absent(Account.name(written)));
    }

    private static UserException absent(String name) {
        return new UserException(
                "There is no account '" + name + "': ./myodose users list shows those that there are.");
    }

    /** The name as it is kept; refused where somebody has it. */
    public String free(String written) {
        String name = Account.name(written);
        if (accounts.find(name).isPresent()) {
            throw new UserException("There is an account '" + name + "' already: give another name.");
        }
        return name;
    }

    /** Makes one. */
    public Account add(String written, List<String> roles, String password) {
        String name = free(written);
        Account made = new Account(name, roles(roles), hash(name, password));
        accounts.add(made);
        return made;
    }

    /** Gives it these roles, and no other; sessions under the former ones end. */
    public Account changeRoles(String written, List<String> roles) {
        String name = Account.name(written);
        return changed(name, accounts.changeRoles(name, Account.requireRole(roles(roles))));
    }

    /** Gives it another password; its sessions end. */
    public Account changePassword(String written, String password) {
        String name = required(written).name();
        // A hash takes its time, in which somebody else may change or remove the account.
        return changed(name, accounts.changePassword(name, hash(name, password)));
    }

    private Account changed(String name, boolean there) {
        return (there ? accounts.find(name) : Optional.<Account>empty()).orElseThrow(() -> absent(name));
    }

    /** Takes it away; its sessions end. */
    public Account remove(String written) {
        Account gone = required(written);
        accounts.remove(gone.name());
        return gone;
    }

    private static String hash(String name, String password) {
        Passwords.require(name, password);
        return Passwords.hash(password);
    }

    /** The roles of these labels. */
    public static Set<Role> roles(List<String> labels) {
        return labels.stream().map(Role::of).collect(Collectors.toSet());
    }
}
