package org.myodose.dashboard.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.intake.TraceRecording;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.table.FileHash;
import org.myodose.analysis.table.NewFiles;
import org.myodose.dashboard.UserException;
import org.myodose.device.trace.Trace;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "import",
        description = "Make a recording of another program's table of force against time.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "With --mapping, what is said of the columns is remembered under a name for the next table of that kind.",
            "",
            "Examples:",
            "  ./myodose import grip.csv --out grip.xdf --unit kg",
            "  ./myodose import monday.csv --out monday.xdf --mapping lab --time-column t --force-column F --unit N",
            "  ./myodose import tuesday.csv --out tuesday.xdf --mapping lab"
        })
final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "TABLE", description = "Text, separated by commas, semicolons, tabs or spaces.")
    private Path table = Path.of("");

    @Option(names = "--out", required = true, paramLabel = "FILE.xdf", description = "The recording to make.")
    private Path out = Path.of("");

    @Option(names = "--replace", description = "Replace a file that exists; otherwise it is refused.")
    private boolean replace;

    @Option(
            names = "--mapping",
            paramLabel = "NAME",
            description = "What the columns mean, remembered under this name: with options, they are remembered;"
                    + " without, they are recalled.")
    private @Nullable String mapping;

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Mixin
    private final TraceOptionsMixin trace = new TraceOptionsMixin();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (Analysis.isRecording(table)) {
            throw new UserException(table + " is a recording already: analyse or export it as it is.");
        }
        Mappings mappings = Mappings.ofUser();
        TraceOptions options = mapping == null ? trace.options() : mappings.resolve(mapping, trace.options());
        try (NewFiles files = new NewFiles(replace)) {
            files.requireFree(out);
            Trace read = TraceFile.read(table, options);
            TraceCounts counts = TraceCounts.of(read);
            List<String> notices = new ArrayList<>(read.report().notes());
            notices.addAll(counts.notes());
            write(files, counts, options, notices);
            // Only what has worked is worth remembering.
            Path remembered = mapping == null ? null : mappings.remember(mapping, options);
            report(counts, remembered, notices);
        }
        return 0;
    }

    private void write(NewFiles files, TraceCounts counts, TraceOptions options, List<String> notices)
            throws IOException {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("table", String.valueOf(table.getFileName()));
        details.put("sha256", FileHash.of(table));
        details.put("mapping", MappingText.fields(options));
        details.put("notices", notices);
        RecordingDescription description = RecordingDescription.ofOneDevice(
                "import:" + table.getFileName(),
                SoftwareVersion.current(),
                // As near as is known to when it was measured.
                Files.getLastModifiedTime(table).toInstant(),
                "");
        try {
            TraceRecording.write(counts, files.begin(out), description, Json.of(details));
            files.commit();
        } catch (IOException e) {
            throw NewFiles.cannotWrite(out, e);
        }
    }

    private void report(TraceCounts counts, @Nullable Path remembered, List<String> notices) {
        if (json) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>();
            fields.put("source", String.valueOf(table.getFileName()));
            fields.put("file", out.toString());
            fields.put("scans", counts.scans());
            fields.put("channels", counts.description().channels().size());
            fields.put("mapping", remembered == null ? null : remembered.toString());
            fields.put("notices", notices);
            fields.put("softwareVersion", SoftwareVersion.current());
            Output.of(spec).println(Json.of(fields));
        } else {
            notices.forEach(Output.progressOf(spec)::println);
            Output.progressOf(spec).flush();
            Output.of(spec).println(out + ": " + counts.scans() + " scans of " + table.getFileName() + ".");
            if (remembered != null) {
                Output.of(spec).println("The mapping is in " + remembered + ".");
            }
        }
        Output.of(spec).flush();
    }
}
