package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.security.Account;
import org.myodose.dashboard.security.Role;
import org.myodose.dashboard.setup.AccountKeeper;
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
        Account.name(written);
        AccountKeeper.roles(roles);
        Kept.with(store -> {
            AccountKeeper keeper = new AccountKeeper(store.accounts());
            Account added = keeper.add(written, roles, newPassword(keeper.free(written)));
            told(store, "add user", added.toString(), added.name() + " may sign in now.");
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
        AccountKeeper.roles(roles);
        Kept.with(store -> {
            Account after = new AccountKeeper(store.accounts()).changeRoles(written, roles);
            told(store, "change roles", after.toString(), after + ".");
        });
    }

    @Command(
            name = "password",
            description = "Give an account another password; its sessions end.",
            mixinStandardHelpOptions = true)
    void password(@Parameters(paramLabel = "NAME", description = "Whose.") String written) {
        Kept.with(store -> {
            AccountKeeper keeper = new AccountKeeper(store.accounts());
            String name = keeper.required(written).name();
            keeper.changePassword(name, newPassword(name));
            told(store, "change password", name, "The password of " + name + " is another now.");
        });
    }

    @Command(
            name = "remove",
            description = "Remove an account; its sessions end. What it did stays in the audit log.",
            mixinStandardHelpOptions = true)
    void remove(@Parameters(paramLabel = "NAME", description = "Whose.") String written) {
        Kept.with(store -> {
            Account gone = new AccountKeeper(store.accounts()).remove(written);
            told(store, "remove user", gone.name(), gone.name() + " is removed.");
        });
    }

    private String newPassword(String name) {
        return new Prompt(Output.progressOf(spec)).newPassword("Password of " + name);
    }

    private void told(Store store, String action, String target, String sentence) {
        Kept.note(store, action, target);
        Output.of(spec).println(sentence);
        Output.of(spec).flush();
    }
}
