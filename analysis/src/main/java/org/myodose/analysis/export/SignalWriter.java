package org.myodose.analysis.export;

import java.io.Closeable;
import java.io.IOException;
import org.myodose.acquisition.ForceSample;

/**
 * One export under way. Calls come on one thread in the order of the recording; signals of several devices are interleaved as
 * they were recorded. Each signal gets exactly as many samples as its {@link SurveyedSignal} says.
 *
 * <p>An {@link IOException} from any call ends the export; then only {@link #close} is called.
 */
public interface SignalWriter extends Closeable {

    /**
     * The next sample of a signal. The object is reused: copy what must outlive the call.
     *
     * @param afterGap whether nothing is known between this sample and the signal's one before
     */
    void sample(SurveyedSignal signal, ForceSample sample, boolean afterGap) throws IOException;

    /** Nothing is known of a signal between two of its samples, by its device's time; told before the second. */
    void gap(SurveyedSignal signal, long fromMicros, long toMicros, int framesMissing) throws IOException;

    /** Something that was noted between the samples. */
    void marker(ExportedMarker marker) throws IOException;

    /** Everything has been told: ends the file. Holds and scores are in the {@link SignalExport}. */
    void finish() throws IOException;

    /** Closes what is open, finished or not. */
    @Override
    void close() throws IOException;
}
