package org.myodose.acquisition.recording;

import java.time.Instant;
import java.util.List;

/**
 * What a recording says of itself as a whole. Wall-clock time is a property of the recording, never of a sample.
 *
 * @param devices those that are recorded together, numbered from 0 in this order
 * @param softwareVersion version of the program that recorded
 * @param startedAt wall-clock time when the recording was begun, UTC
 * @param prescription the prescription in force as one JSON object, or empty; in format 1 free text
 * @param host the computer that recorded
 * @param session for whom and where it was, as one JSON object; empty where nobody said
 */
public record RecordingDescription(
        List<RecordedDevice> devices,
        String softwareVersion,
        Instant startedAt,
        String prescription,
        HostDescription host,
        String session) {

    public RecordingDescription {
        devices = List.copyOf(devices);
        for (int number = 0; number < devices.size(); number++) {
            if (devices.get(number).number() != number) {
                throw new IllegalArgumentException("devices are numbered from 0 in their order, not " + devices);
            }
        }
        if (devices.isEmpty()) {
            throw new IllegalArgumentException("a recording needs a device");
        }
    }

    /** A recording of nobody in particular. */
    public RecordingDescription(
            List<RecordedDevice> devices,
            String softwareVersion,
            Instant startedAt,
            String prescription,
            HostDescription host) {
        this(devices, softwareVersion, startedAt, prescription, host, "");
    }

    /** A recording of one device on this computer. */
    public static RecordingDescription ofOneDevice(
            String source, String softwareVersion, Instant startedAt, String prescriptionJson) {
        return new RecordingDescription(
                List.of(new RecordedDevice(0, source, source)),
                softwareVersion,
                startedAt,
                prescriptionJson,
                HostDescription.current());
    }

    /** The sources of its devices, as one text. */
    public String source() {
        return String.join(" ", devices.stream().map(RecordedDevice::source).toList());
    }
}
