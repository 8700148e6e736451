package org.myodose.acquisition;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.myodose.acquisition.ring.RingReader;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Writes down, as text, all that a consumer is told; figures as exact bits, so that two runs compare to the last bit. */
public final class Recorded implements RingReader {

    public final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    public final List<SignalDescription> signals = new ArrayList<>();
    public final List<Double> totals = new ArrayList<>();
    public final List<Long> timesMicros = new ArrayList<>();
    public final List<Measured> measured = new ArrayList<>();

    /** When a sample was measured, and how surely. */
    public record Measured(long measuredNs, long uncertaintyNs) {}

    /** Causes of the link's states, in their order. */
    public final List<LinkCause> causes = new CopyOnWriteArrayList<>();

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        signals.add(signal);
        lines.add("device " + device.serialNumber() + " " + signal);
    }

    @Override
    public void onForce(ForceSample sample) {
        totals.add(sample.totalForce);
        timesMicros.add(sample.timeMicros);
        measured.add(new Measured(sample.measuredNs, sample.timeUncertaintyNs));
        StringBuilder line = new StringBuilder("force " + sample.sequence + " " + sample.timeMicros + " "
                + Double.toHexString(sample.totalForce) + " " + Double.toHexString(sample.unfilteredTotal));
        for (int channel = 0; channel < sample.channelCount; channel++) {
            line.append(' ').append(sample.rawCounts[channel]);
            line.append('=').append(Double.toHexString(sample.forces[channel]));
        }
        lines.add(line.toString());
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        lines.add("gap " + fromMicros + " " + toMicros + " missing " + framesMissing);
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        lines.add("event " + event.kind() + " " + event.began());
    }

    @Override
    public void onTare(SignalDescription signal) {
        lines.add("tare " + signal.scalings().stream().map(ChannelScaling::zero).toList());
    }

    @Override
    public void onStuck(StuckSensor news) {
        lines.add("stuck " + news);
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        lines.add("link " + state + " " + sentence);
        causes.add(cause);
    }

    @Override
    public void onMissed(long entries) {
        lines.add("missed " + entries);
    }

    /** The lines that begin with {@code word}. */
    public List<String> linesOf(String word) {
        return List.copyOf(lines).stream()
                .filter(line -> line.startsWith(word + " "))
                .toList();
    }
}
