package org.myodose.dashboard.live;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
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
 * @param givenBefore what this person was given today, without what the present dose counts
 */
public record LiveSession(
        String person,
        String site,
        Instant startedAt,
        String checklist,
        boolean resumed,
        Given planned,
        Given givenBefore) {

    private static final double SECONDS_PER_MINUTE = 60;

    /** The same when another session of the same person begins, and this dose, whose impulse is in newton seconds, is over. */
    LiveSession after(Dose over, double newtonsPerUnit) {
        Given given = new Given(
                zeroIfUnknown(over.inBandSeconds()),
                zeroIfUnknown(over.impulse() * newtonsPerUnit),
                over.repetitions(),
                over.sessionSeconds() / SECONDS_PER_MINUTE);
        return new LiveSession(person, site, startedAt, checklist, resumed, planned, givenBefore.plus(given));
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
