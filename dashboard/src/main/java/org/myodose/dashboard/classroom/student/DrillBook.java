package org.myodose.dashboard.classroom.student;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.classroom.message.Drill;
import org.myodose.dashboard.classroom.message.Estimate;
import org.myodose.dashboard.classroom.message.Expert;
import org.myodose.dashboard.classroom.message.Fact;
import org.myodose.dashboard.classroom.message.HoldFigures;
import org.myodose.dashboard.classroom.message.Match;
import org.myodose.dashboard.classroom.message.PressTrace;
import org.myodose.dashboard.live.ExpertPress;
import org.myodose.dashboard.station.DrilledDevice;
import org.myodose.dashboard.station.HeldSession;
import org.myodose.dashboard.station.HeldSession.Estimated;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the trainer's drills, and books what the student gave of them into the outbox. Confined to the uplink's thread. */
final class DrillBook {

    private static final Logger LOG = LoggerFactory.getLogger(DrillBook.class);

    private final DrilledDevice device;
    private final Outbox outbox;
    private final InstantSource wallClock;
    private @Nullable Followed followed;
    private String trouble = "";
    private int toldEstimates;

    /** A drill and what this station is to give of it. */
    private record Followed(Drill drill, Prescription prescription) {

        /** Until the device has begun it, its session is still the one before. */
        @SuppressWarnings("ReferenceEquality")
        boolean isGivenIn(HeldSession session) {
            return session.prescription() == prescription;
        }
    }

    DrillBook(DrilledDevice device, Outbox outbox, InstantSource wallClock) {
        this.device = device;
        this.outbox = outbox;
        this.wallClock = wallClock;
    }

    /** The drill that is followed; empty where there is none. */
    String drillName() {
        return followed == null ? "" : followed.drill.drill();
    }

    /** Why the trainer's drill cannot be followed, or holds cannot be kept, in one sentence; empty while all is well. */
    String trouble() {
        return trouble;
    }

    /** What the trainer wants; the same order twice changes nothing. */
    void hear(Drill wanted, String forceUnit) {
        boolean present = drillName().equals(wanted.drill());
        if (wanted.running() && !present) {
            end(forceUnit);
            begin(wanted, forceUnit);
        } else if (!wanted.running() && present) {
            end(forceUnit);
            device.tellDrill("The trainer has ended the drill.");
        }
    }

    private void begin(Drill wanted, String forceUnit) {
        try {
            Optional<Prescription> prescription = wanted.wantedOf(outbox.station());
            trouble = prescription.isEmpty() ? "Cannot read the drill: the station's Myodose is an older one." : "";
            if (prescription.isPresent()) {
                followed = new Followed(wanted, prescription.get());
                device.drill(prescription.get(), press(wanted.expert(), forceUnit));
                device.tellDrill(
                        "The trainer has started a drill: " + prescription.get().name() + ".");
            }
        } catch (IllegalArgumentException contradicts) {
            trouble = "Cannot follow the drill: " + contradicts.getMessage();
        }
    }

    /** What the student's page shows; forces in another unit would be no example. */
    private static @Nullable ExpertPress press(@Nullable Expert expert, String forceUnit) {
        return expert == null || !expert.forceUnit().equals(forceUnit)
                ? null
                : new ExpertPress(
                        expert.name(),
                        expert.beforeOnsetSeconds(),
                        expert.trace().intervalSeconds(),
                        expert.trace().forces());
    }

    private void end(String forceUnit) {
        Followed over = followed;
        if (over == null) {
            return;
        }
        HeldSession session = device.session();
        boolean given = over.isGivenIn(session);
        keep(new Fact(
                outbox.id(),
                outbox.size() + 1L,
                drillName(),
                over.prescription.feedback().label(),
                given && session.holds().size() >= over.prescription.repetitions(),
                null,
                null,
                forceUnit,
                null,
                null,
                given ? DrillPoints.of(session, Integer.MAX_VALUE) : DrillPoints.NOTHING_YET,
                null,
                null,
                wallClock.millis()));
        followed = null;
    }

    /** A hold that the live stream told. */
    void held(JsonNode message, String forceUnit, HeardTrace heard) {
        HoldFigures hold = HeardDevice.hold(message);
        PressTrace trace = heard.of(hold);
        HeldSession session = device.session();
        Followed present = followed;
        Expert expert = present == null ? null : present.drill.expert();
        // One that the drill's beginning cut off is of no drill.
        boolean ofDrill = present != null
                && present.isGivenIn(session)
                && session.holds().stream()
                        .anyMatch(
                                known -> known.index() == hold.index() && known.onsetSeconds() == hold.onsetSeconds());
        keep(new Fact(
                outbox.id(),
                outbox.size() + 1L,
                ofDrill ? drillName() : "",
                session.prescription().feedback().label(),
                message.get("done").asBoolean(),
                hold,
                null,
                forceUnit,
                band(session, session.prescription().bandLowNewtons()),
                band(session, session.prescription().bandHighNewtons()),
                ofDrill ? DrillPoints.of(session, hold.index()) : DrillPoints.NOTHING_YET,
                trace,
                ofDrill ? match(expert, trace, forceUnit) : null,
                wallClock.millis()));
    }

    /** Estimates are told of holds of this session that were not told yet. */
    void estimated(String forceUnit) {
        HeldSession session = device.session();
        Followed present = followed;
        boolean ofDrill = present != null && present.isGivenIn(session);
        List<Estimated> estimates = session.estimates();
        toldEstimates = toldEstimates > estimates.size() ? 0 : toldEstimates;
        for (Estimated estimate : estimates.subList(toldEstimates, estimates.size())) {
            Double mean = session.holds().stream()
                    .filter(hold -> hold.index() == estimate.hold())
                    .map(hold -> hold.meanForce() * session.unit().newtonsPerUnit())
                    .findFirst()
                    .orElse(null);
            keep(new Fact(
                    outbox.id(),
                    outbox.size() + 1L,
                    ofDrill ? drillName() : "",
                    session.prescription().feedback().label(),
                    false,
                    null,
                    new Estimate(estimate.hold(), estimate.newtons(), mean),
                    forceUnit,
                    null,
                    null,
                    ofDrill ? DrillPoints.of(session, Integer.MAX_VALUE) : DrillPoints.NOTHING_YET,
                    null,
                    null,
                    wallClock.millis()));
        }
        toldEstimates = estimates.size();
    }

    /** In newtons, as forces are told wherever they are forces. */
    private static @Nullable Double band(HeldSession session, double newtons) {
        return session.unit().isForce() && session.prescription().hasOneBand() && Double.isFinite(newtons)
                ? newtons
                : null;
    }

    private static @Nullable Match match(@Nullable Expert expert, @Nullable PressTrace trace, String forceUnit) {
        return expert == null || trace == null || !expert.forceUnit().equals(forceUnit)
                ? null
                : Match.of(expert, trace);
    }

    private void keep(Fact fact) {
        try {
            outbox.add(fact);
        } catch (IOException full) {
            trouble = outbox.file() + " cannot be written to (" + full.getMessage()
                    + "): what is held now reaches the class only while this program runs.";
            LOG.error(trouble, full);
            device.tellDrill(trouble);
        }
    }
}
