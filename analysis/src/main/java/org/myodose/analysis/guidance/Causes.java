package org.myodose.analysis.guidance;

import static org.myodose.analysis.prescription.Figures.plain;

/** The cues' sentences, written once per band so that the hot path builds no text. */
final class Causes {

    static final String PLATEAU = "The force has become steady.";
    static final String SATURATED =
            "The sensor is at the end of its range, so the force is higher than it shows: ease off.";
    static final String GAP = "Samples are missing; the time between does not count.";
    static final String PATIENT_STOP = "The patient asked to stop: release now.";
    static final String HELD_TOO_LONG = "The hold was done and goes on: more is not better, release.";
    static final String ALL_GIVEN = "All holds are given already: more is not better, release.";

    final String bandEntered;
    final String fellBelow;
    final String saggedBelow;
    final String roseAbove;
    final String creptAbove;
    final String ceiling;
    final String ceilingWarning;

    /** The prescribed time is over, and nothing follows in this hold. */
    final String doneByTime;

    /** Pain has fallen, and nothing follows in this hold. */
    final String doneByPain;

    /** The time is over, but pain does not allow the next step. */
    final String notRaised;

    final String raisedByTime;
    final String raisedByPain;

    Causes(Stage stage, double newtonsPerUnit, int step, int steps) {
        String low = plain(stage.bandLow * newtonsPerUnit);
        String high = plain(stage.bandHigh * newtonsPerUnit);
        String most = plain(stage.ceiling * newtonsPerUnit);
        bandEntered = "The force is inside the band of " + low + " to " + high + " N.";
        fellBelow = "The force fell below " + low + " N.";
        saggedBelow = "The force sagged below " + low + " N: press a little more.";
        roseAbove = "The force rose above " + high + " N.";
        creptAbove = "The force crept above " + high + " N: ease a little.";
        ceiling = "The force reached the ceiling of " + most + " N: ease off.";
        ceilingWarning = "The force is close to the ceiling of " + most + " N.";
        String number = step + " of " + steps;
        String fallen = "Pain has fallen to " + stage.endsAtPain + " of 10";
        doneByTime = steps == 1
                ? "The prescribed " + plain(stage.holdSeconds) + " s inside the band are reached: release."
                : "The time of the last step is over: release.";
        doneByPain = fallen + ": release.";
        notRaised =
                "The time of step " + number + " is over, but pain is too high for the next, or was not told: release.";
        raisedByTime = "The time of step " + number + " is over: raise the force.";
        raisedByPain = fallen + " in step " + number + ": raise the force.";
    }

    /** Why the band was left. */
    String bandLeft(Stage stage, double force, boolean drifted) {
        if (force > stage.bandHigh) {
            return drifted ? creptAbove : roseAbove;
        }
        return drifted ? saggedBelow : fellBelow;
    }
}
