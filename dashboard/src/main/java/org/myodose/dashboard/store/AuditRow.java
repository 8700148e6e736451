package org.myodose.dashboard.store;

import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.security.AuditEvent;

/** What somebody saw or changed, as it is kept. */
@MappedEntity("audit_event")
record AuditRow(
        @Id @GeneratedValue @Nullable Long id,
        Instant moment,
        String who,
        String place,
        String action,
        String target,
        String outcome) {

    static AuditRow of(AuditEvent event) {
        return new AuditRow(
                null, event.moment(), event.who(), event.place(), event.action(), event.target(), event.outcome());
    }

    AuditEvent event() {
        return new AuditEvent(moment, who, place, action, target, outcome);
    }
}
