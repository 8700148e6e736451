package org.myodose.analysis.export.edf;

import org.myodose.acquisition.ForceSample;

/**
 * One ordinary signal of a file, as its header tells it.
 *
 * @param label unique within the file, in ASCII, of at most 16 characters
 * @param fullName what it is, in full
 * @param transducer what measured it
 * @param unit at most 8 characters, empty where there is none
 * @param filter what was done to it
 */
record EdfSignal(
        String label,
        String fullName,
        String transducer,
        String unit,
        String filter,
        Quantisation quantisation,
        Figure figure) {

    /** Takes a signal's figure out of a sample. */
    interface Figure {
        double of(ForceSample sample);
    }
}
