package org.myodose.dashboard.command;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.myodose.acquisition.fitting.CountBlock;
import org.myodose.dashboard.UserException;

/** Carries blocks of counts from the acquisition thread to the dialogue. Any thread may add; one takes. */
class CountFeed {

    private static final long PATIENCE_SECONDS = 15;

    private final BlockingQueue<CountBlock> blocks = new LinkedBlockingQueue<>();

    void add(CountBlock block) {
        blocks.add(block);
    }

    /** Forgets what came before now. */
    void clear() {
        blocks.clear();
    }

    /** Waits for the next block; refuses when the device is silent. */
    CountBlock next() throws InterruptedException {
        CountBlock block = blocks.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (block == null) {
            throw new UserException("No scans came for " + PATIENCE_SECONDS
                    + " s, so nothing was calibrated: check the device's cable and begin again.");
        }
        return block;
    }
}
