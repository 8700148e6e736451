package org.myodose.device.catalog;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.myodose.device.LinkException;
import org.myodose.device.ScanSource;
import org.myodose.device.SourceUri;
import org.myodose.device.emulated.EmulatedDevice;
import org.myodose.device.emulated.EmulatedLink;
import org.myodose.device.emulated.Pacing;
import org.myodose.device.emulated.PtyEmulator;
import org.myodose.device.emulated.SteadyScans;
import org.myodose.device.pty.PseudoTerminal;
import org.myodose.device.simulated.SimulatedSources;
import org.myodose.device.wire.WireSource;

/** Every kind of source there is, each ready to be opened. */
enum SourceUnderTest {
    /** A device behind the kernel's terminal and the serial library. */
    SERIAL_PORT {
        @Override
        Ready prepare() throws LinkException {
            PtyEmulator emulator = new PtyEmulator(
                    PseudoTerminal.open(), new EmulatedDevice(new SteadyScans(RATE_MILLIHERTZ, 6)), Pacing.realTime(1));
            CompletableFuture<Void> device = CompletableFuture.runAsync(() -> run(emulator), SourceUnderTest::thread);
            return new Ready(SourceCatalog.source("serial:" + emulator.port()), () -> {
                emulator.close();
                device.orTimeout(10, TimeUnit.SECONDS).join();
            });
        }
    },

    /** The same device without a port between. */
    EMULATED_DEVICE {
        @Override
        Ready prepare() {
            return new Ready(
                    new WireSource(
                            "emulated",
                            () -> new EmulatedLink(
                                    "emulated",
                                    new EmulatedDevice(new SteadyScans(RATE_MILLIHERTZ, 6)),
                                    Pacing.realTime(1))),
                    () -> {});
        }
    },

    /** What a user without hardware sees. */
    SIMULATED_HAND {
        @Override
        Ready prepare() {
            return new Ready(SimulatedSources.of(SourceUri.parse("sim:hand?seed=1&speed=4")), () -> {});
        }
    },

    SIMULATED_GLOVE {
        @Override
        Ready prepare() {
            return new Ready(SimulatedSources.of(SourceUri.parse("sim:glove?seed=1&speed=4")), () -> {});
        }
    };

    private static final long RATE_MILLIHERTZ = 1_000_000;

    abstract Ready prepare() throws LinkException;

    /** A thread for each task: the common pool of a small machine has only one. */
    static void thread(Runnable task) {
        Thread.ofPlatform().daemon().start(task);
    }

    private static void run(PtyEmulator emulator) {
        try {
            emulator.run();
        } catch (LinkException failure) {
            throw new CompletionException(failure);
        }
    }

    /** A source, and what must be cleared away after it. */
    record Ready(ScanSource source, Runnable surroundings) implements AutoCloseable {
        @Override
        public void close() {
            source.close();
            surroundings.run();
        }
    }
}
