/**
 * The hand-over from the acquisition thread to a slower one: bounded, never blocking the producer, and honest about what
 * did not fit.
 */
@NullMarked
package org.myodose.acquisition.ring;

import org.jspecify.annotations.NullMarked;
