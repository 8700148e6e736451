package org.myodose.analysis.guidance;

import org.myodose.analysis.dose.LimitsSpent;
import org.myodose.analysis.dose.SessionSoFar;
import org.myodose.analysis.prescription.Prescription;

/**
 * How far a session has come through its prescription: the site, the step and the repetition that are on or due, and the time
 * that was inside their bands. Written by the {@link Guidance} alone, read on the same thread. Allocates nothing.
 */
public final class Progress {

    private final Prescription prescription;
    private final Route route;
    private final BandTime bandTime = new BandTime();
    private boolean pressing;
    private boolean done;
    private int presses;
    private int repetitionsDone;
    private double endedStepSeconds;

    Progress(Prescription prescription, double newtonsPerUnit) {
        this.prescription = prescription;
        route = new Route(prescription, newtonsPerUnit);
    }

    /** Goes on after {@code before}, at the site that it had come to. */
    void resume(SessionSoFar before, LimitsSpent spent) {
        presses = before.presses();
        bandTime.resume(before.inBandSeconds());
        repetitionsDone = Math.min(before.repetitions(), prescription.repetitions());
        route.resume(spent.siteIndex(), spent.siteRepetitions());
    }

    int siteRepetitions() {
        return route.repetitionsHere();
    }

    /** Goes on after {@code before}, by the repetitions alone; returns what share of it was given at the site that it has come to. */
    double resume(SessionSoFar before) {
        presses = before.presses();
        bandTime.resume(before.inBandSeconds());
        int here = 0;
        for (; repetitionsDone < Math.min(before.repetitions(), prescription.repetitions()); repetitionsDone++) {
            route.repetitionDone();
            here++;
            if (route.siteDone() && route.hasNextSite()) {
                route.nextSite();
                here = 0;
            }
        }
        return repetitionsDone == 0 ? 1 : (double) here / repetitionsDone;
    }

    void press() {
        pressing = true;
        presses++;
        done = false;
        bandTime.press();
        route.firstStep();
    }

    /** The press was none. */
    void withdraw() {
        presses--;
        pressing = false;
    }

    /** Whoever rests, and presses again, is to see where the stairs begin. */
    void release() {
        pressing = false;
        bandTime.released();
        route.firstStep();
    }

    Stage stage() {
        return route.stage();
    }

    BandTime bandTime() {
        return bandTime;
    }

    /** Whether the present step has had its time. */
    boolean isStepOver() {
        return !done && bandTime.stepSeconds() >= route.stage().holdSeconds;
    }

    /** The present step is over: on to the next, if pain allows, or the repetition is done. */
    Cue advance(int pain) {
        endedStepSeconds = bandTime.stepSeconds();
        if (route.hasNextStep() && route.mayRaise(pain)) {
            route.nextStep();
            bandTime.nextStep();
            return Cue.STEP;
        }
        done = true;
        repetitionsDone++;
        route.repetitionDone();
        return Cue.HOLD_DONE;
    }

    boolean hasNextStep() {
        return route.hasNextStep();
    }

    boolean siteDone() {
        return route.siteDone();
    }

    boolean hasNextSite() {
        return route.hasNextSite();
    }

    void nextSite() {
        route.nextSite();
    }

    /** What to say on arrival at the present site. */
    String arrival() {
        return route.arrival();
    }

    boolean pressing() {
        return pressing;
    }

    /** 1 for the first press; 0 before it. */
    public int holdIndex() {
        return presses;
    }

    /** The repetition that is on or due, 1 for the first; never more than prescribed. */
    public int repetition() {
        return Math.min(repetitionsDone + (done && pressing ? 0 : 1), prescription.repetitions());
    }

    public int repetitionsDone() {
        return repetitionsDone;
    }

    /** Whether the present or last press reached the prescribed time. */
    public boolean done() {
        return done;
    }

    /** The site that is on or due; empty where sites have no names. */
    public String siteName() {
        return route.siteName();
    }

    /** The place of the present site in the prescription, from 0; 0 where sites have no names. */
    public int siteIndex() {
        return route.siteIndex();
    }

    /** The step of the staircase that is on or due, 1 for the first. */
    public int step() {
        return route.stepNumber();
    }

    /** 1 where there is no staircase. */
    public int steps() {
        return route.steps();
    }

    /** Seconds inside its band after which the last step that is over was over: by time, or sooner because pain fell. */
    public double endedStepSeconds() {
        return endedStepSeconds;
    }

    /** Time inside the band in the present or last press. */
    public double inBandSeconds() {
        return bandTime.pressSeconds();
    }

    /** Time inside the band over all presses. */
    public double sessionInBandSeconds() {
        return bandTime.sessionSeconds();
    }

    /** Time inside the band still to go in this repetition, at most. */
    public double remainingSeconds() {
        if (!pressing) {
            return prescription.holdSeconds();
        }
        return done
                ? 0
                : Math.max(0, route.stage().holdSeconds - bandTime.stepSeconds()) + route.secondsAfterThisStep();
    }

    /** The present band's lower edge in the source's unit; NaN where that unit has no newtons. */
    public double bandLow() {
        return route.stage().bandLow;
    }

    /** The present band's upper edge in the source's unit; NaN where that unit has no newtons. */
    public double bandHigh() {
        return route.stage().bandHigh;
    }

    /** The present ceiling in the source's unit; NaN where that unit has no newtons. */
    public double ceiling() {
        return route.stage().ceiling;
    }
}
