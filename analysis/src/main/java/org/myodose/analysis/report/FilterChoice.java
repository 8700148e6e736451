package org.myodose.analysis.report;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.FilterProfile;

/**
 * How the forces of a file are to be filtered for its analysis.
 *
 * @param profile the profile; null for the one that a recording was made with, and the default one for a table
 * @param zeroPhase whether to filter forwards and backwards, which takes a file that is known to its end
 */
public record FilterChoice(@Nullable FilterProfile profile, boolean zeroPhase) {

    /** As it was, or would have been, live. */
    public static final FilterChoice AS_LIVE = new FilterChoice(null, false);
}
