package org.myodose.dashboard.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.site.LayoutFiles;
import org.myodose.analysis.export.Export;
import org.myodose.analysis.export.ExportCancelledException;
import org.myodose.analysis.export.ExportRequest;
import org.myodose.analysis.export.ExportResult;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.catalog.SignalFormats;
import org.myodose.analysis.report.AnalysisSettings;
import org.myodose.analysis.report.FilterChoice;
import org.myodose.dashboard.UserException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "export",
        description = "Write recordings in the formats of other programs: signals, markers, holds and scores.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "What is in each format, and how to open it elsewhere: docs/export.md.",
            "",
            "Examples:",
            "  ./myodose export press.xdf --format csv",
            "  ./myodose export press.xdf --format parquet --out press.parquet --replace",
            "  ./myodose export monday.xdf tuesday.xdf --format holds --json"
        })
final class ExportCommand implements Callable<Integer> {

    /** As of a process that SIGINT ended. */
    private static final int CANCELLED = 130;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Recordings, .xdf.")
    private List<Path> recordings = new ArrayList<>();

    @Option(
            names = "--format",
            required = true,
            paramLabel = "NAME",
            completionCandidates = FormatNames.class,
            description = "One of: ${COMPLETION-CANDIDATES}.")
    private String format = "";

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write (default: beside the recording, under its name).")
    private @Nullable Path out;

    @Option(names = "--replace", description = "Replace files that exist; otherwise they are refused.")
    private boolean replace;

    @Mixin
    private final DeviceOption device = new DeviceOption();

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Mixin
    private final FilterOption filter = new FilterOption();

    @Mixin
    private final LayoutOption layout = new LayoutOption();

    @Mixin
    private final PrescriptionOptions prescription = new PrescriptionOptions();

    @Spec
    private @Nullable CommandSpec spec;

    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** What {@code --format} takes. */
    static final class FormatNames extends ArrayList<String> {

        private static final long serialVersionUID = 1;

        FormatNames() {
            super(SignalFormats.all().stream().map(SignalFormat::name).toList());
        }
    }

    @Override
    public Integer call() throws Exception {
        SignalFormat wanted = SignalFormats.named(format)
                .orElseThrow(() -> new UserException(
                        "There is no format '" + format + "': choose " + String.join(", ", new FormatNames()) + "."));
        if (out != null && recordings.size() > 1) {
            throw new UserException("--out names one file, and " + recordings.size()
                    + " recordings are to be exported: leave it out, and each is written beside its recording.");
        }
        // Ctrl-C and SIGTERM end the export, and nothing half is left.
        Shutdown shutdown = Shutdown.first(() -> cancelled.set(true));
        try {
            return export(wanted);
        } catch (ExportCancelledException e) {
            Output.progressOf(spec).println("myodose: " + e.getMessage());
            Output.progressOf(spec).flush();
            return CANCELLED;
        } finally {
            shutdown.done();
        }
    }

    private int export(SignalFormat wanted) throws IOException, RecordingException {
        List<ExportResult> results = new ArrayList<>();
        for (Path recording : recordings) {
            ExportProgressBar bar = new ExportProgressBar(Output.progressOf(spec), recording, cancelled::get);
            try {
                results.add(Export.run(
                        request(Recording.open(recording)), wanted, target(recording, wanted), replace, bar));
            } finally {
                bar.end();
            }
            tell(results.getLast());
        }
        if (json) {
            Output.of(spec).println(Json.of(ExportJson.of(wanted, results)));
        }
        Output.of(spec).flush();
        boolean whole =
                results.stream().allMatch(result -> result.export().integrity().whole());
        return whole ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void tell(ExportResult result) {
        if (!result.export().integrity().whole()) {
            Output.progressOf(spec)
                    .println(result.export().source() + ": "
                            + result.export().integrity().statement());
            Output.progressOf(spec).flush();
        }
        if (!json) {
            result.files().forEach(Output.of(spec)::println);
        }
    }

    private Path target(Path recording, SignalFormat wanted) {
        return out == null ? Export.beside(recording, wanted) : out;
    }

    private ExportRequest request(Recording recording) {
        List<RecordedDevice> present =
                recording.description().map(RecordingDescription::devices).orElse(List.of());
        device.requireAmong(present, recording.path());
        LayoutFiles files = layout.wanted();
        boolean several = present.size() > 1;
        AnalysisSettings settings = new AnalysisSettings(
                null,
                new FilterChoice(filter.wanted(), false),
                recorded -> files == null ? recorded : several ? files.orElse(recorded) : files,
                device::wants,
                false,
                prescription.areGiven(spec) ? prescription.prescription() : null);
        return new ExportRequest(recording, settings, SoftwareVersion.current());
    }
}
