package org.myodose.dashboard.bench;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.fitting.CountBlock;
import org.myodose.dashboard.UserException;

/** Carries blocks of counts from the acquisition thread to the dialogue. Any thread may add; one takes. */
public class CountFeed {

    private static final long PATIENCE_SECONDS = 15;

    private final BlockingQueue<CountBlock> blocks = new LinkedBlockingQueue<>();

    /** The next one. */
    public void add(CountBlock block) {
        blocks.add(block);
    }

    /** Forgets what came before now. */
    public void clear() {
        blocks.clear();
    }

    /** Waits for the next block; refuses when the device is silent. */
    public CountBlock next() throws InterruptedException {
        CountBlock block = blocks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (block == null) {
            throw silent();
        }
        return block;
    }

    /** What is there already; null for nothing. */
    protected final @Nullable CountBlock poll() {
        return blocks.poll();
    }

    /** For a device from which nothing came for too long. */
    protected static UserException silent() {
        return new UserException("No scans came for " + PATIENCE_SECONDS
                + " s, so nothing was calibrated: check the device's cable and begin again.");
    }
}
