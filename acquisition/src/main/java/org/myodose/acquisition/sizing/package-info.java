/**
 * Before anything is built: which sensor, circuit and converter measure a wanted force finely enough, computed with the very
 * circuits and curves that calibrations use, and how uncertain a built device's figures are.
 */
@NullMarked
package org.myodose.acquisition.sizing;

import org.jspecify.annotations.NullMarked;
