/**
 * From counts to force: two-point calibrations and the file that keeps them, the scaling that a device declares itself,
 * and the zero that a user sets. Raw counts are never altered.
 */
@NullMarked
package org.myodose.acquisition.calibration;

import org.jspecify.annotations.NullMarked;
