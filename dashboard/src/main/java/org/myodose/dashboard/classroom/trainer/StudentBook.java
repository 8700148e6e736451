package org.myodose.dashboard.classroom.trainer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.myodose.dashboard.classroom.message.Fact;

/** What a student has given, for the debrief and the report. Immutable. */
public record StudentBook(String station, String name, List<Entry> entries) {

    public StudentBook {
        entries = List.copyOf(entries);
    }

    /** The facts of each drill, in the order of the drills' first facts, without {@link #outsideDrills}. */
    public Map<String, List<Fact>> byDrill() {
        Map<String, List<Fact>> drills = new LinkedHashMap<>();
        for (Entry entry : entries) {
            if (!entry.fact.drill().isEmpty()) {
                drills.computeIfAbsent(entry.fact.drill(), drill -> new ArrayList<>())
                        .add(entry.fact);
            }
        }
        return drills;
    }

    /** What was pressed without a drill, in its order. */
    public List<Fact> outsideDrills() {
        return entries.stream()
                .map(Entry::fact)
                .filter(fact -> fact.drill().isEmpty())
                .toList();
    }

    /**
     * One fact.
     *
     * @param happenedAtMillis by the trainer's clock
     */
    public record Entry(Fact fact, long happenedAtMillis) {}
}
