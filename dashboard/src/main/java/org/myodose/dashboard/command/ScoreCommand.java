package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.score.ErrorFigures;
import org.myodose.analysis.score.Estimate;
import org.myodose.analysis.score.ForceTrace;
import org.myodose.analysis.score.TraceMatch;
import org.myodose.analysis.score.TraceMatch.Window;
import org.myodose.dashboard.UserException;
import org.myodose.device.trace.TraceException;
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
            "Without a prescription on the command line, that of the recording holds. How points are lost: docs/scores.md.",
            "",
            "Examples:",
            "  ./myodose score student.xdf",
            "  ./myodose score student.xdf --band 35:45 --hold-seconds 10 --repetitions 4",
            "  ./myodose score student.xdf --expert teacher.xdf --estimates 38,42,40,45 --json"
        })
final class ScoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The session: an .xdf recording, or a table of force against time.")
    private Path file = Path.of("");

    @Option(names = "--expert", paramLabel = "FILE", description = "A session to lay each hold over.")
    private @Nullable Path expert;

    @Option(
            names = "--estimates",
            paramLabel = "N,N,…",
            split = ",",
            description =
                    "What the student believed each hold to be, in newtons, before seeing it (default: as recorded).")
    private List<Double> estimates = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Mixin
    private final SessionOptions options = new SessionOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        List<String> notes = new ArrayList<>();
        List<ScorableSession> sessions = options.read(file, notes);
        if (sessions.size() > 1 && (expert != null || !estimates.isEmpty())) {
            throw new UserException(file + " has holds of several devices (" + ScorableSession.names(sessions)
                    + "), and --expert and --estimates are for one: choose it with --device.");
        }
        if (json) {
            Output.of(spec).println(Json.of(json(sessions)));
        } else {
            for (ScorableSession session : sessions) {
                Output.of(spec).print(ScoreText.of(session, matches(session), estimated(session)));
            }
        }
        Output.of(spec).flush();
        sessions.stream()
                .flatMap(session -> session.notices().stream())
                .distinct()
                .forEach(notes::add);
        notes.forEach(note -> Output.progressOf(spec).println("Note: " + note));
        Output.progressOf(spec).flush();
        return 0;
    }

    /** Of one device as ever; of several, a list of the same. */
    private Map<String, @Nullable Object> json(List<ScorableSession> sessions)
            throws RecordingException, TraceException {
        List<Map<String, @Nullable Object>> scored = new ArrayList<>();
        for (ScorableSession session : sessions) {
            scored.add(ScoreJson.of(session, matches(session), estimated(session)));
        }
        if (scored.size() == 1) {
            return scored.getFirst();
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("source", String.valueOf(file.getFileName()));
        fields.put("devices", scored);
        return fields;
    }

    /** By the command line, else as they were entered on the live page; null where there are none. */
    private @Nullable ErrorFigures estimated(ScorableSession session) {
        List<Estimate> entered = session.report().estimates();
        if (!estimates.isEmpty()) {
            return errors(
                    estimates.stream(), session.report().holds().stream().map(hold -> session.newtons(hold.index())));
        }
        return entered.isEmpty()
                ? null
                : errors(
                        entered.stream().map(Estimate::newtons),
                        entered.stream().map(estimate -> session.newtons(estimate.hold())));
    }

    private static ErrorFigures errors(Stream<Double> estimates, Stream<Double> measured) {
        return ErrorFigures.ofEstimates(
                estimates.mapToDouble(Double::doubleValue).toArray(),
                measured.mapToDouble(Double::doubleValue).toArray());
    }

    /** Hold by hold; where the expert gave fewer, the last of theirs goes on. */
    private List<TraceMatch> matches(ScorableSession session) throws RecordingException, TraceException {
        if (expert == null) {
            return List.of();
        }
        List<ScorableSession> experts = options.read(expert, new ArrayList<>());
        ScorableSession model = experts.getFirst();
        if (experts.size() > 1) {
            throw new UserException(expert + " has holds of several devices (" + ScorableSession.names(experts)
                    + "), and a hold is laid over one: choose it with --device.");
        }
        List<Hold> theirHolds = model.report().holds();
        if (theirHolds.isEmpty()) {
            throw new UserException(
                    model.report().source() + " holds no hold to compare with: choose another --expert.");
        }
        ForceTrace theirs = options.force(expert, model);
        ForceTrace own = options.force(file, session);
        List<TraceMatch> matches = new ArrayList<>();
        for (Hold hold : session.report().holds()) {
            Hold their = theirHolds.get(Math.min(matches.size(), theirHolds.size() - 1));
            matches.add(TraceMatch.of(Window.around(theirs, their), Window.around(own, hold)));
        }
        return matches;
    }
}
