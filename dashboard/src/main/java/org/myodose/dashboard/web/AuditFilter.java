package org.myodose.dashboard.web;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.myodose.dashboard.security.AuditEvent;
import org.myodose.dashboard.security.Caller;
import org.myodose.dashboard.security.Door;
import org.myodose.dashboard.security.Doors;
import org.myodose.dashboard.security.Gate;

/**
 * Notes who saw and changed what, and who was refused, at every door that is not for everybody. Looking at the same thing again
 * within ten minutes is noted once: a viewer asks many times for one recording. It stands before all other filters, so that it
 * sees their refusals too.
 */
@ServerFilter("/**")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AuditFilter {

    static final Duration ONE_LOOK = Duration.ofMinutes(10);

    private static final int MOST_KEPT = 10_000;
    private static final String NOBODY = "-";

    private record Look(String who, String place, String method, String target, int status) {

        AuditEvent event(Instant now) {
            return new AuditEvent(now, who, place, method, target, Integer.toString(status));
        }
    }

    private final Gate gate;
    private final InstantSource clock = InstantSource.system();
    private final Map<Look, Instant> looks = new ConcurrentHashMap<>();

    AuditFilter(Gate gate) {
        this.gate = gate;
    }

    @ResponseFilter
    void note(HttpRequest<?> request, HttpResponse<?> response) {
        Optional<Door> door = Doors.find(request.getMethodName(), request.getPath())
                .filter(found -> found.openTo() != Door.Open.EVERYBODY);
        Optional<String> who = Visitors.caller(request).map(Caller::name);
        boolean refused = response.code() == 401 || response.code() == 403;
        if (door.isEmpty() || (who.isEmpty() && !refused)) {
            return;
        }
        // What nobody in particular asked for is no more than the door.
        String target = who.isPresent() ? request.getPath() : door.get().path();
        Look look = new Look(
                who.orElse(NOBODY), Visitors.address(request), request.getMethodName(), target, response.code());
        Instant now = clock.instant();
        boolean everyTime = who.isPresent() && !isReading(request);
        if (everyTime || isNew(look, now)) {
            gate.audit().note(look.event(now));
        }
    }

    private static boolean isReading(HttpRequest<?> request) {
        return request.getMethod() == HttpMethod.GET || request.getMethod() == HttpMethod.HEAD;
    }

    private boolean isNew(Look look, Instant now) {
        if (looks.size() >= MOST_KEPT) {
            looks.values().removeIf(seen -> isOver(seen, now));
        }
        boolean[] fresh = {false};
        looks.compute(look, (same, seen) -> {
            fresh[0] = seen == null || isOver(seen, now);
            return fresh[0] ? now : seen;
        });
        return fresh[0];
    }

    private static boolean isOver(Instant seen, Instant now) {
        return !now.isBefore(seen.plus(ONE_LOOK));
    }
}
