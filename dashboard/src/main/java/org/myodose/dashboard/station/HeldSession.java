package org.myodose.dashboard.station;

import java.util.List;
import java.util.stream.Stream;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.device.ForceUnit;

/**
 * The holds of a device's present session. Immutable.
 *
 * @param prescription what they were to be
 * @param unit of their forces
 * @param estimates what whoever pressed believed of holds before seeing them, in that order
 */
public record HeldSession(Prescription prescription, ForceUnit unit, List<Hold> holds, List<Estimated> estimates) {

    /**
     * What was believed of one hold.
     *
     * @param hold its number in the session
     * @param newtons the mean force
     */
    public record Estimated(int hold, double newtons) {}

    public HeldSession {
        holds = List.copyOf(holds);
        estimates = List.copyOf(estimates);
    }

    /** Nothing held yet. */
    static HeldSession begun(Prescription prescription, ForceUnit unit) {
        return new HeldSession(prescription, unit, List.of(), List.of());
    }

    /** The same with one hold more; a session's first hold begins another session. */
    HeldSession with(Hold hold) {
        boolean first = hold.index() == 1;
        return new HeldSession(
                prescription,
                unit,
                first
                        ? List.of(hold)
                        : Stream.concat(holds.stream(), Stream.of(hold)).toList(),
                first ? List.of() : estimates);
    }

    /** The same with one estimate more. */
    HeldSession with(Estimated estimate) {
        return new HeldSession(
                prescription,
                unit,
                holds,
                Stream.concat(estimates.stream(), Stream.of(estimate)).toList());
    }
}
