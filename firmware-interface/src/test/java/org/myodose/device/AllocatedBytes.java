package org.myodose.device;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/**
 * What the calling thread allocates, for proofs that a path allocates nothing.
 *
 * <p>While the virtual machine swaps compiled code for better, it puts a few bytes on the account of the thread that runs it,
 * once. So a proof measures many rounds and takes the least: one object per scan, or per thousandth scan, is in all of them.
 */
public final class AllocatedBytes {

    /** The compilers are done long before, on any machine that was seen. */
    private static final int MOST_ROUNDS = 20;

    /** Looked up once, because looking it up allocates. */
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocatedBytes() {}

    /** One stretch of what is to be measured. */
    @FunctionalInterface
    public interface Round {

        /** Runs it. */
        void run() throws Exception;
    }

    /** The least bytes that a round allocated on this thread; stops at the first that allocated none. */
    public static long leastOver(Round round) throws Exception {
        long least = Long.MAX_VALUE;
        for (int count = 0; count < MOST_ROUNDS && least > 0; count++) {
            long before = soFar();
            round.run();
            least = Math.min(least, soFar() - before);
        }
        return least;
    }

    /** Bytes that this thread has allocated so far. */
    public static long soFar() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }
}
