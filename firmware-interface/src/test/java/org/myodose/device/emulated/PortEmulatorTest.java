package org.myodose.device.emulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.device.LinkException;
import org.myodose.device.ScanSource;
import org.myodose.device.pty.PseudoTerminal;
import org.myodose.device.serial.SerialLink;
import org.myodose.device.trace.TraceCounts;
import org.myodose.device.trace.TraceException;
import org.myodose.device.trace.TraceFile;
import org.myodose.device.trace.TraceOptions;
import org.myodose.device.trace.TraceSource;
import org.myodose.device.wire.WireSource;

/** A trace as a device on a real terminal of the kernel, read through jSerialComm. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class PortEmulatorTest {

    @TempDir
    Path folder;

    private TraceCounts trace() throws IOException, TraceException {
        StringBuilder text = new StringBuilder("t_ms,force_N\n");
        for (int i = 0; i < 1000; i++) {
            text.append(i * 10 + (i > 500 ? 3000 : 0))
                    .append(',')
                    .append(i / 4.0)
                    .append('\n');
        }
        return TraceCounts.of(
                TraceFile.read(Files.writeString(folder.resolve("ramp.csv"), text), TraceOptions.guessed()));
    }

    private static CompletableFuture<Void> running(PortEmulator emulator) {
        return CompletableFuture.runAsync(() -> {
            try {
                emulator.run();
            } catch (LinkException failure) {
                throw new IllegalStateException(failure);
            }
        });
    }

    private static ScanSource source(PortEmulator emulator) {
        String port = emulator.port();
        return new WireSource("serial:" + port, () -> SerialLink.open(port, SerialLink.DEFAULT_BAUD));
    }

    @Test
    void everyScanOfTheTraceArrivesThenItsEndIsToldAndThePortIsGone() throws Exception {
        TraceCounts trace = trace();
        Path link = folder.resolve("port");
        try (PortEmulator emulator = new PortEmulator(
                PseudoTerminal.open(link), new EmulatedDevice(new TraceScans(trace, false)), Pacing.realTime(50))) {
            assertEquals(link.toString(), emulator.port());
            CompletableFuture<Void> device = running(emulator);
            HeardScans heard = new HeardScans();
            try (ScanSource source = source(emulator)) {
                assertEquals(trace.description(), source.open());
                while (source.poll(heard)) {
                    // Until the device says that there is no more.
                }
            }
            device.get(30, TimeUnit.SECONDS);
            try (TraceSource file = new TraceSource(trace)) {
                assertEquals(HeardScans.allOf(file).scans, heard.scans);
            }
            assertEquals(0, heard.framesMissing);
            assertFalse(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
        }
    }

    @Test
    void everyHostThatOpensThePortGetsTheTraceFromItsFirstRow() throws Exception {
        CompletableFuture<Void> device;
        try (PortEmulator emulator = new PortEmulator(
                PseudoTerminal.open(), new EmulatedDevice(new TraceScans(trace(), true)), Pacing.realTime(20))) {
            device = running(emulator);
            for (int round = 0; round < 3; round++) {
                HeardScans heard = new HeardScans();
                try (ScanSource source = source(emulator)) {
                    source.open();
                    while (heard.scans.size() < 20) {
                        source.poll(heard);
                    }
                }
                // A device notices a host that leaves only as fast as the kernel tells; the next one comes later.
                while (emulator.isConnected()) {
                    Thread.onSpinWait();
                }
                assertEquals("0 [0]", heard.scans.getFirst());
                assertEquals(0, heard.framesMissing);
            }
        }
        device.get(30, TimeUnit.SECONDS);
    }
}
