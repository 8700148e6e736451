package org.myodose.device.text;

/** Takes whole lines, one after another. */
@FunctionalInterface
interface LineHandler {

    /** Judges the line in {@code bytes} from {@code from} to before {@code to}, without its end; it is valid during the call only. */
    Verdict onLine(byte[] bytes, int from, int to, long arrivalNs);
}
