package org.myodose.dashboard.view;

/** Hears how far the making of a view is, and may end it. */
public interface ViewProgress {

    /**
     * So far.
     *
     * @param share 0 to 1; never falls
     * @return whether to go on
     */
    boolean goesOn(double share);
}
