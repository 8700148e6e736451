package org.myodose.dashboard.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.fitting.LoadReading;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.bench.CalibrationPlan.Step;
import org.myodose.dashboard.bench.Operator;

/** Leads through a calibration at the keyboard: Enter goes on; u takes the last load back; q gives up. Single-threaded. */
final class CalibrationKeys implements Operator {

    private final BufferedReader keys;
    private final PrintWriter out;

    CalibrationKeys(BufferedReader keys, PrintWriter out) {
        this.keys = keys;
        this.out = out;
    }

    @Override
    public void wanted(int number, int count, Step step) {
        tell(String.format(Locale.ROOT, "%d of %d: %s", number, count, words(step)));
    }

    private static String words(Step step) {
        if (step.massKilograms() == 0) {
            return "take every load off the sensor";
        }
        return String.format(
                Locale.ROOT,
                "%s %s kg",
                step.direction() == LoadReading.Direction.UP ? "lay on" : "reduce to",
                step.massKilograms());
    }

    @Override
    public boolean proceed(int readingsSoFar) throws IOException {
        tell("   then press Enter (u: take the last load back, q: give up)");
        String key = keys.readLine();
        if (key == null || key.strip().equalsIgnoreCase("q")) {
            throw new UserException("The calibration was given up after " + readingsSoFar
                    + " loads; nothing was written, and files there were stay as they are.");
        }
        return !key.strip().equalsIgnoreCase("u");
    }

    @Override
    public void read(LoadReading reading) {
        tell(String.format(Locale.ROOT, "   %.1f counts", reading.counts()));
    }

    @Override
    public void takenBack(@Nullable LoadReading last) {
        tell(
                last == null
                        ? "   there is no load to take back"
                        : String.format(Locale.ROOT, "   the reading under %s kg is taken back", last.massKilograms()));
    }

    @Override
    public void holding(double seconds) {
        tell(String.format(Locale.ROOT, "   leave it on for %.0f s more: this shows how the sensor creeps", seconds));
    }

    private void tell(String sentence) {
        out.println(sentence);
        out.flush();
    }
}
