/**
 * Chips simulated from their datasheets, down to the bit and the nanosecond, and the drivers' tests against them. A simulated
 * chip fails the test at anything that the real one would not accept.
 */
@NullMarked
package org.myodose.device.gpio.chip;

import org.jspecify.annotations.NullMarked;
