package org.myodose.analysis.prescription;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Places where nerves, vessels or organs lie bare under the skin. Massage texts call them endangerment sites and ask for broad,
 * light pressure or none (Salvo, Massage Therapy, 2003; Werner, "Take the danger out of endangerment sites", Massage and
 * Bodywork, who adds that the list is handed down and not tested). Held, focused pressure is neither broad nor light, so it is
 * forbidden there; that, and the two lowered ceilings, are this product's defaults on the safe side, not evidence.
 *
 * <p>A region is known by words in a site's name; a name without them is not recognised.
 */
public enum DelicateRegion {
    ANTERIOR_NECK(
            0,
            "the carotid artery, its pressure receptors and the windpipe lie there",
            "anterior neck",
            "anterior triangle",
            "front of the neck",
            "front of neck",
            "throat",
            "carotid"),
    AXILLA(0, "the nerves and vessels of the arm lie there", "axilla", "axillary", "armpit"),
    CUBITAL_FOSSA(
            0,
            "the artery and the median nerve lie bare there",
            "cubital fossa",
            "antecubital",
            "crook of the elbow",
            "elbow crease",
            "inner elbow"),
    POPLITEAL_FOSSA(
            0,
            "the artery and the tibial nerve lie bare there",
            "popliteal",
            "back of the knee",
            "hollow of the knee",
            "behind the knee"),
    FEMORAL_TRIANGLE(0, "the femoral artery, vein and nerve lie bare there", "femoral triangle", "groin", "inguinal"),
    KIDNEYS(20, "the kidneys are little protected there", "kidney", "kidneys", "renal", "costovertebral"),
    /** After the fronts, for the rest of the neck is to be treated more gently than other places, without strong pressure. */
    NECK(40, "the neck is to be treated more gently than the rest", "neck", "cervical", "nape", "suboccipital");

    private final double ceilingNewtons;
    private final String why;
    private final Pattern words;

    DelicateRegion(double ceilingNewtons, String why, String... words) {
        this.ceilingNewtons = ceilingNewtons;
        this.why = why;
        this.words = Pattern.compile("\\b(" + String.join("|", words) + ")\\b");
    }

    /** The region that a site's name tells of, the strictest first. */
    public static Optional<DelicateRegion> of(String siteName) {
        String name = siteName.toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", " ");
        return Arrays.stream(values())
                .filter(region -> region.words.matcher(name).find())
                .findFirst();
    }

    /** Whether no held pressure is allowed there. */
    public boolean forbidden() {
        return ceilingNewtons == 0;
    }

    /** The highest ceiling allowed there; 0 where held pressure is forbidden. A default, not evidence. */
    public double ceilingNewtons() {
        return ceilingNewtons;
    }

    /** Half a sentence: what makes it delicate. */
    public String why() {
        return why;
    }

    void require(String siteName, double ceiling) {
        PrescriptionException.require(
                !forbidden(),
                "name",
                "no held pressure belongs at '" + siteName + "': " + why + ". Take this site out");
        PrescriptionException.require(
                ceiling <= ceilingNewtons,
                "ceiling",
                "the ceiling for '" + siteName + "' may be " + Figures.plain(ceilingNewtons) + " N at most, for " + why
                        + ", but is " + Figures.plain(ceiling) + " N");
    }
}
