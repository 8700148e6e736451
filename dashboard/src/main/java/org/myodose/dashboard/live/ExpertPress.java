package org.myodose.dashboard.live;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A press that whoever presses is to follow, in the stream's shown unit. Immutable.
 *
 * @param name whose it is
 * @param beforeOnsetSeconds how long it runs before the press begins
 * @param intervalSeconds from one force to the next
 * @param forces null where nothing is known
 */
public record ExpertPress(
        String name, double beforeOnsetSeconds, double intervalSeconds, List<@Nullable Double> forces) {

    public ExpertPress {
        forces = Collections.unmodifiableList(new ArrayList<>(forces));
    }
}
