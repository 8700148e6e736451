/** Devices, assembled: source, acquisition, analysis, recording and publishing on their threads; one recording of all. */
@NullMarked
package org.myodose.dashboard.station;

import org.jspecify.annotations.NullMarked;
