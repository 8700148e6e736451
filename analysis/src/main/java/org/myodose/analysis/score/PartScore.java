package org.myodose.analysis.score;

/**
 * One part of a score, explained.
 *
 * @param judged whether there was anything to judge; if not, it counts neither for nor against
 * @param lostPoints of {@code part.points()}
 * @param sentence why, in plain words
 */
public record PartScore(Part part, boolean judged, double lostPoints, String sentence) {}
