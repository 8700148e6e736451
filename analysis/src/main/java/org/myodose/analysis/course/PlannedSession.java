package org.myodose.analysis.course;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Site;
import org.myodose.analysis.prescription.Step;

/**
 * What one session is to give by its prescription, site by site: seconds inside the band, the impulse of holding the band's middle
 * so long, repetitions, and the minutes that these and the rests between them take. Of steps that pain may end, it is the most.
 * Immutable.
 *
 * @param name of the prescription
 * @param bySite in the order of the prescription; where that names no site, one whose name is empty
 * @param limitMinutes the longest that the session may last; 0 where the prescription does not say
 */
public record PlannedSession(String name, Map<String, Given> bySite, double limitMinutes) {

    /** The site of a prescription that names none: wherever it was given. */
    public static final String ANYWHERE = "";

    private static final double SECONDS_PER_MINUTE = 60;

    public PlannedSession {
        bySite = Collections.unmodifiableMap(new LinkedHashMap<>(bySite));
    }

    public static PlannedSession of(Prescription prescription) {
        Map<String, Given> bySite = new LinkedHashMap<>();
        for (Site site : prescription.sites()) {
            double impulse = site.ownBand() || prescription.steps().isEmpty()
                    ? middle(site.bandLowNewtons(), site.bandHighNewtons()) * prescription.holdSeconds()
                    : staircase(prescription.steps());
            bySite.merge(site.name(), given(prescription, site.repetitions(), impulse), Given::plus);
        }
        if (bySite.isEmpty()) {
            double impulse = prescription.steps().isEmpty()
                    ? middle(prescription.bandLowNewtons(), prescription.bandHighNewtons()) * prescription.holdSeconds()
                    : staircase(prescription.steps());
            bySite.put(ANYWHERE, given(prescription, prescription.repetitions(), impulse));
        }
        Double limit = prescription.limits().sessionSeconds();
        return new PlannedSession(prescription.name(), bySite, limit == null ? 0 : limit / SECONDS_PER_MINUTE);
    }

    /** Each hold with the rest after it: the last one's stands for finding the next site. */
    private static Given given(Prescription prescription, int repetitions, double impulseOfOne) {
        double seconds = prescription.holdSeconds() + prescription.restSeconds();
        return new Given(
                repetitions * prescription.holdSeconds(),
                repetitions * impulseOfOne,
                repetitions,
                repetitions * seconds / SECONDS_PER_MINUTE);
    }

    private static double staircase(List<Step> steps) {
        return steps.stream()
                .mapToDouble(step -> middle(step.bandLowNewtons(), step.bandHighNewtons()) * step.holdSeconds())
                .sum();
    }

    private static double middle(double low, double high) {
        return (low + high) / 2;
    }

    /** All sites together. */
    public Given total() {
        return bySite.values().stream().reduce(Given.NOTHING, Given::plus);
    }

    /** Whether it names its sites. */
    public boolean namesSites() {
        return !bySite.containsKey(ANYWHERE);
    }

    /** The name by which the prescription calls a site, in any case; empty where it does not know it. */
    public Optional<String> siteOf(String name) {
        if (!namesSites()) {
            return Optional.of(ANYWHERE);
        }
        String wanted = plain(name);
        return bySite.keySet().stream()
                .filter(site -> plain(site).equals(wanted))
                .findFirst();
    }

    /** In which band seconds count there: the site's own, or the prescription's; of steps from the lowest to the highest. */
    public static ForceBand band(Prescription prescription, String site) {
        Optional<Site> own = prescription.sites().stream()
                .filter(known -> plain(known.name()).equals(plain(site)))
                .filter(known -> known.ownBand() || prescription.steps().isEmpty())
                .findFirst();
        if (own.isPresent()) {
            return new ForceBand(own.get().bandLowNewtons(), own.get().bandHighNewtons());
        }
        double high = prescription.steps().isEmpty()
                ? prescription.bandHighNewtons()
                : prescription.steps().getLast().bandHighNewtons();
        return new ForceBand(prescription.bandLowNewtons(), high);
    }

    private static String plain(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
