package org.myodose.analysis.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.loop.RecordingReplay;
import org.myodose.acquisition.recording.Marker;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.RecordedScan;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingIntegrity;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;
import org.myodose.acquisition.recording.RecordingVisitor;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionException;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;

/** One recording on its way to a report: each of its devices through a conditioner and a detector of its own. */
final class RecordingAnalysis {

    private static final RecordingVisitor NOBODY = new RecordingVisitor() {};

    private final Recording recording;
    private final AnalysisSettings settings;
    private final @Nullable Prescription prescription;
    private final List<String> prescriptionNotices = new ArrayList<>();
    private final Map<Integer, ZeroPhaseTotals> totals = new TreeMap<>();
    private final Map<Integer, Told> told = new TreeMap<>();
    private final Map<Integer, OneDevice> devices = new TreeMap<>();

    RecordingAnalysis(Recording recording, AnalysisSettings settings) {
        this.recording = recording;
        this.settings = settings;
        prescription = settings.prescription() == null ? recorded() : settings.prescription();
    }

    /** A prescription that cannot be used costs no more than itself. */
    private @Nullable Prescription recorded() {
        try {
            return recording
                    .description()
                    .flatMap(description -> PrescriptionJson.read(description.prescription()))
                    .orElse(null);
        } catch (PrescriptionException refused) {
            prescriptionNotices.add("The prescription is left aside: " + refused.getMessage());
            return null;
        }
    }

    RecordingReport report() throws RecordingException {
        if (prescription != null && !prescription.hasOneBand()) {
            hearPeople(prescription);
        }
        if (settings.filter().zeroPhase()) {
            recording.forEachDevice(device -> settings.devices().test(device.number()) ? firstPass(device) : NOBODY);
        }
        RecordingIntegrity integrity =
                recording.forEachDevice(device -> settings.devices().test(device.number()) ? finding(device) : NOBODY);
        takeAgain();
        String name = String.valueOf(recording.path().getFileName());
        List<String> notices = notices(integrity);
        List<DeviceReport> reports = new ArrayList<>();
        for (OneDevice device : devices.values()) {
            device.report(name, notices).ifPresent(reports::add);
        }
        if (reports.isEmpty()) {
            throw new RecordingException(
                    name + " holds no scans: it was cut before the device had introduced itself. Record again.");
        }
        return new RecordingReport(name, reports);
    }

    /** Beforehand, for a marker may stand in the file behind the scan with which it was heard. */
    private void hearPeople(Prescription severalBands) throws RecordingException {
        recording.forEachDevice(device ->
                told.computeIfAbsent(device.number(), number -> new Told(severalBands, Told.before(recording))));
    }

    /** What people told, if that and the prescription tell what was asked for when. */
    private @Nullable Told told(int device) {
        Told known = told.get(device);
        boolean asRecorded =
                settings.prescription() == null || settings.prescription().equals(recorded());
        return known == null || prescription == null || !prescription.goesByPain() || asRecorded || known.hasPain()
                ? known
                : null;
    }

    private void takeAgain() throws RecordingException {
        Map<Integer, RecordingVisitor> again = new TreeMap<>();
        devices.forEach((number, device) -> device.again().ifPresent(visitor -> again.put(number, visitor)));
        if (!again.isEmpty()) {
            recording.forEachDevice(device -> again.getOrDefault(device.number(), NOBODY));
        }
    }

    private RecordingReplay replay(ForceConsumer consumer) {
        return new RecordingReplay(consumer, settings.filter().profile(), settings.layouts());
    }

    private RecordingVisitor firstPass(RecordedDevice device) {
        ZeroPhaseTotals heard = new ZeroPhaseTotals();
        totals.put(device.number(), heard);
        return replay(heard);
    }

    private RecordingVisitor finding(RecordedDevice device) {
        OneDevice finding = new OneDevice(device);
        devices.put(device.number(), finding);
        return finding;
    }

    private List<String> notices(RecordingIntegrity integrity) {
        List<String> notices = new ArrayList<>(prescriptionNotices);
        if (!integrity.whole()) {
            notices.add(integrity.statement());
        }
        recording
                .description()
                .ifPresent(description -> description.devices().stream()
                        .filter(device -> settings.devices().test(device.number()) && !isHeard(device))
                        .forEach(device -> notices.add("Of device " + device.name() + " there are no scans.")));
        return notices;
    }

    private boolean isHeard(RecordedDevice device) {
        OneDevice heard = devices.get(device.number());
        return heard != null && heard.description != null;
    }

    /** One device's way, which also keeps its times. */
    private final class OneDevice implements RecordingVisitor {

        private final RecordedDevice identity;
        private final HoldSearch search;
        private final SiteCollectors sites;
        private final CommonTime time = new CommonTime();
        private final RecordingReplay replay;
        private final Estimates estimates = new Estimates();
        private final Drills drills = new Drills();
        private @Nullable DeviceDescription description;

        OneDevice(RecordedDevice identity) {
            this.identity = identity;
            search = new HoldSearch(settings.band(), prescription, told(identity.number()));
            ForceConsumer total = filtered(search);
            sites = new SiteCollectors(total, settings.band());
            replay = RecordingAnalysis.this.replay(settings.eachSite() ? sites : total);
        }

        private ForceConsumer filtered(ForceConsumer consumer) {
            ZeroPhaseTotals heard = totals.get(identity.number());
            return heard == null ? consumer : heard.inPlaceOfThoseOf(consumer);
        }

        /** Who wants to hear all scans again; empty where nobody does, or there were none. */
        Optional<RecordingVisitor> again() {
            return description == null
                    ? Optional.empty()
                    : search.again().map(consumer -> RecordingAnalysis.this.replay(filtered(consumer)));
        }

        /** Empty where nothing says what the device was. */
        Optional<DeviceReport> report(String name, List<String> common) {
            DeviceDescription known = description;
            if (known == null) {
                return Optional.empty();
            }
            List<String> notices = new ArrayList<>(common);
            if (replay.entriesLost() > 0) {
                notices.add(replay.entriesLost() + " scans came but were not recorded, because the disk was too slow.");
            }
            drills.notice(prescription).ifPresent(notices::add);
            AnalysisReport report = search.report(name, notices);
            return Optional.of(new DeviceReport(
                    identity,
                    known,
                    report.with(report.scoring(), estimates.of(report.holds())),
                    time,
                    sites.reports(name)));
        }

        @Override
        public void onMarker(Marker marker) {
            estimates.note(marker);
            drills.note(marker);
        }

        @Override
        public void onScan(RecordedScan scan) {
            time.scan(scan);
            replay.onScan(scan);
        }

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal) {
            description = device;
            replay.onDevice(device, signal);
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {
            replay.onGap(fromMicros, toMicros, framesMissing);
        }

        @Override
        public void onLost(long fromMicros, long toMicros, long entries) {
            replay.onLost(fromMicros, toMicros, entries);
        }

        @Override
        public void onTare(long timeMicros, SignalDescription signal) {
            replay.onTare(timeMicros, signal);
        }

        @Override
        public void onDeviceEvent(DeviceEvent event) {
            replay.onDeviceEvent(event);
        }

        @Override
        public void onDamaged(DamagedPart part) {
            replay.onDamaged(part);
        }
    }
}
