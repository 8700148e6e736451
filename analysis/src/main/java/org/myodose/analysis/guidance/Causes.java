package org.myodose.analysis.guidance;

import org.myodose.analysis.prescription.Prescription;

/** The cues' sentences, written once per prescription so that the hot path builds no text. */
final class Causes {

    final String bandEntered;
    final String tooLow;
    final String tooHigh;
    final String holdDone;
    final String ceiling;
    final String plateau = "The force has become steady.";
    final String gap = "Samples are missing; the time between does not count.";
    final String patientStop = "The patient asked to stop: release now.";

    Causes(Prescription prescription) {
        String low = plain(prescription.bandLowNewtons());
        String high = plain(prescription.bandHighNewtons());
        bandEntered = "The force is inside the band of " + low + " to " + high + " N.";
        tooLow = "The force fell below " + low + " N.";
        tooHigh = "The force rose above " + high + " N.";
        holdDone = "The prescribed " + plain(prescription.holdSeconds()) + " s inside the band are reached: release.";
        ceiling = "The force reached the ceiling of " + plain(prescription.ceilingNewtons()) + " N: ease off.";
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
