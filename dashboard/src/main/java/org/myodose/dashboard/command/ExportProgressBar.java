package org.myodose.dashboard.command;

import java.io.Console;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.myodose.analysis.export.ExportProgress;

/** Shows how far an export is: a bar on a terminal, elsewhere a line for each stage. */
final class ExportProgressBar implements ExportProgress {

    private static final int WIDTH = 40;

    private final PrintWriter out;
    private final Path recording;
    private final BooleanSupplier cancelled;
    private final boolean terminal;
    private int shownPercent = -1;
    private String shownStage = "";

    ExportProgressBar(PrintWriter out, Path recording, BooleanSupplier cancelled) {
        this(out, recording, cancelled, isTerminal());
    }

    ExportProgressBar(PrintWriter out, Path recording, BooleanSupplier cancelled, boolean terminal) {
        this.out = out;
        this.recording = recording;
        this.cancelled = cancelled;
        this.terminal = terminal;
    }

    private static boolean isTerminal() {
        return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
    }

    @Override
    public boolean goesOn(String stage, double share) {
        int percent = (int) Math.floor(100 * share);
        if (terminal && (percent != shownPercent || !stage.equals(shownStage))) {
            int full = percent * WIDTH / 100;
            out.print("\r[" + "#".repeat(full) + ".".repeat(WIDTH - full) + "] " + percent + " % " + stage + " "
                    + recording.getFileName() + "    ");
            out.flush();
        } else if (!stage.equals(shownStage)) {
            out.println(recording.getFileName() + ": " + stage);
            out.flush();
        }
        shownPercent = percent;
        shownStage = stage;
        return !cancelled.getAsBoolean();
    }

    /** What is printed next begins on a line of its own. */
    void end() {
        if (terminal && !shownStage.isEmpty()) {
            out.println();
            out.flush();
        }
    }
}
