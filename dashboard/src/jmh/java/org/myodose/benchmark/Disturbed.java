package org.myodose.benchmark;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.myodose.acquisition.clock.HostClock;
import org.myodose.acquisition.clock.Timing;
import org.myodose.acquisition.latency.LatencyReport;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.live.LiveDevice;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.live.LivePublisher;
import org.myodose.dashboard.live.LiveStream;
import org.myodose.dashboard.live.StationHealth;
import org.myodose.dashboard.station.DeviceControl;
import org.myodose.dashboard.station.StationControl;
import org.myodose.dashboard.web.WebServer;
import org.myodose.device.LinkCounters;

/**
 * {@code PORT TCP-PORT [record]}: the whole chain with its server, as a station has it, measured from the device's stamp to
 * the decision. For each line of its input, a number of seconds, it measures so long and prints p50 and p99 in µs, scans, and
 * what the recorder has left out so far. Ends with its input.
 */
final class Disturbed implements StationControl, DeviceControl, StationHealth {

    private final LiveHub hub = new LiveHub();
    private final Measured measured = new Measured();
    private final LivePublisher publisher;
    private final WholeChain chain;

    private Disturbed(String port, boolean recording) throws Exception {
        LiveDevice device = new LiveDevice(0, port, "benchmark");
        HostClock clock = HostClock.system();
        publisher = new LivePublisher(
                new LiveStream(
                        hub, device, List.of(device), Prescriptions.demonstration(), this, clock.nanoTime()),
                clock);
        chain = new WholeChain(port, publisher, recording, measured);
    }

    public static void main(String[] arguments) throws Exception {
        Disturbed station = new Disturbed("serial:" + arguments[0], arguments.length > 2);
        try (WebServer server = WebServer.start(Integer.parseInt(arguments[1]), station);
                WholeChain chain = station.chain;
                LivePublisher publisher = station.publisher) {
            publisher.start();
            chain.start();
            System.out.println("serving " + server.address());
            BufferedReader wishes = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String seconds = wishes.readLine(); seconds != null; seconds = wishes.readLine()) {
                station.measure(Double.parseDouble(seconds));
            }
        }
    }

    private void measure(double seconds) throws InterruptedException {
        measured.count = 0;
        Thread.sleep((long) (seconds * 1000));
        int count = measured.count;
        int[] sorted = Arrays.copyOf(measured.latencies, count);
        Arrays.sort(sorted);
        System.out.println(sorted[count / 2] + " " + sorted[(int) (count * 99L / 100)] + " " + count + " "
                + chain.entriesMissed());
    }

    @Override
    public List<DeviceControl> devices() {
        return List.of(this);
    }

    @Override
    public LiveHub live() {
        return hub;
    }

    @Override
    public LinkCounters counters() {
        return chain.source().counters();
    }

    @Override
    public LatencyReport latency() {
        return chain.loop().latency().sinceLastReport();
    }

    @Override
    public Optional<Timing> timing() {
        return chain.loop().timing();
    }

    @Override
    public long deviceOverruns() {
        return 0;
    }

    @Override
    public long refused() {
        return publisher.refused();
    }

    @Override
    public void newSession() {
        throw new UnsupportedOperationException("nobody asks for one here");
    }

    @Override
    public void tare() {
        throw new UnsupportedOperationException("nobody asks for one here");
    }

    @Override
    public void undoTare() {
        throw new UnsupportedOperationException("nobody asks for one here");
    }

    @Override
    public void withdrawPain() {}

    @Override
    public boolean mark() {
        return false;
    }

    @Override
    public void withdrawMark() {}

    @Override
    public void stopForPatient() {}

    @Override
    public boolean estimate(double newtons) {
        return false;
    }

    @Override
    public boolean requestFeedback() {
        return false;
    }

    @Override
    public void ratePain(int rating) {
        throw new UnsupportedOperationException("nobody asks for one here");
    }
}
