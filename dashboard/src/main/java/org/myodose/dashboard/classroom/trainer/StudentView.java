package org.myodose.dashboard.classroom.trainer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One student on the board; docs/class.md names the fields. Forces in {@code forceUnit}; what is not known is null.
 *
 * @param state {@code gone}, {@code silent}, or the live API's {@code phase}
 * @param score of the present drill so far, else of the last one
 * @param spark the last seconds of the force
 * @param feedback for the next drill, as prescription files write it; empty for the drill's own
 * @param behind how many facts of this station have not come yet
 * @param notices the sentences of {@code remarks}
 * @param snapshotAgeMillis since the newest snapshot came; null before the first
 * @param snapshotSpacingMillis how far apart they usually come
 */
public record StudentView(
        String station,
        String name,
        String state,
        String source,
        String recording,
        @Nullable Double force,
        String forceUnit,
        @Nullable Double bandLow,
        @Nullable Double bandHigh,
        int repetition,
        int repetitions,
        @Nullable Double inBandSeconds,
        @Nullable Double holdSeconds,
        @Nullable Double score,
        int holds,
        List<@Nullable Double> spark,
        @Nullable Help help,
        String feedback,
        long behind,
        List<String> notices,
        List<Remark> remarks,
        @Nullable Long snapshotAgeMillis,
        long snapshotSpacingMillis) {}
