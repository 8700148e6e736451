package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.security.AuditEvent;
import org.myodose.dashboard.store.AuditLog;
import org.myodose.dashboard.store.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "audit",
        description = "Show who signed in, and who saw and changed what; the newest comes last.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  ./myodose audit --last 20", "  ./myodose audit --json"})
final class AuditCommand implements Callable<Integer> {

    @Option(
            names = "--last",
            paramLabel = "N",
            description = "Only that many (default: ${DEFAULT-VALUE}).",
            defaultValue = "100")
    private int last = 100;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (last < 1) {
            throw new UserException("'--last " + last + "' shows nothing: give 1 or more.");
        }
        List<AuditEvent> events = Kept.location().exists() ? read() : List.of();
        PrintWriter out = Output.of(spec);
        if (json) {
            out.println(Json.of(events.stream().map(Shown::of).toList()));
        } else if (events.isEmpty()) {
            out.println("Nothing is in the audit log yet.");
        } else {
            events.forEach(event -> out.println(event.moment() + "  " + event.who() + "  " + event.place() + "  "
                    + event.action() + " " + event.target() + "  " + event.outcome()));
        }
        out.flush();
        return 0;
    }

    private List<AuditEvent> read() {
        try (Store store = Store.open(Kept.location())) {
            return AuditLog.newest(store, last).reversed();
        }
    }

    private record Shown(String moment, String who, String place, String action, String target, String outcome) {

        static Shown of(AuditEvent event) {
            return new Shown(
                    event.moment().toString(),
                    event.who(),
                    event.place(),
                    event.action(),
                    event.target(),
                    event.outcome());
        }
    }
}
