/**
 * From readings under known loads to a calibrated scaling: when a reading is steady, which curve fits best and why, where
 * the sensor is dead or saturated, how it creeps, and a plot that shows it.
 */
@NullMarked
package org.myodose.acquisition.fitting;

import org.jspecify.annotations.NullMarked;
