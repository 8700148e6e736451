package org.myodose.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.loop.AcquisitionLoop;
import org.myodose.acquisition.recording.Recorder;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.analysis.live.AnalysisListener;
import org.myodose.analysis.live.LiveAnalysis;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.device.LinkException;
import org.myodose.device.ScanSource;
import org.myodose.device.catalog.SourceCatalog;

/** The product's own path from a port to the decision, assembled as a station does, with a last consumer that measures. */
final class WholeChain implements AutoCloseable {

    private final ScanSource source;
    private final @Nullable Recorder recorder;
    private final @Nullable Path file;
    private final AcquisitionLoop loop;

    WholeChain(String port, boolean recording, ForceConsumer last) throws Exception {
        this(port, new Quiet(), recording, last);
    }

    WholeChain(String port, AnalysisListener decisions, boolean recording, ForceConsumer last) throws Exception {
        source = SourceCatalog.devices().source(port);
        List<ForceConsumer> consumers = new ArrayList<>();
        consumers.add(new LiveAnalysis(Prescriptions.demonstration(), decisions));
        if (recording) {
            file = Files.createTempDirectory("benchmark").resolve("whole-chain.xdf");
            recorder = Recorder.start(
                    file,
                    RecordingDescription.ofOneDevice(port, "benchmark", Instant.now(), ""),
                    cause -> System.err.println(cause));
            consumers.add(recorder.device(0));
        } else {
            file = null;
            recorder = null;
        }
        consumers.add(last);
        loop = new AcquisitionLoop(source, Calibrations.none(), consumers, (message, cause) -> {
            throw new IllegalStateException(message, cause);
        });
    }

    void start() throws LinkException, InterruptedException {
        loop.start();
        loop.awaitDevice(Duration.ofSeconds(10));
    }

    ScanSource source() {
        return source;
    }

    AcquisitionLoop loop() {
        return loop;
    }

    /** Scans and other entries that the recorder had to leave out; 0 where nothing is recorded. */
    long entriesMissed() {
        return recorder == null ? 0 : recorder.entriesMissed();
    }

    @Override
    public void close() throws IOException {
        loop.close();
        if (recorder != null && file != null) {
            recorder.close();
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.getParent());
        }
    }
}
