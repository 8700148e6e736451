package org.myodose.analysis.dose;

import org.myodose.analysis.hold.Hold;

/** Adds up holds to a dose, in the order they end. Confined to one thread; only {@link #dose} allocates. */
public final class DoseLedger {

    private final int repetitionsPlanned;
    private double holdSeconds;
    private double inBandSeconds;
    private double impulse;
    private int repetitions;
    private double sessionSeconds;

    /**
     * An empty ledger.
     *
     * @param repetitionsPlanned 0 where there is no prescription
     */
    public DoseLedger(int repetitionsPlanned) {
        this.repetitionsPlanned = repetitionsPlanned;
        inBandSeconds = repetitionsPlanned == 0 ? Double.NaN : 0;
    }

    /**
     * Goes on after what was given before.
     *
     * @param newtonsPerUnit NaN where the source has no newtons: then impulses cannot go on
     */
    public void resume(SessionSoFar before, double newtonsPerUnit) {
        holdSeconds = before.holdSeconds();
        impulse = Double.isNaN(newtonsPerUnit) ? 0 : before.impulseNewtonSeconds() / newtonsPerUnit;
        repetitions = before.repetitions();
    }

    /** Books a hold's length and impulse. */
    public void add(Hold hold) {
        holdSeconds += hold.plateauSeconds();
        impulse += hold.impulse();
    }

    /** Books a repetition. */
    public void addRepetition() {
        repetitions++;
    }

    /** Time inside the band over the whole session so far. */
    public void inBandSeconds(double seconds) {
        inBandSeconds = seconds;
    }

    public void sessionSeconds(double seconds) {
        sessionSeconds = seconds;
    }

    public Dose dose() {
        return new Dose(holdSeconds, inBandSeconds, impulse, repetitions, repetitionsPlanned, sessionSeconds);
    }
}
