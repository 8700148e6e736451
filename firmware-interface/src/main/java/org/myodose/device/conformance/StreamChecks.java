package org.myodose.device.conformance;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.conformance.ConformanceCheck.Notes;
import org.myodose.device.wire.Hello;
import org.myodose.device.wire.MessageType;

/** Starts the stream, looks at it for some seconds, and stops it. */
final class StreamChecks {

    private static final Duration STREAM = Duration.ofSeconds(4);
    private static final Duration SILENCE = Duration.ofMillis(2_500);
    private static final double RATE_TOLERANCE = 0.05;
    private static final double CLOCK_TOLERANCE = 0.01;
    private static final long FRAME_MICROS = 10_000;

    private final Conversation conversation;
    private final Notes notes;

    StreamChecks(Conversation conversation, Notes notes) {
        this.conversation = conversation;
        this.notes = notes;
    }

    void run() throws LinkException {
        conversation.heard.beginStretch();
        conversation.listen(SILENCE);
        silent("before START");
        Reply started = conversation.ask(MessageType.START.code());
        conversation.listen(Duration.ofMillis(500));
        Reply again = conversation.ask(MessageType.START.code());
        conversation.heard.beginStretch();
        conversation.listen(STREAM);
        Heard.Stretch stream = conversation.heard.stretch();
        notes.note(
                Requirement.STARTS,
                ConformanceCheck.isDone(started, MessageType.START)
                        && ConformanceCheck.isDone(again, MessageType.START)
                        && stream.scans > 0,
                stream.scans + " scans in " + STREAM.toSeconds() + " s");
        if (stream.scans > 1) {
            judge(stream);
        }
        Reply stopped = conversation.ask(MessageType.STOP.code());
        conversation.heard.beginStretch();
        conversation.listen(SILENCE);
        silent("after the answer to STOP");
        notes.note(
                Requirement.SILENT_UNLESS_STARTED,
                ConformanceCheck.isDone(stopped, MessageType.STOP),
                "STOP: " + ConformanceCheck.answer(stopped));
    }

    private void silent(String when) {
        long scans = conversation.heard.stretch().scans;
        notes.note(Requirement.SILENT_UNLESS_STARTED, scans == 0, scans + " scans " + when);
    }

    private void judge(Heard.Stretch stream) {
        notes.note(
                Requirement.SCANS_IN_ORDER,
                stream.ticksNotLater == 0,
                stream.ticksNotLater + " not later than the one before");
        notes.note(
                Requirement.FRAMES_FILL_SOON,
                stream.longestFrameMicros <= FRAME_MICROS,
                stream.longestFrameMicros / 1000.0 + " ms at most");
        @Nullable Hello hello = conversation.heard.hello();
        double told = hello == null ? 0 : hello.device().rateMilliHertz() / 1000.0;
        double measured = (stream.scans - 1) / (stream.deviceMicros * 1e-6);
        notes.note(
                Requirement.KEEPS_ITS_RATE,
                Math.abs(measured / told - 1) <= RATE_TOLERANCE,
                String.format(Locale.ROOT, "%.3f Hz by its own clock, %.3f Hz told", measured, told));
        double hostMicros = (stream.lastArrivalNs - stream.firstArrivalNs) / 1000.0;
        double apart = stream.deviceMicros / hostMicros - 1;
        notes.note(
                Requirement.CLOCK_RUNS_TRUE,
                Math.abs(apart) <= CLOCK_TOLERANCE,
                String.format(Locale.ROOT, "%+.3f %% over %.1f s", 100 * apart, hostMicros * 1e-6));
    }
}
