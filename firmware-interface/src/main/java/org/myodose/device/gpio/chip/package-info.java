/**
 * Drivers of converter chips, a button and a buzzer, written from the makers' datasheets against tiny buses of our own, so that
 * simulated chips can judge every bit. Nothing here knows which library moves the pins.
 */
@NullMarked
package org.myodose.device.gpio.chip;

import org.jspecify.annotations.NullMarked;
