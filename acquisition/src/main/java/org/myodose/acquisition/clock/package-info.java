/**
 * Device time: ticks unwrapped to 64 bits, restarts and late scans told apart, and the rule that says what a gap is. Hot
 * path: no allocation, no lock.
 */
@NullMarked
package org.myodose.acquisition.clock;

import org.jspecify.annotations.NullMarked;
