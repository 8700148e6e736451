package org.myodose.device.catalog;

import java.net.InetAddress;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.myodose.device.HostPort;
import org.myodose.device.LinkException;
import org.myodose.device.SourceUri;
import org.myodose.device.emulated.EmulatedDevice;
import org.myodose.device.emulated.EmulatedLink;
import org.myodose.device.emulated.Pacing;
import org.myodose.device.emulated.PortEmulator;
import org.myodose.device.emulated.SteadyScans;
import org.myodose.device.pty.PseudoTerminal;
import org.myodose.device.simulated.SimulatedSources;
import org.myodose.device.tcp.TcpPort;
import org.myodose.device.text.PrintingDevice;
import org.myodose.device.trace.SteadyTrace;
import org.myodose.device.trace.TraceSource;
import org.myodose.device.wire.WireSource;

/** Every kind of source in this module. */
enum DeviceSources implements SourceUnderTest {
    /** A device behind the kernel's terminal and the serial library. */
    SERIAL_PORT(ALL) {
        @Override
        public Ready prepare() throws LinkException {
            PseudoTerminal terminal = PseudoTerminal.open();
            return emulated(terminal, "serial:" + terminal.name());
        }
    },

    /** The same over the network of this machine. */
    TCP(ALL) {
        @Override
        public Ready prepare() throws LinkException {
            TcpPort port = TcpPort.listen(InetAddress.getLoopbackAddress(), 0);
            return emulated(port, "tcp:" + port.name());
        }
    },

    /** The same device without a port between. */
    EMULATED_DEVICE(EnumSet.complementOf(EnumSet.of(Trait.ONLY_DECODES))) {
        @Override
        public Ready prepare() {
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
    SIMULATED_HAND(EnumSet.complementOf(EnumSet.of(Trait.ONLY_DECODES))) {
        @Override
        public Ready prepare() {
            return new Ready(SimulatedSources.of(SourceUri.parse("sim:hand?seed=1&speed=4")), () -> {});
        }
    },

    SIMULATED_GLOVE(EnumSet.complementOf(EnumSet.of(Trait.ONLY_DECODES))) {
        @Override
        public Ready prepare() {
            return new Ready(SimulatedSources.of(SourceUri.parse("sim:glove?seed=1&speed=4")), () -> {});
        }
    },

    /** Lines of text on a serial port. */
    TEXT_ON_A_SERIAL_PORT(EnumSet.of(Trait.ARRIVES_NOW, Trait.ONLY_DECODES)) {
        @Override
        public Ready prepare() throws LinkException {
            PseudoTerminal terminal = PseudoTerminal.open();
            PrintingDevice device = new PrintingDevice(terminal, 250);
            String options = "?time-column=1&time-unit=us&rate=250";
            return new Ready(SourceCatalog.devices().source("text:" + terminal.name() + options), device::close);
        }
    },

    /** Lines of text over the network, whose time is their arrival. */
    TEXT_OVER_TCP(EnumSet.of(Trait.ARRIVES_NOW, Trait.ONLY_DECODES)) {
        @Override
        public Ready prepare() throws LinkException {
            TcpPort port = TcpPort.listen(InetAddress.getLoopbackAddress(), 0);
            PrintingDevice device = new PrintingDevice(port, 500);
            String options = "?time-column=none&rate=500";
            return new Ready(SourceCatalog.devices().source("text:tcp://" + port.name() + options), device::close);
        }
    },

    /** A researcher's table, at once. */
    TRACE(EnumSet.of(Trait.SPEAKS_THE_PROTOCOL, Trait.ONLY_DECODES)) {
        @Override
        public Ready prepare() throws Exception {
            return new Ready(new TraceSource(SteadyTrace.ofRows(10_000)), () -> {});
        }
    };

    private static final long RATE_MILLIHERTZ = 1_000_000;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final Set<Trait> traits;

    DeviceSources(Set<Trait> traits) {
        this.traits = Set.copyOf(traits);
    }

    @Override
    public Set<Trait> traits() {
        return traits;
    }

    private static Ready emulated(HostPort port, String name) {
        PortEmulator emulator =
                new PortEmulator(port, new EmulatedDevice(new SteadyScans(RATE_MILLIHERTZ, 6)), Pacing.realTime(1));
        CompletableFuture<Void> device = CompletableFuture.runAsync(() -> run(emulator), ScanSourceContract::thread);
        return new Ready(SourceCatalog.devices().source(name), () -> {
            emulator.close();
            device.orTimeout(10, TimeUnit.SECONDS).join();
        });
    }

    private static void run(PortEmulator emulator) {
        try {
            emulator.run();
        } catch (LinkException failure) {
            throw new CompletionException(failure);
        }
    }
}
