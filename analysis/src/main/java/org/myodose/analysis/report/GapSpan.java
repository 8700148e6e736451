package org.myodose.analysis.report;

/**
 * A stretch of time of which nothing is known.
 *
 * @param startSeconds the last sample before it
 * @param endSeconds the first sample after it
 */
public record GapSpan(double startSeconds, double endSeconds) {}
