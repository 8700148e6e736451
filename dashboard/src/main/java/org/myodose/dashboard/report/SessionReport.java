package org.myodose.dashboard.report;

import static org.myodose.dashboard.document.Numbers.duration;
import static org.myodose.dashboard.document.Numbers.plain;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionSummary;
import org.myodose.analysis.report.TimelineEntry;
import org.myodose.dashboard.document.Block;
import org.myodose.dashboard.document.Block.Column;
import org.myodose.dashboard.document.Block.Fact;
import org.myodose.dashboard.document.Block.Facts;
import org.myodose.dashboard.document.Block.Table;
import org.myodose.dashboard.document.Section;

/** The sections that tell of one session. */
public final class SessionReport {

    private final Session session;
    private final @Nullable String note;
    private final ProvenanceSection provenance;

    private SessionReport(Session session, @Nullable String note, String softwareVersion) {
        this.session = session;
        this.note = note;
        provenance = new ProvenanceSection(session, softwareVersion);
    }

    /**
     * All of them, in their order; limits of the measurement are the last.
     *
     * @param note what somebody wants to be said beside; null for nothing
     */
    public static List<Section> sections(Session session, @Nullable String note, String softwareVersion) {
        return new SessionReport(session, note, softwareVersion).sections();
    }

    private List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section(1, "Summary", summary()));
        Prescription prescription = session.prescription();
        if (prescription != null) {
            sections.add(new Section(1, "What was asked for", prescription(prescription)));
        }
        boolean several = session.devices().size() > 1;
        for (DeviceSession device : session.devices()) {
            int level = several ? 2 : 1;
            if (several) {
                sections.add(new Section(1, "Device: " + device.name(), List.of()));
            }
            sections.add(new Section(level, "Force over time", new TraceSection(device, prescription).blocks()));
            sections.add(new Section(level, "Holds and dose", new DoseSection(device, prescription).blocks()));
            sections.add(new Section(level, "Score", ScoreSection.blocks(device)));
        }
        if (!session.timeline().isEmpty()) {
            sections.add(new Section(1, "All devices on one clock", List.of(timeline())));
        }
        sections.add(new Section(1, "Where the figures come from", provenance.file()));
        for (DeviceSession device : session.devices()) {
            sections.add(new Section(2, "Device: " + device.name(), provenance.device(device)));
        }
        sections.add(new Section(1, "What these figures cannot say", LimitsSection.ofSession(session)));
        return sections;
    }

    private List<Block> summary() {
        List<Fact> facts = new ArrayList<>();
        ProvenanceSection.recordedAt(session).ifPresent(at -> facts.add(new Fact("Recorded", at)));
        Prescription prescription = session.prescription();
        facts.add(new Fact(
                "Prescription",
                prescription == null
                        ? "none is known"
                        : prescription.name()
                                + (session.recordedPrescription() ? ", as recorded" : ", chosen for this report")));
        for (DeviceSession device : session.devices()) {
            facts.add(new Fact(session.devices().size() > 1 ? "Given, by " + device.name() : "Given", given(device)));
        }
        List<Block> blocks = new ArrayList<>(List.of(new Facts(facts)));
        warnings().forEach(warning -> blocks.add(Block.warning(warning)));
        if (note != null) {
            note.lines().filter(line -> !line.isBlank()).forEach(line -> blocks.add(Block.paragraph("Note: " + line)));
        }
        return blocks;
    }

    private String given(DeviceSession device) {
        var dose = device.report().dose();
        return dose.repetitions() + (dose.repetitions() == 1 ? " hold, " : " holds, ")
                + plain(dose.holdSeconds(), 1) + " s held in a session of " + duration(dose.sessionSeconds())
                + device.report()
                        .scoring()
                        .session()
                        .map(scored -> "; " + plain(scored.score().total(), 0) + " of 100 points")
                        .orElse("");
    }

    /** What must be known before any figure is believed. */
    private List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        if (!session.whole()) {
            warnings.add("This recording is not whole. " + session.integrity() + " The report tells of what is left.");
        }
        for (DeviceSession device : session.devices()) {
            if (!device.unit().isForce()) {
                warnings.add("The figures of " + device.name()
                        + " are counts, not newtons: it was recorded without a calibration.");
            }
            long clipped =
                    device.report().holds().stream().filter(Hold::clipped).count();
            if (clipped > 0) {
                warnings.add(clipped + " of " + device.report().holds().size() + " holds of " + device.name()
                        + " were clipped: the signal stood at the end of its range, the true force was higher and may not"
                        + " have been steady. Their means, peaks and impulses are lower limits.");
            }
        }
        warnings.addAll(ProvenanceSection.expired(session));
        return warnings;
    }

    private static List<Block> prescription(Prescription prescription) {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("Name", prescription.name()));
        facts.add(new Fact("Rests on", prescription.basis()));
        PrescriptionSummary.entries(prescription).forEach(entry -> facts.add(new Fact(entry.label(), entry.words())));
        return List.of(new Facts(facts));
    }

    private Table timeline() {
        List<List<String>> rows = new ArrayList<>();
        for (TimelineEntry entry : session.timeline()) {
            rows.add(List.of(
                    entry.device().device().name() + ", hold " + entry.hold().index(),
                    plain(entry.onsetSeconds(), 3),
                    plain(entry.releaseSeconds(), 3),
                    plain(1000 * entry.uncertaintySeconds(), 2),
                    entry.hold().site()));
        }
        return new Table(
                "Holds of all devices, in seconds from the first sample of any, on the recording computer's clock",
                List.of(
                        new Column("Hold", false),
                        new Column("Onset, s", true),
                        new Column("Release, s", true),
                        new Column("± ms", true),
                        new Column("Site", false)),
                rows);
    }
}
