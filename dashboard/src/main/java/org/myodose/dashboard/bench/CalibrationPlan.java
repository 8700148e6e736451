package org.myodose.dashboard.bench;

import java.util.ArrayList;
import java.util.List;
import org.myodose.acquisition.fitting.LoadReading.Direction;
import org.myodose.dashboard.UserException;

/**
 * Which loads are laid on, in which order.
 *
 * @param massesKilograms known masses, rising, no load among them
 * @param bothWays down again after going up
 * @param repeats of the whole course
 * @param creepSeconds how long the largest load is held, the first time; 0 for not
 * @param handsFree go on when the counts change and come to rest, without a key
 */
public record CalibrationPlan(
        List<Double> massesKilograms, boolean bothWays, int repeats, double creepSeconds, boolean handsFree) {

    /** One load to be read. */
    public record Step(double massKilograms, Direction direction) {}

    public CalibrationPlan {
        List<Double> rising = new ArrayList<>(massesKilograms);
        if (!rising.contains(0.0)) {
            rising.add(0.0);
        }
        massesKilograms = rising.stream().distinct().sorted().toList();
        if (massesKilograms.size() < 4 || massesKilograms.getFirst() < 0) {
            throw new UserException(
                    "A calibration takes at least three known masses besides no load: give them in kg, such"
                            + " as --masses 0.1,0.2,0.5,1.");
        }
        if (repeats < 1) {
            throw new UserException("'--repeats " + repeats + "' leaves nothing to do: give 1 or more.");
        }
        if (!(creepSeconds >= 0)) {
            throw new UserException("'--creep-seconds " + creepSeconds + "' is no length of time: give 0 or more.");
        }
    }

    /** The heaviest. */
    public double largestKilograms() {
        return massesKilograms.getLast();
    }

    /** All loads in their order. */
    public List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            // Going down ends without load, and so does not have to be read again going up.
            massesKilograms.stream()
                    .skip(repeat > 0 && bothWays ? 1 : 0)
                    .map(mass -> new Step(mass, Direction.UP))
                    .forEach(steps::add);
            if (bothWays) {
                massesKilograms.reversed().stream()
                        .skip(1)
                        .map(mass -> new Step(mass, Direction.DOWN))
                        .forEach(steps::add);
            }
        }
        return steps;
    }
}
