/** One device, assembled: source, acquisition, analysis, recording and publishing on their threads. */
@NullMarked
package org.myodose.dashboard.station;

import org.jspecify.annotations.NullMarked;
