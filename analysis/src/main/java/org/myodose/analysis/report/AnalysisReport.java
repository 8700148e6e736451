package org.myodose.analysis.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.score.Estimate;
import org.myodose.analysis.score.Scoring;

/**
 * What an analysis found. Times are seconds from the first sample; forces are in the signal's unit. Immutable.
 *
 * @param source file that was analysed, without its folder
 * @param signal unit, rate, filter and its delay
 * @param samples samples analysed
 * @param durationSeconds from the first sample to the last
 * @param gaps stretches without data, each of which ended whatever was held
 * @param holds held-pressure intervals, in the order of their onsets
 * @param presses presses that were no holds
 * @param dose what the holds add up to
 * @param prescription what the recording was to give; null where it is not known, as in tables
 * @param scoring how well the holds were given, by that prescription
 * @param estimates what whoever pressed believed the holds' forces to be, where they were asked
 * @param notices everything guessed, left out or odd, in sentences
 */
public record AnalysisReport(
        String source,
        SignalDescription signal,
        long samples,
        double durationSeconds,
        List<GapSpan> gaps,
        List<Hold> holds,
        List<PressSpan> presses,
        Dose dose,
        @Nullable Prescription prescription,
        Scoring scoring,
        List<Estimate> estimates,
        List<String> notices) {

    public AnalysisReport {
        gaps = List.copyOf(gaps);
        holds = List.copyOf(holds);
        presses = List.copyOf(presses);
        estimates = List.copyOf(estimates);
        notices = List.copyOf(notices);
    }

    /** The same with what is said of its holds. */
    AnalysisReport with(Scoring newScoring, List<Estimate> newEstimates) {
        return new AnalysisReport(
                source,
                signal,
                samples,
                durationSeconds,
                gaps,
                holds,
                presses,
                dose,
                prescription,
                newScoring,
                newEstimates,
                notices);
    }
}
