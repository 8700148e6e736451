package org.myodose.device.wire;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceInputs;

/**
 * What is held at a device, as its events have told. Where a STATUS says otherwise, the event was lost on the line: it is made up,
 * with the times of that STATUS. Should it come after all, it is kept back, so that nothing is told twice. Not thread-safe.
 */
final class HeldInputs {

    private final Input patientStop = new Input(DeviceEvent.Kind.PATIENT_STOP);
    private final Input button = new Input(DeviceEvent.Kind.BUTTON);

    /** False for an event that was made up before it came. */
    boolean isNews(DeviceEvent event) {
        return switch (event.kind()) {
            case PATIENT_STOP -> patientStop.isNews(event);
            case BUTTON -> button.isNews(event);
            case TARE_REQUESTED -> true;
        };
    }

    /** The events that must have been lost before this STATUS. */
    List<DeviceEvent> missed(DeviceInputs told, Frame status) {
        return Stream.of(patientStop.missed(told.patientStopHeld(), status), button.missed(told.buttonHeld(), status))
                .flatMap(Optional::stream)
                .toList();
    }

    private static final class Input {

        private final DeviceEvent.Kind kind;
        private boolean held;
        private boolean madeUp;
        private long madeUpTickMicros;

        Input(DeviceEvent.Kind kind) {
            this.kind = kind;
        }

        boolean isNews(DeviceEvent event) {
            boolean older = (int) (event.deviceTickMicros() - madeUpTickMicros) <= 0;
            boolean toldAlready = madeUp && event.began() == held && older;
            held = event.began();
            madeUp = false;
            return !toldAlready;
        }

        Optional<DeviceEvent> missed(boolean heldNow, Frame status) {
            if (heldNow == held) {
                return Optional.empty();
            }
            held = heldNow;
            madeUp = true;
            madeUpTickMicros = status.tickMicros();
            return Optional.of(
                    new DeviceEvent(kind, heldNow, status.sequence(), status.tickMicros(), status.arrivalNs()));
        }
    }
}
