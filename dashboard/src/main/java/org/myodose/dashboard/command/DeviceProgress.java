package org.myodose.dashboard.command;

import java.time.Duration;
import java.util.Optional;
import org.myodose.dashboard.station.DeviceStation;
import org.myodose.dashboard.station.LinkNews;
import org.myodose.device.LinkCounters.Kind;
import org.myodose.device.LinkState;

/** How one device fares while it is recorded: whether it is there, and what of it is worth a line. Not thread-safe. */
final class DeviceProgress {

    private final DeviceStation device;
    private LinkState toldState = LinkState.STREAMING;
    private double lastHeardSeconds;
    private boolean ended;
    private boolean away;

    DeviceProgress(DeviceStation device) {
        this.device = device;
    }

    /** Looks at the link, {@code elapsed} seconds after the beginning; returns what is new, in a sentence. */
    Optional<String> look(double elapsed, double patienceSeconds) throws InterruptedException {
        LinkNews link = device.link();
        ended = device.awaitEnd(Duration.ZERO);
        if (!link.isLost()) {
            lastHeardSeconds = elapsed;
        }
        away = !ended && elapsed - lastHeardSeconds > patienceSeconds;
        // A lost link is sought again and again; that would be told each time.
        LinkState state = link.state() == LinkState.CONNECTING ? LinkState.LOST : link.state();
        if (state == toldState || link.state() == LinkState.CONNECTING || state == LinkState.ENDED) {
            return Optional.empty();
        }
        toldState = state;
        return Optional.of(link.sentence());
    }

    String name() {
        return device.device().name();
    }

    long scansReceived() {
        return device.counters().get(Kind.SCANS);
    }

    /** Whether nothing more is awaited: its source has come to its end, or it stays away. */
    boolean isOver() {
        return ended || away;
    }

    /** Whether it was lost, and did not come back for as long as it may stay away. */
    boolean isAway() {
        return away;
    }

    /** From the beginning to when the device was last there. */
    double recordedSeconds() {
        return lastHeardSeconds;
    }
}
