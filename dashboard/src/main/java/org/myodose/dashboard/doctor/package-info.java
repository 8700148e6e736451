/** What this machine will do to a measurement: looked at, judged, and mended by its owner. Changes nothing. */
@NullMarked
package org.myodose.dashboard.doctor;

import org.jspecify.annotations.NullMarked;
