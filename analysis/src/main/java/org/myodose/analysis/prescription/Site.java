package org.myodose.analysis.prescription;

import static org.myodose.analysis.prescription.PrescriptionException.require;

/**
 * One place on the body, in its turn. Immutable. Where held pressure is out of place there is no such site: see {@link
 * DelicateRegion}.
 *
 * @param name shown to people
 * @param gentle whether the gentle ceiling holds here
 * @param ownBand whether its band is its own; then it has no steps
 * @param bandLowNewtons lower edge of the target band here
 * @param bandHighNewtons upper edge of the target band here
 * @param ceilingNewtons never to be exceeded here
 * @param repetitions how many holds here
 */
public record Site(
        String name,
        boolean gentle,
        boolean ownBand,
        double bandLowNewtons,
        double bandHighNewtons,
        double ceilingNewtons,
        int repetitions) {

    public Site {
        require(!name.isBlank(), "name", "the site has no name; give it one");
        DelicateRegion.of(name).ifPresent(region -> region.require(name, ceilingNewtons));
        Figures.requireBand(bandLowNewtons, bandHighNewtons);
        require(
                ceilingNewtons >= bandHighNewtons,
                "ceiling",
                "the ceiling for '" + name + "' is " + Figures.plain(ceilingNewtons)
                        + " N and lies inside or below its band, which ends at " + Figures.plain(bandHighNewtons)
                        + " N: give this site a band of its own");
        Figures.requireRepetitions(repetitions);
    }
}
