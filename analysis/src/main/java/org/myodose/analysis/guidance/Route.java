package org.myodose.analysis.guidance;

import java.util.List;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Site;
import org.myodose.analysis.prescription.Step;

/** Where in a prescription the session is: at which site, in which repetition, on which step. Allocates only when made. */
final class Route {

    private final Stage[][] stages;
    private final int[] repetitions;
    private final String[] names;
    private final String[] arrivals;
    private int site;
    private int step;
    private int repetitionsHere;

    Route(Prescription prescription, double newtonsPerUnit) {
        List<Site> sites = prescription.sites();
        int count = Math.max(1, sites.size());
        stages = new Stage[count][];
        repetitions = new int[count];
        names = new String[count];
        arrivals = new String[count];
        for (int index = 0; index < count; index++) {
            Site here = sites.isEmpty() ? null : sites.get(index);
            double ceiling = here == null ? prescription.ceilingNewtons() : here.ceilingNewtons();
            stages[index] = stages(prescription, prescription.stepsAt(index), ceiling, newtonsPerUnit);
            repetitions[index] = here == null ? prescription.repetitions() : here.repetitions();
            names[index] = here == null ? "" : here.name();
            arrivals[index] = "Go on at the next place: " + names[index] + ".";
        }
    }

    private static Stage[] stages(
            Prescription prescription, List<Step> steps, double ceilingNewtons, double newtonsPerUnit) {
        Stage[] stages = new Stage[steps.size()];
        for (int index = 0; index < stages.length; index++) {
            stages[index] = new Stage(
                    steps.get(index),
                    ceilingNewtons,
                    prescription.limits().warnShare(),
                    newtonsPerUnit,
                    index + 1,
                    stages.length);
        }
        return stages;
    }

    /** Goes on at the site of that place, where so many repetitions are done; at the last where there are not so many sites. */
    void resume(int siteIndex, int repetitionsDone) {
        site = Math.min(siteIndex, stages.length - 1);
        repetitionsHere = repetitionsDone;
    }

    int repetitionsHere() {
        return repetitionsHere;
    }

    /** Its place among the prescription's sites, from 0. */
    int siteIndex() {
        return site;
    }

    Stage stage() {
        return stages[site][step];
    }

    /** Name of the present site; empty where sites have none. */
    String siteName() {
        return names[site];
    }

    /** What to say on arrival at the present site. */
    String arrival() {
        return arrivals[site];
    }

    /** 1 for the first. */
    int stepNumber() {
        return step + 1;
    }

    int steps() {
        return stages[site].length;
    }

    boolean hasNextStep() {
        return step + 1 < stages[site].length;
    }

    /** @param pain last rating, negative where none was told */
    boolean mayRaise(int pain) {
        return stages[site][step + 1].mayBegin(pain);
    }

    void nextStep() {
        step++;
    }

    void firstStep() {
        step = 0;
    }

    /** Longest time of the steps that follow the present one. */
    double secondsAfterThisStep() {
        double seconds = 0;
        for (int later = step + 1; later < stages[site].length; later++) {
            seconds += stages[site][later].holdSeconds;
        }
        return seconds;
    }

    void repetitionDone() {
        repetitionsHere++;
    }

    boolean siteDone() {
        return repetitionsHere >= repetitions[site];
    }

    boolean hasNextSite() {
        return site + 1 < stages.length;
    }

    void nextSite() {
        site++;
        step = 0;
        repetitionsHere = 0;
    }
}
