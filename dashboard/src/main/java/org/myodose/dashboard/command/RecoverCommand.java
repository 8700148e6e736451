package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.MissingSpan;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;
import org.myodose.acquisition.recording.Salvage;
import org.myodose.acquisition.recording.SalvageReport;
import org.myodose.acquisition.recording.SalvageReport.FoundRecording;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "recover",
        description = {
            "Say what is missing in a damaged recording, and save the rest of it in a new file.",
            "The damaged file is only read."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exits with 0 when the recording is whole, and with 3 when something is missing.",
            "",
            "Example:  ./myodose recover press.xdf --out press-clean.xdf"
        })
final class RecoverCommand implements Callable<Integer> {

    /** Something is missing, and the rest is safe. */
    private static final int SALVAGED = 3;

    private static final double MICROS_PER_SECOND = 1e6;

    @Parameters(paramLabel = "FILE", description = "A recording that was cut, damaged or joined to others.")
    private Path file = Path.of("");

    @Option(
            names = "--out",
            paramLabel = "NEW",
            description = "The clean recording, which must not exist yet (default: FILE-recovered.xdf).")
    private @Nullable Path clean;

    @Option(names = "--json", description = "Print the report as one JSON object, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        SalvageReport report = Salvage.examine(file);
        if (!report.whole()) {
            report = Salvage.into(file, clean == null ? Salvage.unusedName(file) : clean);
        }
        PrintWriter out = Output.of(spec);
        if (json) {
            out.println(Json.of(RecoverJson.of(report)));
        } else {
            tell(report, out);
        }
        out.flush();
        return report.whole() ? CommandLine.ExitCode.OK : SALVAGED;
    }

    private static void tell(SalvageReport report, PrintWriter out) {
        if (report.whole()) {
            out.println(report.file() + " is whole: there is nothing to recover, and nothing was written.");
            return;
        }
        for (DamagedPart part : report.foreignParts()) {
            out.println(bytes(part) + " belong to no recording.");
        }
        for (FoundRecording recording : report.recordings()) {
            if (report.recordings().size() > 1) {
                out.println("A recording begins at byte " + recording.startByte() + ".");
            }
            tell(recording, out);
        }
    }

    private static void tell(FoundRecording recording, PrintWriter out) {
        for (DamagedPart part : recording.integrity().damagedParts()) {
            out.println(bytes(part) + " are damaged.");
        }
        if (recording.integrity().tailBytes() > 0) {
            out.println(
                    "The last " + recording.integrity().tailBytes() + " bytes were cut off before they were complete.");
        } else if (!recording.integrity().closed()) {
            out.println("It was cut off before its end.");
        }
        recording.missing().forEach(span -> out.println(words(span)));
        if (!recording.described()) {
            out.println("What described the device is lost, so channels have no names, and only counts are known.");
        }
        recording
                .salvagedInto()
                .ifPresent(saved -> out.println(recording.integrity().scans() + " scans and "
                        + recording.integrity().markers() + " markers are safe in " + saved + "."));
    }

    private static String bytes(DamagedPart part) {
        return "Bytes " + part.startByte() + " to " + (part.endByte() - 1);
    }

    private static String words(MissingSpan span) {
        String scans = span.scans().isPresent() ? "about " + span.scans().getAsLong() + " scans" : "scans";
        return "Of " + span.device().name() + ", " + scans + " may be missing " + when(span) + ".";
    }

    private static String when(MissingSpan span) {
        if (span.fromMicros().isEmpty()) {
            return span.toMicros().isEmpty() ? "throughout" : "before " + seconds(span.toMicros());
        }
        return span.toMicros().isEmpty()
                ? "after " + seconds(span.fromMicros())
                : "between " + seconds(span.fromMicros()) + " and " + seconds(span.toMicros());
    }

    private static String seconds(OptionalLong micros) {
        return micros.orElseThrow() / MICROS_PER_SECOND + " s";
    }
}
