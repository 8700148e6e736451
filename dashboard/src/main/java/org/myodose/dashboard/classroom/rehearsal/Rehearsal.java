package org.myodose.dashboard.classroom.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.myodose.acquisition.calibration.Calibrations;
import org.myodose.acquisition.latency.Stage;
import org.myodose.acquisition.recording.RecordingException;
import org.myodose.acquisition.recording.RecordingSettings;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.dashboard.UserException;
import org.myodose.dashboard.classroom.message.ClassCode;
import org.myodose.dashboard.classroom.message.Topics;
import org.myodose.dashboard.classroom.rehearsal.RehearsalReport.StationLatency;
import org.myodose.dashboard.classroom.student.ClassUplink;
import org.myodose.dashboard.classroom.student.Membership;
import org.myodose.dashboard.classroom.trainer.ClassBroker;
import org.myodose.dashboard.classroom.trainer.ClassDesk;
import org.myodose.dashboard.classroom.trainer.Inbox;
import org.myodose.dashboard.station.Station;
import org.myodose.dashboard.station.StationPlan;
import org.myodose.device.LinkException;

/** Holds a class of simulated stations over a broker of its own, and measures it. Confined to one thread; close it at the end. */
public final class Rehearsal implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_NS = 20_000_000L;
    private static final double MEGABYTE = 1 << 20;

    private final Prescription prescription;
    private final Path folder;
    private final ClassCode code = ClassCode.random(new SecureRandom());
    private final ClassBroker broker;
    private final ClassDesk desk;
    private final Witness witness;
    private final List<Station> stations = new ArrayList<>();
    private final List<ClassUplink> uplinks = new ArrayList<>();

    /**
     * Opens the broker; nobody is there before {@link #join}.
     *
     * @param prescription what all are drilled in
     * @param folder for inbox and outboxes; empty at the beginning
     */
    public Rehearsal(Prescription prescription, Path folder) {
        this.prescription = prescription;
        this.folder = folder;
        broker = ClassBroker.start("localhost", 0, code);
        desk = new ClassDesk(
                code, broker.asTrainer(), Inbox.open(folder, code.room()), prescription, InstantSource.system());
        witness = new Witness(new Topics(code.room()), broker.asTrainer(), InstantSource.system());
    }

    /** Starts so many stations, each with a simulated hand of its own, and waits until the board has them. */
    public void join(int count) throws LinkException, RecordingException, InterruptedException {
        desk.start(PATIENCE);
        desk.live().join(witness);
        for (int number = 1; number <= count; number++) {
            String source = "sim:hand?seed=" + number;
            Station station = new Station(new StationPlan(
                    source,
                    Calibrations.none(),
                    Optional.empty(),
                    prescription,
                    Optional.empty(),
                    RecordingSettings.USUAL,
                    "rehearsal"));
            stations.add(station);
            station.start();
            Membership membership =
                    new Membership(code, broker.asStation(), "student " + number, folder, source, "none");
            ClassUplink uplink = new ClassUplink(membership, station.devices().getFirst(), InstantSource.system());
            uplinks.add(uplink);
            uplink.start(PATIENCE);
        }
        await(() -> desk.view().leading() && desk.view().students().size() == count);
    }

    /** All press for so long; then the drill is ended, and what is still on its way is waited for. */
    public RehearsalReport run(Duration length) throws InterruptedException, IOException {
        desk.startDrill(null);
        double heapBefore = heapMegabytes();
        witness.begin();
        Duration processorBefore = processorTime();
        long beganNs = System.nanoTime();
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
        double seconds = (System.nanoTime() - beganNs) * 1e-9;
        double processorSeconds = processorTime().minus(processorBefore).toNanos() * 1e-9;
        long snapshots = witness.snapshots();
        long boards = witness.boards();
        double heapAfter = heapMegabytes();
        desk.stopDrill();
        // The end of the drill is the last that each tells, and nothing is confirmed that has a hole before it.
        await(() -> desk.room().books().stream()
                .allMatch(book ->
                        book.entries().stream().anyMatch(entry -> entry.fact().ends())));
        return new RehearsalReport(
                stations.size(),
                desk.view().students().size(),
                seconds,
                snapshots,
                witness.ages(),
                factsTold(),
                desk.room().books().stream()
                        .mapToLong(book -> book.entries().size())
                        .sum(),
                boards,
                witness.missed(),
                published(),
                processorSeconds / seconds,
                Runtime.getRuntime().availableProcessors(),
                heapBefore,
                heapAfter);
    }

    private StationLatency published() {
        double[] p99 = stations.stream()
                .mapToDouble(station -> station.devices()
                        .getFirst()
                        .latencies()
                        .sinceBeginning()
                        .of(Stage.PUBLISHED)
                        .p99Micros())
                .sorted()
                .toArray();
        return new StationLatency(p99[p99.length / 2], p99[p99.length - 1]);
    }

    /** Each outbox has a line for itself, and one for each fact. */
    private long factsTold() throws IOException {
        List<Path> outboxes;
        try (Stream<Path> files = Files.list(folder)) {
            outboxes = files.filter(file -> file.toString().endsWith(".outbox")).toList();
        }
        long told = 0;
        for (Path outbox : outboxes) {
            told += Files.readAllLines(outbox).size() - 1;
        }
        return told;
    }

    private static double heapMegabytes() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MEGABYTE;
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Waits for a state that stays. */
    private static void await(BooleanSupplier state) {
        long untilNs = System.nanoTime() + PATIENCE.toNanos();
        while (!state.getAsBoolean()) {
            if (System.nanoTime() - untilNs > 0) {
                throw new UserException("This machine does not carry so many stations: not all could be heard within "
                        + PATIENCE.toSeconds() + " s. Try fewer --stations.");
            }
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    @Override
    public void close() {
        stations.forEach(Station::close);
        uplinks.forEach(ClassUplink::close);
        witness.close();
        desk.close();
        broker.close();
    }
}
