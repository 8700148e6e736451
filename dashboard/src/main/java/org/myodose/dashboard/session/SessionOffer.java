package org.myodose.dashboard.session;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is offered before a session: choices, and what was chosen last.
 *
 * @param goOn a session of today that was interrupted; null where there is none
 * @param last whom, where and what it was last; null where it was nobody
 * @param people who may be chosen, with what each had last; those who are not signed in are told none
 * @param sites that were named before, the newest first
 * @param prescriptions what can be chosen
 * @param prescription the id of the one that the program was started with
 * @param problem why not all people are offered, one sentence; null where they are
 */
public record SessionOffer(
        @Nullable GoOn goOn,
        @Nullable Last last,
        List<Last> people,
        List<String> sites,
        List<Map<String, Object>> prescriptions,
        String prescription,
        @Nullable String problem) {

    /** What a person had last; site and prescription are empty where nothing is recorded of them. */
    public record Last(String person, String site, String prescription) {}

    /**
     * A session that can go on.
     *
     * @param prescription its name
     * @param repetitions done so far
     */
    public record GoOn(
            String person,
            String site,
            String prescription,
            int repetitions,
            int repetitionsPlanned,
            String startedAt) {}
}
