package org.myodose.acquisition.loop;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.ForceConsumer;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.StuckSensor;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/** Tells several consumers, in order. One that throws is told nothing any more and raises an alarm; the others go on. */
final class Fanout implements ForceConsumer {

    private final @Nullable ForceConsumer[] consumers;
    private final LoopAlarm alarm;
    private final AtomicInteger stopped = new AtomicInteger();

    Fanout(List<ForceConsumer> consumers, LoopAlarm alarm) {
        this.consumers = consumers.toArray(new @Nullable ForceConsumer[0]);
        this.alarm = alarm;
    }

    /** How many consumers have been stopped; readable from any thread. */
    int stopped() {
        return stopped.get();
    }

    @Override
    public void onForce(ForceSample sample) {
        for (int index = 0; index < consumers.length; index++) {
            ForceConsumer consumer = consumers[index];
            if (consumer != null) {
                try {
                    consumer.onForce(sample);
                } catch (RuntimeException | Error thrown) {
                    stop(index, consumer, thrown);
                }
            }
        }
    }

    @Override
    public void onGap(long fromMicros, long toMicros, int framesMissing) {
        tell(consumer -> consumer.onGap(fromMicros, toMicros, framesMissing));
    }

    @Override
    public void onDevice(DeviceDescription device, SignalDescription signal) {
        tell(consumer -> consumer.onDevice(device, signal));
    }

    @Override
    public void onDeviceEvent(DeviceEvent event) {
        tell(consumer -> consumer.onDeviceEvent(event));
    }

    @Override
    public void onTare(SignalDescription signal) {
        tell(consumer -> consumer.onTare(signal));
    }

    @Override
    public void onStuck(StuckSensor news) {
        tell(consumer -> consumer.onStuck(news));
    }

    @Override
    public void onLink(LinkState state, LinkCause cause, String sentence) {
        tell(consumer -> consumer.onLink(state, cause, sentence));
    }

    /** For what is rare enough to allocate. */
    private void tell(Consumer<ForceConsumer> news) {
        for (int index = 0; index < consumers.length; index++) {
            ForceConsumer consumer = consumers[index];
            if (consumer != null) {
                try {
                    news.accept(consumer);
                } catch (RuntimeException | Error thrown) {
                    stop(index, consumer, thrown);
                }
            }
        }
    }

    private void stop(int index, ForceConsumer consumer, Throwable thrown) {
        consumers[index] = null;
        stopped.incrementAndGet();
        alarm.onConsumerStopped(
                consumer.getClass().getSimpleName() + " failed and gets no more data until the next start: " + thrown,
                thrown);
    }
}
