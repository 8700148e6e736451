package org.myodose.dashboard.setup;

import java.util.List;
import org.myodose.acquisition.Circuit;
import org.myodose.acquisition.calibration.ScalingText;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.bench.CalibrationPlan;

/**
 * What somebody wants to be calibrated, and how.
 *
 * @param device its number in this run
 * @param channel its sensor's name
 * @param plan the loads
 * @param circuit between sensor and converter
 * @param validMonths after how many it expires
 */
public record CalibrationOrder(int device, String channel, CalibrationPlan plan, Circuit circuit, int validMonths) {

    private static final int MOST_MONTHS = 60;
    private static final int MOST_REPEATS = 20;
    private static final double LONGEST_HOLD_SECONDS = 3600;
    private static final double HEAVIEST_KILOGRAMS = 1000;

    public CalibrationOrder {
        if (validMonths < 1 || validMonths > MOST_MONTHS) {
            throw new UserException(
                    "A calibration is good for 1 to " + MOST_MONTHS + " months, not " + validMonths + ".");
        }
        if (plan.repeats() > MOST_REPEATS || !(plan.creepSeconds() <= LONGEST_HOLD_SECONDS)) {
            throw new UserException("Go through the loads at most " + MOST_REPEATS
                    + " times, and hold the largest for an hour at most.");
        }
        if (plan.massesKilograms().stream().anyMatch(mass -> !(mass >= 0 && mass <= HEAVIEST_KILOGRAMS))) {
            throw new UserException(
                    "Masses are in kilograms, from 0 to 1000, with points as decimals: such as 0.1, 0.2, 0.5.");
        }
    }

    /**
     * As it is written on the page.
     *
     * @throws UserException where it makes no sense
     * @throws org.myodose.acquisition.calibration.CalibrationException where the circuit is none
     */
    public static CalibrationOrder of(
            int device,
            String channel,
            List<Double> masses,
            boolean upOnly,
            int repeats,
            double creepSeconds,
            boolean handsFree,
            String circuit,
            int validMonths) {
        CalibrationPlan plan = new CalibrationPlan(masses, !upOnly, repeats, creepSeconds, handsFree);
        return new CalibrationOrder(
                device, channel, plan, ScalingText.circuit(circuit.isBlank() ? "direct" : circuit), validMonths);
    }
}
