package org.myodose.dashboard.classroom.trainer;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.myodose.dashboard.classroom.message.Fault;

/** Counts what was wrong with messages, and keeps the last sentence of each kind. Guarded by its owner. */
public final class Faults {

    /** One kind, as the board shows it. */
    public record Told(Fault fault, long count, String last) {}

    private final Map<Fault, Told> told = new EnumMap<>(Fault.class);

    void count(Fault fault, String topic, String sentence) {
        Told before = told.get(fault);
        told.put(
                fault,
                new Told(
                        fault,
                        before == null ? 1 : before.count + 1,
                        "A message under " + topic + " is " + fault.words()
                                + (sentence.isEmpty() ? "." : ": " + sentence)));
    }

    List<Told> all() {
        return new ArrayList<>(told.values());
    }
}
