package org.myodose.dashboard.report;

import static org.myodose.dashboard.document.Numbers.counted;
import static org.myodose.dashboard.document.Numbers.duration;
import static org.myodose.dashboard.document.Numbers.plain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.course.Given;
import org.myodose.analysis.course.PlannedSession;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.hold.HoldEnd;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.document.Block;
import org.myodose.dashboard.document.Block.Column;
import org.myodose.dashboard.document.Block.Table;
import org.myodose.dashboard.document.Numbers;

/** What one device says was given: hold by hold, and in all against what was planned. */
final class DoseSection {

    private final DeviceSession device;
    private final @Nullable Prescription prescription;

    DoseSection(DeviceSession device, @Nullable Prescription prescription) {
        this.device = device;
        this.prescription = prescription;
    }

    List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int presses = device.report().presses().size();
        String others = presses == 0
                ? ""
                : " " + counted(presses, "press was", "presses were") + " too short or unsteady to be a hold.";
        if (device.report().holds().isEmpty()) {
            blocks.add(Block.warning(
                    "No hold was found: nothing was pressed, or nothing was steady for long enough." + others));
        } else {
            blocks.add(holds());
            if (!others.isEmpty()) {
                blocks.add(Block.paragraph(others.strip()));
            }
        }
        blocks.add(dose());
        return blocks;
    }

    private Table holds() {
        String force = device.symbol();
        List<List<String>> rows = new ArrayList<>();
        for (Hold found : device.report().holds()) {
            Hold hold = found.scaled(device.factor());
            rows.add(List.of(
                    Integer.toString(hold.index()),
                    plain(hold.onsetSeconds(), 1),
                    plain(hold.plateauSeconds(), 1),
                    plain(hold.meanForce(), 1),
                    plain(hold.peakForce(), 1),
                    plain(hold.sag(), 2),
                    plain(hold.coefficientOfVariationPercent(), 1),
                    plain(hold.timeInBandPercent(), 0),
                    plain(hold.loadingRate(), 1),
                    plain(hold.impulse(), 0),
                    ended(hold)));
        }
        return new Table(
                "Holds: plateau means, slopes and shares; peak and impulse from onset to release. " + Numbers.NONE
                        + " means that the figure cannot be had.",
                List.of(
                        new Column("Hold", false),
                        new Column("Onset, s", true),
                        new Column("Held, s", true),
                        new Column("Mean, " + force, true),
                        new Column("Peak, " + force, true),
                        new Column("Slope, " + force + "/s", true),
                        new Column("CV, %", true),
                        new Column("In band, %", true),
                        new Column("Loading, " + force + "/s", true),
                        new Column("Impulse, " + force + "·s", true),
                        new Column("Ended", false)),
                rows);
    }

    private static String ended(Hold hold) {
        String end = hold.ended() == HoldEnd.END_OF_RECORDING
                ? "the recording ended"
                : hold.ended().label();
        return end
                + (hold.excursions() > 0 ? ", " + counted(hold.excursions(), "squeeze on top", "squeezes on top") : "")
                + (hold.clipped() ? ", clipped: at least" : "");
    }

    private Table dose() {
        Dose dose = device.report().dose();
        Given planned =
                prescription == null ? null : PlannedSession.of(prescription).total();
        String none = Numbers.NONE;
        boolean force = device.unit().isForce();
        List<List<String>> rows = List.of(
                List.of(
                        "Holds",
                        planned == null ? none : Integer.toString(planned.repetitions()),
                        Integer.toString(dose.repetitions())),
                List.of(
                        "Held, on the plateaus",
                        planned == null ? none : plain(planned.holdSecondsInBand(), 1, "s"),
                        plain(dose.holdSeconds(), 1, "s")),
                List.of(
                        "Held inside the band",
                        planned == null ? none : plain(planned.holdSecondsInBand(), 1, "s"),
                        plain(dose.inBandSeconds(), 1, "s")),
                List.of(
                        "Impulse of the holds",
                        planned == null || !force ? none : plain(planned.impulseNewtonSeconds(), 0, "N·s"),
                        plain(dose.impulse() * device.factor(), 0, device.symbol() + "·s")),
                List.of(
                        "Session",
                        planned == null ? none : "about " + duration(60 * planned.minutes()),
                        duration(dose.sessionSeconds())));
        return new Table(
                "Dose, planned against given",
                List.of(new Column("What", false), new Column("Planned", true), new Column("Given", true)),
                rows);
    }
}
