package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.report.FilterChoice;
import org.myodose.analysis.report.ReportJson;
import org.myodose.analysis.report.ReportText;
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
        description = "Find the holds in a recording or in a table of force against time.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A table may be separated by commas, semicolons, tabs or spaces, with or without headings.",
            "",
            "Examples:",
            "  ./myodose analyze press.xdf --json",
            "  ./myodose analyze grip.csv --time-column time --force-column force --unit kg"
        })
final class AnalyzeCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "An .xdf recording, or a table.")
    private Path file = Path.of("");

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Option(
            names = "--band",
            paramLabel = "LOW:HIGH",
            description = "Target band for the time in band, in the file's own unit of force.")
    private @Nullable String band;

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

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        AnalysisReport report = analyse();
        if (json) {
            Output.of(spec).print(ReportJson.of(report, SoftwareVersion.current()));
        } else {
            Output.of(spec).print(ReportText.of(report));
        }
        Output.of(spec).flush();
        return 0;
    }

    private AnalysisReport analyse() throws RecordingException, TraceException {
        ForceBand wanted = band == null ? null : ForceBand.parse(band);
        FilterChoice filtering = new FilterChoice(filter.wanted(), zeroPhase);
        if (Analysis.isRecording(file)) {
            return Analysis.of(Recording.open(file), wanted, filtering, layout.wanted());
        }
        if (layout.wanted() != null) {
            throw new UserException("--layout is for recordings; a table of one force has no sensors to lay out.");
        }
        return Analysis.of(TraceFile.read(file, trace.options()), wanted, filtering);
    }
}
