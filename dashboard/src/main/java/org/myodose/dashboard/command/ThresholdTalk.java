package org.myodose.dashboard.command;

import static org.myodose.analysis.prescription.Figures.plain;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.myodose.analysis.threshold.ThresholdCue;
import org.myodose.analysis.threshold.ThresholdListener;
import org.myodose.analysis.threshold.ThresholdMeter.Glance;
import org.myodose.analysis.threshold.ThresholdProtocol;

/**
 * What the terminal says while a threshold is measured: a sentence where something happened, and on a terminal one line that
 * follows the force. Cues come on the acquisition thread, printing is done by whoever calls {@link #follow}.
 */
final class ThresholdTalk implements ThresholdListener {

    private static final int BAR = 30;
    private static final String CLEAR = "\r\u001b[2K";

    private record Told(ThresholdCue cue, String cause) {}

    private final ThresholdProtocol protocol;
    private final PrintWriter out;
    private final boolean terminal;
    private final BlockingQueue<Told> told = new LinkedBlockingQueue<>();
    private boolean finished;

    ThresholdTalk(ThresholdProtocol protocol, PrintWriter out, boolean terminal) {
        this.protocol = protocol;
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public void onCue(ThresholdCue cue, String cause, long timeMicros) {
        told.add(new Told(cue, cause));
    }

    /** Says what is new, and what the force does; waits for news at most so long. */
    void follow(Glance glance, long patienceMillis) throws InterruptedException {
        if (terminal && !finished) {
            out.print(CLEAR + line(glance));
            out.flush();
        }
        for (Told news = told.poll(patienceMillis, TimeUnit.MILLISECONDS); news != null; news = told.poll()) {
            say(news);
        }
    }

    boolean isFinished() {
        return finished;
    }

    private void say(Told news) {
        finished |= news.cue() == ThresholdCue.FINISHED;
        boolean hint = switch (news.cue()) {
            case TOO_FAST, TOO_SLOW, ON_RATE -> true;
            default -> false;
        };
        // On a terminal the line shows them, and a sentence each would push it away.
        if (!(hint && terminal)) {
            println(news.cause());
        }
    }

    void println(String sentence) {
        out.println((terminal ? CLEAR : "") + sentence);
        out.flush();
    }

    private String line(Glance glance) {
        return switch (glance.phase()) {
            case APPROACH -> "  press when you are ready";
            case LOADING ->
                String.format(Locale.ROOT, "  %6.1f N  %s  %s", glance.newtons(), bar(glance), rate(glance));
            case RELEASE -> String.format(Locale.ROOT, "  %6.1f N  let go", glance.newtons());
            case PAUSE -> String.format(Locale.ROOT, "  pause, %.0f s", Math.ceil(glance.pauseSeconds()));
            case FINISHED -> "";
        };
    }

    private String bar(Glance glance) {
        int filled = (int) Math.clamp(BAR * glance.newtons() / protocol.ceilingNewtons(), 0, BAR);
        return "█".repeat(filled) + "·".repeat(BAR - filled);
    }

    private String rate(Glance glance) {
        if (Double.isNaN(glance.newtonsPerSecond())) {
            return "";
        }
        String hint = switch (glance.hint()) {
            case TOO_FAST -> "slower";
            case TOO_SLOW -> "faster";
            case OK, NONE -> "good";
        };
        return String.format(
                Locale.ROOT,
                "%.1f of %s N/s  %s",
                glance.newtonsPerSecond(),
                plain(protocol.rateNewtonsPerSecond()),
                hint);
    }
}
