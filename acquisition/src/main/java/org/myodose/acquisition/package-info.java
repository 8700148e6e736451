/**
 * Raw scans become trustworthy forces here, and are kept. The contracts of the hot path stand in this package; its
 * stations (clock, calibration, filter, ring, latency, recording) each have a room below, and {@code loop} assembles them.
 */
@NullMarked
package org.myodose.acquisition;

import org.jspecify.annotations.NullMarked;
