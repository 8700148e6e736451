package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.Recording;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.report.Analysis;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.analysis.report.AnalysisSettings;
import org.myodose.analysis.report.DeviceReport;
import org.myodose.analysis.report.FilterChoice;
import org.myodose.analysis.report.RecordingReport;
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
            names = "--device",
            paramLabel = "N",
            description = "Of a recording of several devices, this one alone, counted from 0.")
    private @Nullable Integer device;

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

    /** One device's holds in a session. */
    private record Session(String name, AnalysisReport report, List<Repetition> repetitions, int device) {}

    @Override
    public Integer call() throws Exception {
        Target target = Target.of(prescription.prescription());
        List<String> notes = new ArrayList<>();
        List<Session> sessions = withHolds(sessions(file), notes);
        if (sessions.size() > 1 && (expert != null || !estimates.isEmpty())) {
            throw new UserException(file + " has holds of several devices (" + names(sessions)
                    + "), and --expert and --estimates are for one: choose it with --device.");
        }
        if (json) {
            Output.of(spec).println(Json.of(json(target, sessions)));
        } else {
            for (Session session : sessions) {
                Output.of(spec).print(text(target, session));
            }
        }
        Output.of(spec).flush();
        sessions.stream()
                .flatMap(session -> session.report().notices().stream())
                .distinct()
                .forEach(notes::add);
        notes.forEach(note -> Output.progressOf(spec).println("Note: " + note));
        Output.progressOf(spec).flush();
        return 0;
    }

    private String text(Target target, Session session) throws RecordingException, TraceException {
        return ScoreText.of(
                session.name(),
                ScoredSession.of(target, session.repetitions()),
                matches(session),
                estimated(session.repetitions()));
    }

    /** Of one device as ever; of several, a list of the same. */
    private Map<String, @Nullable Object> json(Target target, List<Session> sessions)
            throws RecordingException, TraceException {
        List<Map<String, @Nullable Object>> scored = new ArrayList<>();
        for (Session session : sessions) {
            scored.add(ScoreJson.of(
                    session.name(),
                    ScoredSession.of(target, session.repetitions()),
                    matches(session),
                    estimated(session.repetitions())));
        }
        if (scored.size() == 1) {
            return scored.getFirst();
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("source", String.valueOf(file.getFileName()));
        fields.put("devices", scored);
        return fields;
    }

    /** Each device by itself; a table is one. */
    private List<Session> sessions(Path path) throws RecordingException, TraceException {
        if (!Analysis.isRecording(path)) {
            if (device != null) {
                throw new UserException("--device is for recordings; a table of one force has no devices.");
            }
            AnalysisReport report = Analysis.of(TraceFile.read(path, trace.options()), null, filtering());
            return List.of(session(report.source(), report, 0));
        }
        RecordingReport report = Analysis.ofDevices(
                Recording.open(path),
                new AnalysisSettings(null, filtering(), UnaryOperator.identity(), any -> true, false));
        List<DeviceReport> found = report.devices();
        List<DeviceReport> wanted = found.stream()
                .filter(one ->
                        device == null || found.size() == 1 || one.device().number() == device)
                .toList();
        if (wanted.isEmpty()) {
            throw new UserException("There is no device " + device + " in " + path + ": it holds "
                    + found.stream()
                            .map(one ->
                                    one.device().number() + " " + one.device().name())
                            .collect(Collectors.joining(", "))
                    + ".");
        }
        return wanted.stream()
                .map(one -> session(
                        found.size() == 1
                                ? report.source()
                                : report.source() + ", " + one.device().name(),
                        one.report(),
                        one.device().number()))
                .toList();
    }

    private static Session session(String name, AnalysisReport report, int device) {
        return new Session(
                name, report, Repetition.of(report.holds(), report.signal().forceUnit()), device);
    }

    /** Those that were pressed; where none was, all, so that each is told. */
    private static List<Session> withHolds(List<Session> sessions, List<String> notes) {
        List<Session> pressed = sessions.stream()
                .filter(session -> !session.repetitions().isEmpty())
                .toList();
        if (pressed.isEmpty()) {
            return sessions;
        }
        sessions.stream()
                .filter(session -> session.repetitions().isEmpty())
                .forEach(session -> notes.add(session.name() + " has no hold, so it is not scored."));
        return pressed;
    }

    private static String names(List<Session> sessions) {
        return sessions.stream()
                .map(session -> session.device() + " " + session.name())
                .collect(Collectors.joining("; "));
    }

    private FilterChoice filtering() {
        return new FilterChoice(filter.wanted(), false);
    }

    private ForceTrace force(Path path, Session session) throws RecordingException, TraceException {
        return Analysis.isRecording(path)
                ? Analysis.forces(Recording.open(path), filtering(), session.device())
                : Analysis.forces(TraceFile.read(path, trace.options()), filtering());
    }

    private @Nullable ErrorFigures estimated(List<Repetition> repetitions) {
        return estimates.isEmpty()
                ? null
                : ErrorFigures.ofEstimates(
                        estimates.stream().mapToDouble(Double::doubleValue).toArray(),
                        repetitions.stream()
                                .mapToDouble(Repetition::meanNewtons)
                                .toArray());
    }

    /** Hold by hold; where the expert gave fewer, the last of theirs goes on. */
    private List<TraceMatch> matches(Session session) throws RecordingException, TraceException {
        if (expert == null) {
            return List.of();
        }
        List<Session> experts = withHolds(sessions(expert), new ArrayList<>());
        Session model = experts.getFirst();
        if (experts.size() > 1) {
            throw new UserException(expert + " has holds of several devices (" + names(experts)
                    + "), and a hold is laid over one: choose it with --device.");
        }
        if (model.repetitions().isEmpty()) {
            throw new UserException(
                    model.report().source() + " holds no hold to compare with: choose another --expert.");
        }
        ForceTrace theirs = force(expert, model);
        ForceTrace own = force(file, session);
        List<TraceMatch> matches = new ArrayList<>();
        for (Repetition repetition : session.repetitions()) {
            int index = Math.min(matches.size(), model.repetitions().size() - 1);
            matches.add(TraceMatch.of(window(theirs, model.repetitions().get(index)), window(own, repetition)));
        }
        return matches;
    }

    private static TraceMatch.Window window(ForceTrace force, Repetition repetition) {
        return TraceMatch.Window.around(force, repetition.hold());
    }
}
