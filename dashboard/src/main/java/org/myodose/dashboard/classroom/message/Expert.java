package org.myodose.dashboard.classroom.message;

/**
 * A press that the others are to follow.
 *
 * @param name whose it is
 * @param forceUnit of its forces; whoever measures in another one cannot follow it
 * @param beforeOnsetSeconds how long the trace runs before the press begins
 */
public record Expert(String name, String forceUnit, double beforeOnsetSeconds, PressTrace trace) {

    public Expert {
        name = Checks.name(name, "name");
        forceUnit = Checks.name(forceUnit, "forceUnit");
        Checks.figure(beforeOnsetSeconds, "beforeOnsetSeconds");
        if (trace == null) {
            throw new IllegalArgumentException("trace is missing");
        }
    }
}
