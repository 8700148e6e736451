package org.myodose.acquisition.recording;

/** A recording could not be made or read. The message is one clear sentence that tells a user what to do. */
public class RecordingException extends Exception {

    public RecordingException(String message) {
        super(message);
    }

    public RecordingException(String message, Throwable cause) {
        super(message, cause);
    }
}
