package org.myodose.acquisition.sizing;

import java.util.List;

/**
 * A chain held against a demand.
 *
 * @param chain with its resistor chosen
 * @param restResolutionNewtons at no load
 * @param worstResolutionNewtons anywhere up to the highest force
 * @param marginPercent how far beyond the highest force it saturates, or its sensor's range ends
 * @param highestRateHertz that converter and line allow
 * @param lineSharePercent of the line that the wanted rate takes
 * @param lacks why it will not do, a sentence each; empty where it will
 */
public record Proposal(
        Chain chain,
        double restResolutionNewtons,
        double worstResolutionNewtons,
        double marginPercent,
        double highestRateHertz,
        double lineSharePercent,
        List<String> lacks) {

    public boolean isGood() {
        return lacks.isEmpty();
    }
}
