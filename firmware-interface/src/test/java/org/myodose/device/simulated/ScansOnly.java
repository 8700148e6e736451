package org.myodose.device.simulated;

import java.util.function.Consumer;
import org.myodose.device.IgnoringSink;
import org.myodose.device.Scan;

/** Hands on scans; lost frames are an error, the rest is of no interest. */
final class ScansOnly extends IgnoringSink {

    private final Consumer<Scan> scans;

    ScansOnly(Consumer<Scan> scans) {
        this.scans = scans;
    }

    @Override
    public void onScan(Scan scan) {
        scans.accept(scan);
    }

    @Override
    public void onFramesMissing(int count) {
        throw new IllegalStateException(count + " frames are missing");
    }
}
