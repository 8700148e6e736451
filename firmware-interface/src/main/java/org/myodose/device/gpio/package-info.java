/**
 * Converter chips, a button and a buzzer on the pins of a Raspberry Pi, as sources of scans. The only room that imports Pi4J,
 * and it does so in one class that is loaded when such a source is opened.
 */
@NullMarked
package org.myodose.device.gpio;

import org.jspecify.annotations.NullMarked;
