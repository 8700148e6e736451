package org.myodose.dashboard.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.site.LayoutFiles;
import org.myodose.analysis.batch.BatchSettings;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.report.AnalysisSettings;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.analysis.report.FilterChoice;
import org.myodose.analysis.report.RecordingReport;
import org.myodose.analysis.report.ReportJson;
import org.myodose.analysis.report.ReportText;
import org.myodose.analysis.report.WantedBand;
import org.myodose.dashboard.UserException;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "analyze",
        description = "Find the holds in a recording, in a table of force against time, or in all that a folder holds.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A table may be separated by commas, semicolons, tabs or spaces, with or without headings.",
            "",
            "Examples:",
            "  ./myodose analyze press.xdf --json",
            "  ./myodose analyze both.xdf --device 1",
            "  ./myodose analyze grip.csv --time-column time --force-column force --unit kg",
            "  ./myodose analyze study --prescription 30-s-x-4 --out results.parquet"
        })
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "An .xdf recording, or a table; with --out, also a folder of them.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Option(
            names = "--band",
            paramLabel = "LOW:HIGH",
            description = "Target band for the time in band, in the file's own unit of force.")
    private @Nullable String band;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Option(names = "--sites", description = "Also find the holds of every zone by itself, such as each finger's.")
    private boolean eachSite;

    @Option(
            names = "--zero-phase",
            description =
                    "Filter forwards and backwards, without delay; holds can then differ from what was found live.")
    private boolean zeroPhase;

    @Mixin
    private final FilterOption filter = new FilterOption();

    @Mixin
    private final LayoutOption layout = new LayoutOption();

    @Mixin
    private final TraceOptionsMixin trace = new TraceOptionsMixin();

    @Option(
            names = "--prescription",
            paramLabel = "NAME|FILE",
            description = "What was to be given, in place of what a recording says of it; see ./myodose prescriptions.")
    private @Nullable String prescription;

    @Mixin
    private final PersonOptions person = new PersonOptions();

    @Mixin
    private final BatchOptions batch = new BatchOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Path out = batch.out();
        if (out != null) {
            return folder(out);
        }
        if (Files.isDirectory(file)) {
            throw new UserException(file + " is a folder: say with --out where the results of all its files shall go.");
        }
        Output.of(spec).print(Analysis.isRecording(file) ? recordingReport() : tableReport());
        Output.of(spec).flush();
        return 0;
    }

    private String recordingReport() throws RecordingException {
        Recording recording = Recording.open(file);
        device.requireAmong(present(recording), file);
        LayoutFiles files = layout.wanted();
        boolean several = present(recording).size() > 1;
        RecordingReport report = Analysis.ofDevices(
                recording,
                new AnalysisSettings(
                        WantedBand.inUnitOfForces(wantedBand()),
                        filtering(),
                        recorded -> files == null ? recorded : several ? files.orElse(recorded) : files,
                        device::wants,
                        eachSite,
                        wantedPrescription()));
        if (files != null) {
            files.requireUse(
                    report.devices().stream().map(DeviceReport::description).toList());
        }
        requireSites(report);
        return json ? ReportJson.of(report, SoftwareVersion.current()) : ReportText.of(report);
    }

    private void requireSites(RecordingReport report) {
        if (eachSite && report.devices().stream().allMatch(one -> one.sites().isEmpty())) {
            throw new UserException("Nothing in " + file
                    + " says where its sensors sit, so there are no sites to look at: tell with --layout.");
        }
    }

    /** Empty where the recording's header is lost. */
    private static List<RecordedDevice> present(Recording recording) {
        return recording.description().map(RecordingDescription::devices).orElse(List.of());
    }

    private String tableReport() throws TraceException {
        if (layout.wanted() != null || device.isGiven() || eachSite) {
            throw new UserException(
                    "--layout, --device and --sites are for recordings; a table of one force has no sensors.");
        }
        // What was mistyped is told before what is wrong in the file.
        ForceBand wanted = wantedBand();
        FilterChoice filtering = filtering();
        AnalysisReport report =
                Analysis.of(TraceFile.read(file, trace.options()), wanted, filtering, wantedPrescription());
        return json ? ReportJson.of(report, SoftwareVersion.current()) : ReportText.of(report);
    }

    private int folder(Path out) throws IOException {
        if (json || device.isGiven()) {
            throw new UserException("--json and --device are for one file: leave them out, or leave out --out.");
        }
        BatchSettings settings = new BatchSettings(
                wantedPrescription(),
                wantedBand(),
                filtering(),
                layout.wanted(),
                eachSite,
                trace.options(),
                SoftwareVersion.current(),
                BuildMark.current(),
                parameters());
        return new BatchRun(out, Output.of(spec), Output.progressOf(spec)).of(file, batch, settings);
    }

    /** For the results: what was asked for, in one order. */
    private String parameters() {
        FilterChoice filtering = filtering();
        Prescription wanted = wantedPrescription();
        return String.join(
                "; ",
                "prescription " + (wanted == null ? "as recorded" : mark(wanted)),
                "band " + (band == null ? "as prescribed" : band),
                "filter " + (filtering.profile() == null ? "as recorded" : filtering.profile()),
                filtering.zeroPhase() ? "forwards and backwards" : "as live",
                eachSite ? "each site" : "total",
                "layout " + layout.mark(),
                "tables " + trace.options());
    }

    /** By name, and by a checksum of all that it says: files are edited. */
    private static String mark(Prescription wanted) {
        return wanted.name() + " (" + Checksum.of(PrescriptionJson.of(wanted)) + ")";
    }

    private @Nullable Prescription wantedPrescription() {
        if (prescription == null && person.areGiven()) {
            throw new UserException(
                    "--threshold and --first-session are for a prescription: give --prescription, too.");
        }
        return prescription == null
                ? null
                : person.applyTo(PrescriptionOptions.find(prescription)).prescription();
    }

    private @Nullable ForceBand wantedBand() {
        return band == null ? null : ForceBand.parse(band);
    }

    private FilterChoice filtering() {
        return new FilterChoice(filter.wanted(), zeroPhase);
    }
}
