package org.myodose.dashboard.live;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.dose.Dose;

/**
 * Whose session a station's pages show. Immutable.
 *
 * @param person a pseudonym
 * @param site where it is given; empty where the prescription has several sites of its own
 * @param checklist {@code none} of it applies, {@code found}, or {@code skipped}
 * @param resumed whether it goes on from one that was interrupted
 * @param planned what one day is to give by the prescription
 * @param givenBefore what this person was given today at this site, without what the present dose counts
 * @param unread names of recordings of this person and day that could not be read, and so are not in {@code givenBefore}
 */
public record LiveSession(
        String person,
        String site,
        Instant startedAt,
        String checklist,
        boolean resumed,
        Given planned,
        Given givenBefore,
        List<String> unread) {

    private static final double SECONDS_PER_MINUTE = 60;

    public LiveSession {
        unread = List.copyOf(unread);
    }

    /** Where all recordings of the day could be read. */
    public LiveSession(
            String person,
            String site,
            Instant startedAt,
            String checklist,
            boolean resumed,
            Given planned,
            Given givenBefore) {
        this(person, site, startedAt, checklist, resumed, planned, givenBefore, List.of());
    }

    /** Whether both tell of one session, though perhaps not the same of it. */
    boolean isOf(LiveSession other) {
        return person.equals(other.person) && startedAt.equals(other.startedAt);
    }

    /** The same when more was given before. */
    LiveSession after(Given more) {
        return new LiveSession(person, site, startedAt, checklist, resumed, planned, givenBefore.plus(more), unread);
    }

    /** What a dose adds up to, whose impulse is in a unit of so many newtons. */
    static Given given(Dose over, double newtonsPerUnit) {
        return new Given(
                zeroIfUnknown(over.inBandSeconds()),
                zeroIfUnknown(over.impulse() * newtonsPerUnit),
                over.repetitions(),
                over.sessionSeconds() / SECONDS_PER_MINUTE);
    }

    private static double zeroIfUnknown(double figure) {
        return Double.isFinite(figure) ? figure : 0;
    }

    static void write(JsonGenerator json, @Nullable LiveSession session) throws IOException {
        if (session == null) {
            json.writeNullField("session");
            return;
        }
        json.writeObjectFieldStart("session");
        json.writeStringField("person", session.person);
        json.writeStringField("site", session.site);
        json.writeStringField("startedAt", session.startedAt.toString());
        json.writeStringField("checklist", session.checklist);
        json.writeBooleanField("resumed", session.resumed);
        given(json, "planned", session.planned);
        given(json, "givenBefore", session.givenBefore);
        json.writeArrayFieldStart("unread");
        for (String name : session.unread) {
            json.writeString(name);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void given(JsonGenerator json, String name, Given given) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("repetitions", given.repetitions());
        LiveMessages.number(json, "inBandSeconds", given.holdSecondsInBand());
        LiveMessages.number(json, "impulse", given.impulseNewtonSeconds());
        LiveMessages.number(json, "minutes", given.minutes());
        json.writeEndObject();
    }
}
