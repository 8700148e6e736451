package org.myodose.analysis.report;

/** What an analysis found in the force of one zone by itself; times as in the report of the device's total. */
public record SiteReport(String site, AnalysisReport report) {}
