package org.myodose.dashboard.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks a session to be.
 *
 * @param person a pseudonym
 * @param site where; not asked for where the prescription names its sites
 * @param prescription the id of one that was offered
 * @param thresholdNewtons this person's pressure-pain threshold; null where it is not given
 * @param firstSession whether the limits of a first session hold
 * @param checklist {@code none} of it applies, {@code found}, or {@code skipped}
 * @param found the words of what applies
 */
public record SessionWish(
        String person,
        String site,
        String prescription,
        @Nullable Double thresholdNewtons,
        boolean firstSession,
        String checklist,
        List<String> found) {

    public SessionWish {
        found = List.copyOf(found);
    }
}
