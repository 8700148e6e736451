package org.myodose.dashboard.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.analysis.score.Interval;
import org.myodose.analysis.score.LearningCurve;
import org.myodose.analysis.score.LearningCurve.Attempt;
import org.myodose.analysis.score.LearningCurve.Kind;
import org.myodose.dashboard.UserException;
import org.myodose.device.trace.TraceException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "progress",
        description = "Score a student's sessions one after the other: what is learnt, kept, and owed to feedback.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Sessions are given in the order of their time; numbers count them from 1.",
            "",
            "Examples:",
            "  ./myodose progress day1.xdf day2.xdf day3.xdf day4.xdf --band 35:45 --hold-seconds 10",
            "  ./myodose progress a.xdf b.xdf c.xdf d.xdf e.xdf f.xdf --without-feedback 3,4 --retention 5,6 --json"
        })
final class ProgressCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Sessions: .xdf recordings, or tables of force.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--without-feedback",
            paramLabel = "N,N,…",
            split = ",",
            description = "Sessions of practice in which the student saw nothing.")
    private List<Integer> withoutFeedback = new ArrayList<>();

    @Option(
            names = "--retention",
            paramLabel = "N,N,…",
            split = ",",
            description = "Sessions that tested what was kept; nothing was seen.")
    private List<Integer> retention = new ArrayList<>();

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Mixin
    private final SessionOptions options = new SessionOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        requireSessions("--without-feedback", withoutFeedback);
        requireSessions("--retention", retention);
        for (int number : retention) {
            if (withoutFeedback.contains(number)) {
                throw new UserException("Session " + number
                        + " is given as practice and as a test: name it in --without-feedback or in --retention.");
            }
        }
        List<String> notes = new ArrayList<>();
        List<ScorableSession> sessions = new ArrayList<>();
        List<Attempt> attempts = new ArrayList<>();
        for (Path file : files) {
            ScorableSession session = one(file, notes);
            sessions.add(session);
            attempts.add(new Attempt(session.scored().score().total(), kind(attempts.size() + 1)));
        }
        noteDifferent(sessions, notes);
        LearningCurve curve = LearningCurve.of(attempts);
        if (json) {
            Output.of(spec).println(Json.of(fields(sessions, attempts, curve)));
        } else {
            print(Output.of(spec), sessions, attempts, curve);
        }
        Output.of(spec).flush();
        notes.forEach(note -> Output.progressOf(spec).println("Note: " + note));
        Output.progressOf(spec).flush();
        return 0;
    }

    /** A student's session is one device's. */
    private ScorableSession one(Path file, List<String> notes) throws RecordingException, TraceException {
        List<ScorableSession> sessions = options.read(file, notes);
        if (sessions.size() > 1) {
            throw new UserException(file + " has holds of several devices (" + ScorableSession.names(sessions)
                    + "), and progress is that of one: choose it with --device.");
        }
        return sessions.getFirst();
    }

    private static void noteDifferent(List<ScorableSession> sessions, List<String> notes) {
        List<String> prescriptions = sessions.stream()
                .map(session -> session.scored().prescription())
                .distinct()
                .map(prescription -> "'" + prescription.name() + "'")
                .toList();
        if (prescriptions.size() > 1) {
            notes.add("The sessions are scored against different prescriptions (" + String.join(", ", prescriptions)
                    + "), so what changed from one to the other may be owed to that: name one for all with"
                    + " --prescription.");
        }
    }

    private void requireSessions(String option, List<Integer> numbers) {
        for (int number : numbers) {
            if (number < 1 || number > files.size()) {
                throw new UserException("'" + option + " " + number + "' is no session: there are " + files.size()
                        + ", counted from 1.");
            }
        }
    }

    private Kind kind(int number) {
        if (retention.contains(number)) {
            return Kind.RETENTION;
        }
        return withoutFeedback.contains(number) ? Kind.WITHOUT_FEEDBACK : Kind.WITH_FEEDBACK;
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case WITH_FEEDBACK -> "with feedback";
            case WITHOUT_FEEDBACK -> "without feedback";
            case RETENTION -> "retention";
        };
    }

    private static void print(
            PrintWriter out, List<ScorableSession> sessions, List<Attempt> attempts, LearningCurve curve) {
        for (int index = 0; index < attempts.size(); index++) {
            Attempt attempt = attempts.get(index);
            out.printf(
                    Locale.ROOT,
                    "%3d  %5.1f  %-16s  %s, against %s%n",
                    index + 1,
                    attempt.score(),
                    words(attempt.kind()),
                    sessions.get(index).name(),
                    sessions.get(index).against());
        }
        print(out, "Points gained from session to session of practice", curve.pointsPerAttempt());
        print(out, "Mean of practice", curve.practice());
        print(out, "With feedback less without", curve.feedbackGain());
        print(out, "Retention: tests less the last three of practice", curve.retention());
    }

    private static void print(PrintWriter out, String what, Interval interval) {
        if (Double.isNaN(interval.estimate())) {
            out.printf(Locale.ROOT, "%s: there are no such sessions, or too few.%n", what);
        } else if (Double.isNaN(interval.low())) {
            out.printf(Locale.ROOT, "%s: %.1f; too few sessions to say how sure that is.%n", what, interval.estimate());
        } else {
            out.printf(
                    Locale.ROOT,
                    "%s: %.1f (95 %% confidence interval %.1f to %.1f).%n",
                    what,
                    interval.estimate(),
                    interval.low(),
                    interval.high());
        }
    }

    private static Map<String, @Nullable Object> fields(
            List<ScorableSession> sessions, List<Attempt> attempts, LearningCurve curve) {
        List<Map<String, Object>> scores = new ArrayList<>();
        for (int index = 0; index < attempts.size(); index++) {
            Map<String, Object> session = new LinkedHashMap<>();
            session.put("source", sessions.get(index).name());
            session.put("score", attempts.get(index).score());
            session.put("kind", words(attempts.get(index).kind()));
            session.put(
                    "prescription", sessions.get(index).scored().prescription().name());
            session.put("prescriptionFrom", sessions.get(index).origin().label);
            scores.add(session);
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("sessions", scores);
        fields.put("pointsPerAttempt", fields(curve.pointsPerAttempt()));
        fields.put("practice", fields(curve.practice()));
        fields.put("feedbackGain", fields(curve.feedbackGain()));
        fields.put("retention", fields(curve.retention()));
        return fields;
    }

    private static Map<String, @Nullable Object> fields(Interval interval) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("estimate", known(interval.estimate()));
        fields.put("low", known(interval.low()));
        fields.put("high", known(interval.high()));
        return fields;
    }

    private static @Nullable Double known(double figure) {
        return Double.isNaN(figure) ? null : figure;
    }
}
