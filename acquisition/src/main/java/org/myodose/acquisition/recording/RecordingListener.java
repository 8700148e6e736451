package org.myodose.acquisition.recording;

/** Is told how a recording fares. Calls come on the recorder's thread, where a slow listener delays the disk but not the hot path; that the disk does not answer is told from a thread of its own. */
public interface RecordingListener {

    /** Something was lost or the recording failed; {@code cause} is one clear sentence for a user. */
    void onAlarm(String cause);

    /**
     * Everything up to here is on the disk and survives a crash or a power cut.
     *
     * @param scans scans in the recording so far
     */
    default void onSynced(long scans) {}
}
