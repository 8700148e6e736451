package org.myodose.device.text;

import java.util.ArrayList;
import java.util.List;

/**
 * The separator and number of cells that most of the first lines agree on, and their last stretch without a break: no boot
 * message within, no pause. A board that resets when its port is opened begins that stretch after its reset.
 *
 * @param separator between cells
 * @param cells in each line; 0 where no line has figures
 * @param run the lines of that stretch
 * @param before the lines before it
 */
record LineShape(byte separator, int cells, List<SeenLine> run, List<SeenLine> before) {

    private static final byte[] SEPARATORS = {'\t', ';', ',', LineParser.BLANKS};
    private static final long LONGEST_PAUSE_NS = 1_500_000_000L;

    /** The shape of {@code lines}, cut by the separator that options tell or that fits best. */
    static LineShape of(List<SeenLine> lines, TextOptions options) {
        Byte told = options.separator();
        byte[] candidates = told == null ? SEPARATORS : new byte[] {told};
        byte best = candidates[0];
        int[] bestTally = tally(lines, best);
        for (byte separator : candidates) {
            int[] tally = tally(lines, separator);
            // As many good lines and more cells: a blank cuts further than a separator that is not there.
            if (tally[1] > bestTally[1] || (tally[1] == bestTally[1] && tally[0] > bestTally[0])) {
                best = separator;
                bestTally = tally;
            }
        }
        return cut(lines, best, bestTally[0]);
    }

    /** The commonest number of cells among good lines, and how many lines have it. */
    private static int[] tally(List<SeenLine> lines, byte separator) {
        LineParser parser = new LineParser();
        int[] linesOfWidth = new int[LineParser.MAX_CELLS + 1];
        int width = 0;
        for (SeenLine line : lines) {
            if (line.read(parser, separator) == Verdict.GOOD) {
                linesOfWidth[parser.cells()]++;
                width = linesOfWidth[parser.cells()] > linesOfWidth[width] ? parser.cells() : width;
            }
        }
        return new int[] {width, linesOfWidth[width]};
    }

    private static LineShape cut(List<SeenLine> lines, byte separator, int cells) {
        LineParser parser = new LineParser();
        List<SeenLine> run = new ArrayList<>();
        List<SeenLine> before = new ArrayList<>();
        for (SeenLine line : lines) {
            Verdict verdict = line.read(parser, separator);
            boolean pause = !run.isEmpty() && line.arrivalNs() - run.getLast().arrivalNs() > LONGEST_PAUSE_NS;
            if (pause || verdict == Verdict.WORDS) {
                before.addAll(run);
                run.clear();
            }
            if (verdict == Verdict.GOOD && parser.cells() == cells) {
                run.add(line);
            } else {
                before.add(line);
            }
        }
        return new LineShape(separator, cells, run, before);
    }

    long spanNs() {
        return run.isEmpty() ? 0 : run.getLast().arrivalNs() - run.getFirst().arrivalNs();
    }
}
