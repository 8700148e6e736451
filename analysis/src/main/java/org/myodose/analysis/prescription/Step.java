package org.myodose.analysis.prescription;

import static org.myodose.analysis.prescription.PrescriptionException.require;

import org.jspecify.annotations.Nullable;

/**
 * One step of a staircase: the force stays in a band until a time is over or pain has fallen. Immutable.
 *
 * @param bandLowNewtons lower edge of its band
 * @param bandHighNewtons upper edge of its band
 * @param holdSeconds time inside the band that ends it; where pain ends it, the longest time
 * @param beginsAtPain it begins only while the pain rating, of 10, is not above this; null: whatever the pain
 * @param endsAtPain it ends as soon as the pain rating, of 10, is not above this; null: by time alone
 */
public record Step(
        double bandLowNewtons,
        double bandHighNewtons,
        double holdSeconds,
        @Nullable Integer beginsAtPain,
        @Nullable Integer endsAtPain) {

    public Step {
        Figures.requireBand(bandLowNewtons, bandHighNewtons);
        Figures.requireHold(holdSeconds);
        requireRating("begins at pain", beginsAtPain);
        requireRating("ends at pain", endsAtPain);
    }

    private static void requireRating(String key, @Nullable Integer rating) {
        require(
                rating == null || (rating >= 0 && rating <= 10),
                key,
                "pain is rated from 0 to 10, but '" + key + "' is " + rating);
    }
}
