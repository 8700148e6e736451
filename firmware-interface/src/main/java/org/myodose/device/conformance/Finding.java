package org.myodose.device.conformance;

/**
 * What became of one requirement.
 *
 * @param seen what the device did, in a sentence
 */
public record Finding(Requirement requirement, Verdict verdict, String seen) {

    /** Whether a device does what is asked. */
    public enum Verdict {
        MET,
        BROKEN,
        /** It could not be seen, because the device fell silent before. */
        NOT_TRIED
    }
}
