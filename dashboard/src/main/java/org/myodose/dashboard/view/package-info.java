/**
 * Recordings made ready to be looked at: every sample, and its lowest and highest at several widths, in files of rows beside which
 * any window is read in milliseconds, whatever the length of the recording.
 */
@NullMarked
package org.myodose.dashboard.view;

import org.jspecify.annotations.NullMarked;
