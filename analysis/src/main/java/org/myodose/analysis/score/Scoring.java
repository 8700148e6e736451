package org.myodose.analysis.score;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A score, or why there is none. Immutable.
 *
 * @param scored null where nothing could be scored
 * @param whyNot one sentence, which says what to do; empty where there is a score
 */
public record Scoring(@Nullable ScoredSession scored, String whyNot) {

    /** Nothing says what was to be given. */
    public static final Scoring WITHOUT_PRESCRIPTION =
            not("Nothing says what was to be given, so there is nothing to score against: name a --prescription.");

    public static Scoring of(ScoredSession scored) {
        return new Scoring(scored, "");
    }

    public static Scoring not(String whyNot) {
        return new Scoring(null, whyNot);
    }

    public Optional<ScoredSession> session() {
        return Optional.ofNullable(scored);
    }
}
