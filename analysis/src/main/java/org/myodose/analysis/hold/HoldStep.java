package org.myodose.analysis.hold;

/**
 * One level of a hold that was raised or lowered under way, as in a staircase.
 *
 * @param force mean of its steady part, in the source's unit
 * @param startSeconds where the force had become steady there, in seconds from the first sample
 * @param endSeconds where it was last steady there
 */
public record HoldStep(double force, double startSeconds, double endSeconds) {

    HoldStep scaled(double factor) {
        return new HoldStep(factor * force, startSeconds, endSeconds);
    }
}
