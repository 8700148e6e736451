package org.myodose.dashboard.classroom.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.Fact;

/** What has come of one outbox, each fact once however often it is sent. Guarded by its owner. */
final class FactBook {

    /** What is refused for it is sent again in its turn; without it, one could fill our memory with holes. */
    private static final long FURTHEST_AHEAD = 1000;

    private final TreeMap<Long, Fact> facts = new TreeMap<>();
    private long upTo;

    /** Whether it was new, and no further ahead than a station ever sends before it is answered. */
    boolean add(Fact fact) {
        if (fact.number() > upTo + FURTHEST_AHEAD) {
            return false;
        }
        boolean isNew = facts.putIfAbsent(fact.number(), fact) == null;
        while (facts.containsKey(upTo + 1)) {
            upTo++;
        }
        return isNew;
    }

    /** Up to which number there is no hole. */
    long upTo() {
        return upTo;
    }

    long count() {
        return facts.size();
    }

    /** Null where it has not come. */
    @Nullable
    Fact get(long number) {
        return facts.get(number);
    }

    /** Those of one drill, in their order. */
    List<Fact> of(String drill) {
        return facts.values().stream()
                .filter(fact -> fact.drill().equals(drill))
                .toList();
    }

    List<Fact> all() {
        return new ArrayList<>(facts.values());
    }

    /** The newest of a drill; null before its first. */
    @Nullable
    Fact newest(String drill) {
        for (Fact fact : facts.descendingMap().values()) {
            if (fact.drill().equals(drill)) {
                return fact;
            }
        }
        return null;
    }
}
