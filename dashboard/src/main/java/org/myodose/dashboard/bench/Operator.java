package org.myodose.dashboard.bench;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.fitting.LoadReading;
import org.myodose.dashboard.bench.CalibrationPlan.Step;

/** Who lays the loads on, and is told how it goes. Called on the thread of the {@link CalibrationDialogue}. */
public interface Operator {

    /**
     * The next load is to be laid on.
     *
     * @param number which it is, 1 for the first
     */
    void wanted(int number, int count, Step step);

    /**
     * Waits until it lies there; not asked where the procedure goes on by itself.
     *
     * @return false to take the last reading back
     * @throws org.myodose.dashboard.UserException to give up
     */
    boolean proceed(int readingsSoFar) throws IOException, InterruptedException;

    /** A reading came to rest. */
    void read(LoadReading reading);

    /** The last reading was taken back; null where there was none. */
    void takenBack(@Nullable LoadReading last);

    /** The load is to lie on for so long, to measure creep. */
    void holding(double seconds);
}
