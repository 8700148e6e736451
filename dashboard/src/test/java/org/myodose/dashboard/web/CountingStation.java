package org.myodose.dashboard.web;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.myodose.dashboard.live.LiveHub;
import org.myodose.dashboard.station.DeviceControl;
import org.myodose.dashboard.station.StationControl;

/** Two devices that count what is asked of them. */
final class CountingStation implements StationControl {

    static final class CountingDevice implements DeviceControl {

        private final LiveHub hub = new LiveHub();
        private final AtomicInteger tares = new AtomicInteger();
        final AtomicInteger stops = new AtomicInteger();
        private final List<Integer> pains = new CopyOnWriteArrayList<>();
        final List<Double> estimates = new CopyOnWriteArrayList<>();
        /** Whether a hold waits for an estimate. */
        volatile boolean waits;

        @Override
        public LiveHub live() {
            return hub;
        }

        @Override
        public void tare() {
            tares.incrementAndGet();
        }

        @Override
        public void undoTare() {
            tares.decrementAndGet();
        }

        @Override
        public void ratePain(int rating) {
            pains.add(rating);
        }

        @Override
        public void withdrawPain() {
            if (!pains.isEmpty()) {
                pains.removeLast();
            }
        }

        @Override
        public boolean mark() {
            return waits;
        }

        @Override
        public void withdrawMark() {}

        @Override
        public void stopForPatient() {
            stops.incrementAndGet();
        }

        @Override
        public boolean estimate(double newtons) {
            return waits && estimates.add(newtons);
        }

        @Override
        public boolean requestFeedback() {
            return waits;
        }

        List<Integer> pains() {
            return List.copyOf(pains);
        }
    }

    private final List<CountingDevice> devices = List.of(new CountingDevice(), new CountingDevice());
    private final AtomicInteger sessions = new AtomicInteger();

    CountingStation() {
        for (int index = 0; index < devices.size(); index++) {
            devices.get(index).hub.greetEveryone("{\"type\":\"hello\",\"deviceIndex\":" + index + "}");
        }
    }

    @Override
    public List<CountingDevice> devices() {
        return devices;
    }

    @Override
    public void newSession() {
        sessions.incrementAndGet();
    }

    int sessions() {
        return sessions.get();
    }

    List<Integer> tares() {
        return devices.stream().map(device -> device.tares.get()).toList();
    }
}
