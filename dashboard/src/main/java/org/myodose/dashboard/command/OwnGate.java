package org.myodose.dashboard.command;

import java.time.InstantSource;
import org.myodose.dashboard.security.Audit;
import org.myodose.dashboard.security.Gate;
import org.myodose.dashboard.security.Reach;
import org.myodose.dashboard.security.ScriptToken;
import org.myodose.dashboard.store.AuditLog;
import org.myodose.dashboard.store.LazyStore;
import org.myodose.dashboard.store.StoreLocation;

/** The gate of a server for this machine: its owner by link and token, and others by their accounts. */
final class OwnGate {

    private OwnGate() {}

    /** Nothing is opened but what somebody asks for; without a store nobody but the owner is served, and nothing is noted. */
    static Gate open(OpenParts parts) {
        StoreLocation location = Kept.location();
        LazyStore store = parts.add(new LazyStore(location));
        Audit audit = location.exists() ? parts.add(new AuditLog(store)) : Audit.none();
        return Gate.of(
                Reach.thisMachine(),
                ScriptToken.of(System.getenv(ScriptToken.VARIABLE)),
                store,
                audit,
                InstantSource.system());
    }
}
