package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.report.FilterChoice;
import org.myodose.analysis.score.ErrorFigures;
import org.myodose.analysis.score.ForceTrace;
import org.myodose.analysis.score.Repetition;
import org.myodose.analysis.score.ScoredSession;
import org.myodose.analysis.score.Target;
import org.myodose.analysis.score.TraceMatch;
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
        name = "score",
        description = "Score the holds of a session against a prescription, and say what lost how many points.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "How points are lost: docs/scores.md.",
            "",
            "Examples:",
            "  ./myodose score student.xdf --band 35:45 --hold-seconds 10 --repetitions 4",
            "  ./myodose score student.xdf --expert teacher.xdf --estimates 38,42,40,45 --json"
        })
final class ScoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The session: an .xdf recording, or a table of force against time.")
    private Path file = Path.of("");

    @Mixin
    private final PrescriptionOptions prescription = new PrescriptionOptions();

    @Option(names = "--expert", paramLabel = "FILE", description = "A session to lay each hold over.")
    private @Nullable Path expert;

    @Option(
            names = "--estimates",
            paramLabel = "N,N,…",
            split = ",",
            description = "What the student believed each hold to be, in newtons, before seeing it.")
    private List<Double> estimates = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Mixin
    private final FilterOption filter = new FilterOption();

    @Mixin
    private final TraceOptionsMixin trace = new TraceOptionsMixin();

    @Spec
    private @Nullable CommandSpec spec;

    /** A session's holds and its force. */
    private record Session(AnalysisReport report, List<Repetition> repetitions, ForceTrace force) {}

    @Override
    public Integer call() throws Exception {
        Target target = Target.of(prescription.prescription());
        Session session = read(file);
        ScoredSession scored = ScoredSession.of(target, session.repetitions());
        List<TraceMatch> matches = expert == null ? List.of() : matches(session, read(expert));
        ErrorFigures estimated = estimates.isEmpty() ? null : estimated(session.repetitions());
        if (json) {
            Output.of(spec).println(Json.of(ScoreJson.of(session.report().source(), scored, matches, estimated)));
        } else {
            Output.of(spec).print(ScoreText.of(session.report().source(), scored, matches, estimated));
        }
        Output.of(spec).flush();
        session.report().notices().forEach(notice -> Output.progressOf(spec).println("Note: " + notice));
        Output.progressOf(spec).flush();
        return 0;
    }

    private Session read(Path path) throws RecordingException, TraceException {
        FilterChoice filtering = new FilterChoice(filter.wanted(), false);
        boolean recorded = Analysis.isRecording(path);
        AnalysisReport report = recorded
                ? Analysis.of(Recording.open(path), null, filtering)
                : Analysis.of(TraceFile.read(path, trace.options()), null, filtering);
        ForceTrace force = recorded
                ? Analysis.forces(Recording.open(path), filtering)
                : Analysis.forces(TraceFile.read(path, trace.options()), filtering);
        return new Session(report, Repetition.of(report.holds(), report.signal().forceUnit()), force);
    }

    private ErrorFigures estimated(List<Repetition> repetitions) {
        return ErrorFigures.ofEstimates(
                estimates.stream().mapToDouble(Double::doubleValue).toArray(),
                repetitions.stream().mapToDouble(Repetition::meanNewtons).toArray());
    }

    /** Hold by hold; where the expert gave fewer, the last of theirs goes on. */
    private static List<TraceMatch> matches(Session session, Session expert) {
        if (expert.repetitions().isEmpty()) {
            throw new UserException(
                    expert.report().source() + " holds no hold to compare with: choose another --expert.");
        }
        List<TraceMatch> matches = new ArrayList<>();
        for (Repetition repetition : session.repetitions()) {
            int model = Math.min(matches.size(), expert.repetitions().size() - 1);
            matches.add(TraceMatch.of(
                    window(expert.force(), expert.repetitions().get(model)), window(session.force(), repetition)));
        }
        return matches;
    }

    private static TraceMatch.Window window(ForceTrace force, Repetition repetition) {
        return TraceMatch.Window.around(force, repetition.hold());
    }
}
