package org.myodose.analysis.score;

/**
 * What a student believed the mean force of a hold to be, before seeing it.
 *
 * @param hold its number
 */
public record Estimate(int hold, double newtons) {}
