package org.myodose.dashboard.classroom.message;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.prescription.Feedback;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionException;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.prescription.WrittenPrescription;
import org.myodose.dashboard.UserException;

/**
 * What all stations are to do, retained: who comes late, or comes back, finds it.
 *
 * @param drill names it; another name is another drill
 * @param running false when it is over
 * @param prescription as recordings keep it
 * @param feedback by station, when it is to see the force, as prescription files write it; who is not in it goes by the
 *     prescription
 * @param expert whose press is the example; null where there is none
 * @param startedAtMillis the trainer's wall clock
 */
public record Drill(
        String drill,
        boolean running,
        JsonNode prescription,
        Map<String, String> feedback,
        @Nullable Expert expert,
        long startedAtMillis) {

    public Drill {
        drill = Checks.name(drill, "drill");
        if (prescription == null || !prescription.isObject()) {
            throw new IllegalArgumentException("prescription is missing");
        }
        feedback = Map.copyOf(feedback);
        feedback.forEach((station, wanted) -> {
            if (!Topics.isStation(station) || Feedback.of(wanted).isEmpty()) {
                throw new IllegalArgumentException("'" + station + "' cannot have the feedback '" + wanted + "'");
            }
        });
    }

    /**
     * One that begins now.
     *
     * @throws UserException when the prescription, or the example, is too long to be sent
     */
    public static Drill begun(
            Prescription prescription, Map<String, String> feedback, @Nullable Expert expert, long nowMillis) {
        try {
            byte[] written = PrescriptionJson.of(prescription).getBytes(StandardCharsets.UTF_8);
            Drill drill = new Drill(
                    UUID.randomUUID().toString(),
                    true,
                    Payload.read(written, JsonNode.class),
                    feedback,
                    expert,
                    nowMillis);
            return Payload.read(Payload.bytes(drill), Drill.class);
        } catch (MessageException tooLong) {
            throw new UserException("This drill cannot be sent to a class: " + tooLong.getMessage(), tooLong);
        }
    }

    /** The same, over. */
    public Drill ended() {
        return new Drill(drill, false, prescription, feedback, expert, startedAtMillis);
    }

    /**
     * What this station is to give; empty where this version cannot read it.
     *
     * @throws PrescriptionException when it contradicts itself
     */
    public Optional<Prescription> wantedOf(String station) {
        Optional<Prescription> wanted = PrescriptionJson.read(prescription.toString());
        String own = feedback.get(station);
        return own == null ? wanted : wanted.map(prescribed -> withFeedback(prescribed, own));
    }

    private static Prescription withFeedback(Prescription prescribed, String feedback) {
        return prescribed.feedback().label().equals(feedback)
                        || prescribed.text().isEmpty()
                ? prescribed
                : WrittenPrescription.parse("the drill", prescribed.text())
                        .with("feedback", feedback, "the trainer")
                        .prescription();
    }
}
