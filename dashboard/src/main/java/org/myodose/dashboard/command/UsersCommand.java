package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.Passwords;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "users",
        description = "Accounts of those who sign in from another machine, and what each may do.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A role is therapist, trainer, researcher, administrator or student; an account may have several.",
            "Passwords are asked for; a script writes them to the standard input. Nothing else takes them.",
            "",
            "Examples:",
            "  ./myodose users add anna --role trainer",
            "  ./myodose users list",
            "  ./myodose users role anna trainer researcher",
            "  ./myodose users password anna",
            "  ./myodose users remove anna"
        })
final class UsersCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        if (spec != null) {
            spec.commandLine().usage(Output.of(spec));
        }
    }

    @Command(name = "add", description = "Make an account; asks for its password.", mixinStandardHelpOptions = true)
    void add(
            @Parameters(paramLabel = "NAME", description = "By what somebody signs in.") String written,
            @Option(
                            names = "--role",
                            required = true,
                            paramLabel = "ROLE",
                            description = "What it may do; once more for each further role.")
                    List<String> roles) {
        String name = Account.name(written);
        Set<Role> wanted = roles(roles);
        Kept.with(store -> {
            if (store.accounts().find(name).isPresent()) {
                throw new UserException("There is an account '" + name + "' already: give another name.");
            }
            store.accounts().add(new Account(name, wanted, Passwords.hash(newPassword(name))));
            told(store, "add user", name + " (" + Role.labels(wanted) + ")", name + " may sign in now.");
        });
    }

    @Command(name = "list", description = "Show all accounts with their roles.", mixinStandardHelpOptions = true)
    void list(@Option(names = "--json", description = "Print JSON.") boolean json) {
        PrintWriter out = Output.of(spec);
        List<Account> accounts = Kept.location().exists() ? read() : List.of();
        if (json) {
            out.println(Json.of(accounts.stream()
                    .map(account -> new Shown(account.name(), labels(account)))
                    .toList()));
        } else if (accounts.isEmpty()) {
            out.println("There are no accounts: ./myodose users add NAME --role administrator makes one.");
        } else {
            accounts.forEach(account -> out.println(account.name() + ": " + Role.labels(account.roles())));
        }
        out.flush();
    }

    private record Shown(String name, List<String> roles) {}

    private static List<Account> read() {
        try (Store store = Store.open(Kept.location())) {
            return store.accounts().all();
        }
    }

    private static List<String> labels(Account account) {
        return account.roles().stream().sorted().map(Role::label).toList();
    }

    @Command(
            name = "role",
            description = "Give an account these roles, and no other; sessions under the former ones end.",
            mixinStandardHelpOptions = true)
    void role(
            @Parameters(paramLabel = "NAME", description = "Whose.") String written,
            @Parameters(paramLabel = "ROLE", arity = "1..*", description = "What it may do from now on.")
                    List<String> roles) {
        Set<Role> wanted = roles(roles);
        Kept.with(store -> {
            Account before = required(store, written);
            store.accounts().change(new Account(before.name(), wanted, before.passwordHash()));
            String after = before.name() + " (" + Role.labels(wanted) + ")";
            told(store, "change roles", after, after + ".");
        });
    }

    @Command(
            name = "password",
            description = "Give an account another password; its sessions end.",
            mixinStandardHelpOptions = true)
    void password(@Parameters(paramLabel = "NAME", description = "Whose.") String written) {
        Kept.with(store -> {
            Account before = required(store, written);
            store.accounts()
                    .change(new Account(before.name(), before.roles(), Passwords.hash(newPassword(before.name()))));
            told(store, "change password", before.name(), "The password of " + before.name() + " is another now.");
        });
    }

    @Command(
            name = "remove",
            description = "Remove an account; its sessions end. What it did stays in the audit log.",
            mixinStandardHelpOptions = true)
    void remove(@Parameters(paramLabel = "NAME", description = "Whose.") String written) {
        Kept.with(store -> {
            Account gone = required(store, written);
            store.accounts().remove(gone.name());
            told(store, "remove user", gone.name(), gone.name() + " is removed.");
        });
    }

    private String newPassword(String name) {
        String password = new Prompt(Output.progressOf(spec)).newPassword("Password of " + name);
        Passwords.require(name, password);
        return password;
    }

    private void told(Store store, String action, String target, String sentence) {
        Kept.note(store, action, target);
        Output.of(spec).println(sentence);
        Output.of(spec).flush();
    }

    private static Account required(Store store, String written) {
        String name = Account.name(written);
        return store.accounts()
                .find(name)
                .orElseThrow(() -> new UserException(
                        "There is no account '" + name + "': ./myodose users list shows those that there are."));
    }

    private static Set<Role> roles(List<String> labels) {
        return labels.stream().map(Role::of).collect(Collectors.toSet());
    }
}
