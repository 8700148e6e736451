package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.station.NamedSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "run",
        description = "Show the live page on a device, or on several.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./myodose run --source serial:/dev/ttyACM0",
            "  ./myodose run --source 'serial:?serial-number=5573' --band 35:45 --record session.xdf",
            "  ./myodose run --source sim:glove --source sim:table --record both.xdf",
            "  ./myodose run --source sim:glove --class K7M2-PX4QRT --trainer mqtt://192.168.4.1 --name 'station 3'"
        })
final class RunCommand implements Callable<Integer> {

    @Mixin
    private final SourcesOption source = new SourcesOption();

    @Option(
            names = "--record",
            arity = "0..1",
            paramLabel = "FILE",
            fallbackValue = "",
            description = "Record into this file, which must not exist yet; without FILE, into a new one in the folder"
                    + " of --recordings, named by time and pseudonym.")
    private @Nullable String recordingFile;

    @Mixin
    private final RecordingOptions recording = new RecordingOptions();

    @Mixin
    private final LivePage page = new LivePage();

    @Mixin
    private final PrescriptionOptions prescription = new PrescriptionOptions();

    @Mixin
    private final StationOptions station = new StationOptions();

    @Mixin
    private final MembershipOptions membership = new MembershipOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<NamedSource> sources = source.sources();
        // A station of a class always records: what the trainer has is only a summary.
        String wanted = recordingFile == null && membership.areGiven() ? "" : recordingFile;
        Path file = wanted == null ? null : recording.file(wanted, sources, page.recordings());
        // A student's holds belong to the class, and its recording goes on from drill to drill.
        if (!membership.areGiven()) {
            page.letSessionsBegin();
        }
        page.serve(
                station.plan(sources, prescription.prescription(), file, recording.settings()),
                membership.joining(file),
                Output.of(spec));
        return 0;
    }
}
