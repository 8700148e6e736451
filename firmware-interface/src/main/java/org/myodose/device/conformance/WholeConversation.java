package org.myodose.device.conformance;

import java.util.List;
import java.util.Locale;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.conformance.ConformanceCheck.Notes;

/** What can be said only when everything has been heard. */
final class WholeConversation {

    private static final long ANSWER_NS = 100_000_000;
    private static final double LEAST_STATUS_SECONDS = 0.5;
    private static final double LONGEST_STATUS_SECONDS = 2;
    private static final int STATUSES = 3;

    private final Conversation conversation;
    private final Notes notes;

    WholeConversation(Conversation conversation, Notes notes) {
        this.conversation = conversation;
        this.notes = notes;
    }

    void judge() {
        status();
        long slowestNs = conversation.slowestAnswerNs();
        notes.note(
                Requirement.ANSWERS_IN_TIME,
                slowestNs <= ANSWER_NS,
                String.format(Locale.ROOT, "%.1f ms at most, as seen here", slowestNs * 1e-6));
        long missing = count(Kind.FRAMES_MISSING);
        long repeated = count(Kind.DUPLICATE_FRAMES);
        notes.note(
                Requirement.NUMBERS_ITS_FRAMES,
                missing == 0 && repeated == 0,
                missing + " missing, " + repeated + " repeated, of " + count(Kind.GOOD_FRAMES));
        long damaged =
                count(Kind.CRC_ERRORS) + count(Kind.MALFORMED_FRAMES) + count(Kind.TOO_SHORT) + count(Kind.TOO_LONG);
        notes.note(Requirement.SENDS_WHOLE_FRAMES, damaged == 0, damaged + " damaged");
        long odd = count(Kind.UNKNOWN_TYPES) + count(Kind.BAD_PAYLOADS);
        notes.note(Requirement.SENDS_ONLY_WHAT_IS_PERMITTED, odd == 0, odd + " not permitted");
    }

    private void status() {
        List<Long> arrivals = conversation.heard.statusArrivalsNs();
        if (arrivals.size() < STATUSES) {
            notes.note(Requirement.REPORTS_STATUS, false, arrivals.size() + " came");
            return;
        }
        double shortest = Double.POSITIVE_INFINITY;
        double longest = 0;
        for (int i = 1; i < arrivals.size(); i++) {
            double seconds = (arrivals.get(i) - arrivals.get(i - 1)) * 1e-9;
            shortest = Math.min(shortest, seconds);
            longest = Math.max(longest, seconds);
        }
        notes.note(
                Requirement.REPORTS_STATUS,
                shortest >= LEAST_STATUS_SECONDS && longest <= LONGEST_STATUS_SECONDS,
                String.format(Locale.ROOT, "every %.2f to %.2f s", shortest, longest));
    }

    private long count(Kind kind) {
        return conversation.heard.counters.get(kind);
    }
}
