/**
 * Creep taken out of forces, and how far each force can be trusted. Between the curve that makes counts a force and the zero:
 * a sensor creeps under everything that lies on it, tared or not. Acts by calibration only.
 */
@NullMarked
package org.myodose.acquisition.compensation;

import org.jspecify.annotations.NullMarked;
