package org.myodose.dashboard.command;

import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.myodose.dashboard.security.AuditEvent;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.store.AuditLog;
import org.myodose.dashboard.store.Store;
import org.myodose.dashboard.store.StoreLocation;

/** The store, as commands use it: open for one piece of work. */
final class Kept {

    private Kept() {}

    static StoreLocation location() {
        return StoreLocation.of(System.getenv());
    }

    static void with(Consumer<Store> work) {
        try (Store store = Store.open(location())) {
            work.accept(store);
        }
    }

    /** The same for what can be told only when the store is closed, such as that something is erased. */
    static String sentence(Function<Store, String> work) {
        try (Store store = Store.open(location())) {
            return work.apply(store);
        }
    }

    /** Notes what was done from the command line, by whoever may read the store anyway. */
    static void note(Store store, String action, String target) {
        AuditLog.keep(
                store, new AuditEvent(Instant.now(), Caller.owner().name(), "command line", action, target, "done"));
    }
}
