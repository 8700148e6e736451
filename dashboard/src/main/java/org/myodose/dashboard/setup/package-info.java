/** What the setup page shows and does beside the sessions: devices as they stand, the doctor, prescriptions, calibrations. */
@NullMarked
package org.myodose.dashboard.setup;

import org.jspecify.annotations.NullMarked;
