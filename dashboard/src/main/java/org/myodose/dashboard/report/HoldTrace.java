package org.myodose.dashboard.report;

import org.myodose.analysis.hold.Hold;

/** The force around one hold. */
record HoldTrace(Hold hold, Envelope trace) {}
