package org.myodose.analysis.guidance;

import org.jspecify.annotations.Nullable;

/** Whether the force is inside the present band, and for how long it was. Allocates nothing. */
final class BandTime {

    private boolean inBand;
    private boolean wasInBand;
    private double pressSeconds;
    private double stepSeconds;
    private double sessionSeconds;

    /** So long was inside the band before this session was interrupted. */
    void resume(double seconds) {
        sessionSeconds = seconds;
    }

    /** A press begins: its time counts from zero. */
    void press() {
        nextStep();
        pressSeconds = 0;
    }

    /** Another band holds now. */
    void nextStep() {
        inBand = false;
        wasInBand = false;
        stepSeconds = 0;
    }

    /** Nothing presses any more. */
    void released() {
        inBand = false;
    }

    /**
     * Adds up the time inside the band; returns the cue where the band was entered or left.
     *
     * @param known false where the sensor is at its end: such a force is in no band, and no time counts
     */
    @Nullable
    Cue follow(Stage stage, double force, boolean known, double seconds) {
        if (!known) {
            inBand = false;
            return null;
        }
        boolean inside = force >= stage.bandLow && force <= stage.bandHigh;
        if (inside) {
            pressSeconds += seconds;
            stepSeconds += seconds;
            sessionSeconds += seconds;
        }
        if (inside && !inBand) {
            inBand = true;
            wasInBand = true;
            return Cue.BAND_ENTERED;
        }
        boolean outside = !(force >= stage.bandLow - stage.bandMargin && force <= stage.bandHigh + stage.bandMargin);
        if (inBand && outside) {
            inBand = false;
            return Cue.BAND_LEFT;
        }
        return null;
    }

    boolean inBand() {
        return inBand;
    }

    /** Whether the present band was reached in this press. */
    boolean wasInBand() {
        return wasInBand;
    }

    /** Seconds inside the band in the present or last press. */
    double pressSeconds() {
        return pressSeconds;
    }

    /** Seconds inside the present step's band. */
    double stepSeconds() {
        return stepSeconds;
    }

    /** Seconds inside the band over all presses. */
    double sessionSeconds() {
        return sessionSeconds;
    }
}
