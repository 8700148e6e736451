package org.myodose.dashboard.classroom.trainer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.Points;

/** What has come of one outbox, each fact once however often it is sent: where it is kept, and how drills stand. Guarded by its owner. */
final class FactBook {

    /** What is refused for it is sent again in its turn; without it, one could fill our memory with holes. */
    private static final long FURTHEST_AHEAD = 1000;

    private static final int FIRST_FACTS = 64;

    /** How one drill stands by the newest of its facts. */
    private record Standing(long number, Points points, int holds) {}

    private final Map<String, Standing> drills = new HashMap<>();
    /** Line in the inbox by the fact's number less one; 0, which is no fact's line, where it has not come. */
    private int[] lines = new int[FIRST_FACTS];

    private int upTo;

    /** Whether it is new, and no further ahead than a station ever sends before it is answered. */
    boolean takes(Fact fact) {
        return fact.number() <= upTo + FURTHEST_AHEAD && line(fact.number()) == 0;
    }

    /** Notes one that it takes, and that now stands in that line of the inbox. */
    void add(Fact fact, int line) {
        int index = (int) (fact.number() - 1);
        if (index >= lines.length) {
            lines = Arrays.copyOf(lines, Math.max(index + 1, 2 * lines.length));
        }
        lines[index] = line;
        while (line(upTo + 1L) != 0) {
            upTo++;
        }
        drills.merge(
                fact.drill(),
                new Standing(fact.number(), fact.points(), fact.hold() == null ? 0 : 1),
                FactBook::together);
    }

    private static Standing together(Standing known, Standing told) {
        Standing newer = told.number > known.number ? told : known;
        return new Standing(newer.number, newer.points, known.holds + told.holds);
    }

    /** Up to which number there is no hole. */
    long upTo() {
        return upTo;
    }

    /** Where in the inbox that fact stands; 0 where it has not come. */
    int line(long number) {
        return number < 1 || number > lines.length ? 0 : lines[(int) (number - 1)];
    }

    /** Where all that have come stand, in the facts' order. */
    IntStream lines() {
        return Arrays.stream(lines).filter(line -> line != 0);
    }

    /** How many holds of that drill have come. */
    int holds(String drill) {
        Standing standing = drills.get(drill);
        return standing == null ? 0 : standing.holds;
    }

    /** The newest score of a drill; null before its first. */
    @Nullable
    Points points(String drill) {
        Standing standing = drills.get(drill);
        return standing == null ? null : standing.points;
    }
}
