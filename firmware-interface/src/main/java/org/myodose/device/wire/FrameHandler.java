package org.myodose.device.wire;

/** Receives undamaged frames, on the thread that feeds the decoder. */
@FunctionalInterface
public interface FrameHandler {

    /** One frame whose checksum was right. The object is reused: it is valid only during the call. */
    void onFrame(Frame frame);
}
