package org.myodose.acquisition.recording;

import java.util.OptionalLong;
import org.myodose.acquisition.recording.RecordingIntegrity.DamagedPart;

/**
 * What a damaged stretch of a file took along of one device.
 *
 * @param part the stretch
 * @param device whose scans are missing
 * @param fromMicros device time of the last scan before; empty where there is none
 * @param toMicros device time of the first scan after; empty where there is none
 * @param scans about how many scans are missing, by the device's nominal rate; empty where one end is open
 */
public record MissingSpan(
        DamagedPart part, RecordedDevice device, OptionalLong fromMicros, OptionalLong toMicros, OptionalLong scans) {}
