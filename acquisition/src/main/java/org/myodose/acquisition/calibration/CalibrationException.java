package org.myodose.acquisition.calibration;

/** A calibration cannot be used. The message is one clear sentence that tells a user where and what to do. */
public final class CalibrationException extends RuntimeException {

    public CalibrationException(String message) {
        super(message);
    }
}
