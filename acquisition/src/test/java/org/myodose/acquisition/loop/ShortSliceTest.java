package org.myodose.acquisition.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.myodose.acquisition.ForceSample;
import org.myodose.device.LinkState;

/** What the kernel says of the acquisition thread, where it has slices that can be asked for. */
@Timeout(60)
class ShortSliceTest extends LoopUnderTest {

    private static final Path KERNELS_WORD = Path.of("/proc/thread-self/sched");

    @Test
    void letsTheAcquisitionThreadRunAsSoonAsItWakes() {
        assumeTrue(sliceNs() > 0, "this kernel has no slice of its own for each thread");
        List<Long> slices = new ArrayList<>();
        loop = loopWith(told, new SliceNotingConsumer(slices));
        source.opens(DEVICE).delivers(scans(0, 10)).ends();
        loop.start();
        awaitState(LinkState.ENDED);
        assertEquals(List.of(ShortSlice.WANTED_NS), slices);
    }

    @Test
    void leavesOtherThreadsAsTheyAre() {
        long before = sliceNs();
        loop = loopWith(told);
        source.opens(DEVICE).delivers(scans(0, 10)).ends();
        loop.start();
        awaitState(LinkState.ENDED);
        assertEquals(before, sliceNs());
        assertFalse(before == ShortSlice.WANTED_NS);
    }

    /** Of the calling thread; 0 where the kernel does not tell. */
    private static long sliceNs() {
        if (!Files.exists(KERNELS_WORD)) {
            return 0;
        }
        try (var lines = Files.lines(KERNELS_WORD)) {
            return lines.filter(line -> line.startsWith("se.slice"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll(".*:\\s*", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static final class SliceNotingConsumer extends NullConsumer {

        private final List<Long> slices;

        private SliceNotingConsumer(List<Long> slices) {
            this.slices = slices;
        }

        @Override
        public void onForce(ForceSample sample) {
            slices.add(sliceNs());
        }
    }
}
