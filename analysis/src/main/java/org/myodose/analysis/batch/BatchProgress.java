package org.myodose.analysis.batch;

/** Hears how a batch goes on, on the thread that runs it: at least once a second, and after every file. */
public interface BatchProgress {

    /**
     * How far it is.
     *
     * @param files all there are
     * @param done how many of them are through, reused ones included
     * @param reused findings of an earlier run that still hold
     * @param failed could not be analysed
     * @param bytes of all files that are not reused
     * @param bytesDone of those of them that are through
     */
    record State(int files, int done, int reused, int failed, long bytes, long bytesDone) {}

    void on(State state);
}
