package org.myodose.analysis.prescription;

import static org.myodose.analysis.prescription.PrescriptionException.require;

import java.util.List;

/**
 * What a session is to give to this person, in newtons and seconds. Immutable; refuses contradictions with a sentence that says
 * which figure is wrong. How it is written: {@link WrittenPrescription}.
 *
 * @param name shown to people
 * @param basis where the figures come from, and which of them are defaults and not evidence
 * @param bandLowNewtons lower edge of the target band; with steps, of the first one's
 * @param bandHighNewtons upper edge of the target band; with steps, of the first one's
 * @param holdSeconds time inside the band that makes a repetition done; with steps, their longest times together
 * @param loadingRateLowNewtonsPerSecond slowest loading wanted
 * @param loadingRateHighNewtonsPerSecond fastest loading wanted
 * @param repetitions how many holds, over all sites
 * @param restSeconds pause between two holds
 * @param ceilingNewtons never to be exceeded, wherever it is
 * @param steps of a staircase, in order; empty where each hold has but one band
 * @param sites in order; empty where it is one and has no name
 * @param limits what is too much beside the ceiling
 * @param feedback when the force is shown
 * @param checklist what to rule out before
 * @param text the file that says all this for this person; empty where there is none
 */
public record Prescription(
        String name,
        String basis,
        double bandLowNewtons,
        double bandHighNewtons,
        double holdSeconds,
        double loadingRateLowNewtonsPerSecond,
        double loadingRateHighNewtonsPerSecond,
        int repetitions,
        double restSeconds,
        double ceilingNewtons,
        List<Step> steps,
        List<Site> sites,
        Limits limits,
        Feedback feedback,
        List<Contraindication> checklist,
        String text) {

    public Prescription {
        steps = List.copyOf(steps);
        sites = List.copyOf(sites);
        checklist = List.copyOf(checklist);
        require(!name.isBlank(), "name", "the name is empty; give it one");
        Figures.requireBand(bandLowNewtons, bandHighNewtons);
        Figures.requireCeiling(ceilingNewtons, bandHighNewtons);
        Figures.requireHold(holdSeconds);
        Figures.requireRate(loadingRateLowNewtonsPerSecond, loadingRateHighNewtonsPerSecond);
        Figures.requireRepetitions(repetitions);
        Figures.requireRest(restSeconds);
        requireSteps(steps, ceilingNewtons);
        requireSites(sites, steps, ceilingNewtons);
        // Pain may end a step early: then nothing is sure to be given.
        if (steps.stream().allMatch(step -> step.endsAtPain() == null)) {
            LeastGiven.over(sites, bandLowNewtons, holdSeconds, repetitions, restSeconds)
                    .requireWithin(limits);
        }
    }

    /** One band at one site, with no limit but the ceiling. */
    public Prescription(
            String name,
            String basis,
            double bandLowNewtons,
            double bandHighNewtons,
            double holdSeconds,
            double loadingRateLowNewtonsPerSecond,
            double loadingRateHighNewtonsPerSecond,
            int repetitions,
            double restSeconds,
            double ceilingNewtons) {
        this(
                name,
                basis,
                bandLowNewtons,
                bandHighNewtons,
                holdSeconds,
                loadingRateLowNewtonsPerSecond,
                loadingRateHighNewtonsPerSecond,
                repetitions,
                restSeconds,
                ceilingNewtons,
                List.of(),
                List.of(),
                Limits.NONE,
                Feedback.FULL,
                Contraindication.STANDARD,
                "");
    }

    /** Whether one and the same band holds from beginning to end, so that a share of time inside it means something. */
    public boolean hasOneBand() {
        return steps.isEmpty() && sites.stream().noneMatch(Site::ownBand);
    }

    /**
     * What is to be held at one site, step by step; one step where there is no staircase there.
     *
     * @param site its place among {@link #sites}, 0 where there are none
     */
    public List<Step> stepsAt(int site) {
        Site there = sites.isEmpty() ? null : sites.get(site);
        if (there != null && (there.ownBand() || steps.isEmpty())) {
            return List.of(new Step(there.bandLowNewtons(), there.bandHighNewtons(), holdSeconds, null, null));
        }
        return steps.isEmpty() ? List.of(new Step(bandLowNewtons, bandHighNewtons, holdSeconds, null, null)) : steps;
    }

    /** Whether the patient's pain decides when a step begins or ends. */
    public boolean goesByPain() {
        return steps.stream().anyMatch(step -> step.beginsAtPain() != null || step.endsAtPain() != null);
    }

    private static void requireSteps(List<Step> steps, double ceilingNewtons) {
        double before = 0;
        for (int index = 0; index < steps.size(); index++) {
            Step step = steps.get(index);
            try {
                require(
                        step.bandHighNewtons() <= ceilingNewtons,
                        "band",
                        "the ceiling of " + Figures.plain(ceilingNewtons)
                                + " N lies inside or below this step's band, which ends at "
                                + Figures.plain(step.bandHighNewtons()) + " N");
                require(
                        step.bandHighNewtons() > before,
                        "band",
                        "a staircase leads upwards, but this step ends at " + Figures.plain(step.bandHighNewtons())
                                + " N and the one before at " + Figures.plain(before) + " N");
            } catch (PrescriptionException refused) {
                throw refused.in(Vocabulary.STEP, index + 1);
            }
            before = step.bandHighNewtons();
        }
    }

    private static void requireSites(List<Site> sites, List<Step> steps, double ceilingNewtons) {
        for (int index = 0; index < sites.size(); index++) {
            Site site = sites.get(index);
            double highest = steps.isEmpty() || site.ownBand()
                    ? site.bandHighNewtons()
                    : steps.getLast().bandHighNewtons();
            try {
                require(
                        site.ceilingNewtons() <= ceilingNewtons,
                        "ceiling",
                        "the ceiling for '" + site.name() + "' is above that of the prescription");
                require(
                        site.ceilingNewtons() >= highest,
                        "ceiling",
                        "the ceiling for '" + site.name() + "' is " + Figures.plain(site.ceilingNewtons())
                                + " N, but the highest step ends at " + Figures.plain(highest)
                                + " N: give this site a band of its own");
            } catch (PrescriptionException refused) {
                throw refused.in(Vocabulary.SITE, index + 1);
            }
        }
    }
}
