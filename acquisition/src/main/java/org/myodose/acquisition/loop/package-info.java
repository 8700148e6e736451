/**
 * Assembles the stations: the conditioner that turns scans into forces, the same live and offline, and the loop that runs
 * it on one named thread.
 */
@NullMarked
package org.myodose.acquisition.loop;

import org.jspecify.annotations.NullMarked;
