package org.myodose.dashboard.report;

/** The force of one zone. */
record ZoneTrace(String zone, Envelope trace) {}
