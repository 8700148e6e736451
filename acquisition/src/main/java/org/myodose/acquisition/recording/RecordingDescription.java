package org.myodose.acquisition.recording;

import java.time.Instant;

/**
 * What a recording says of itself as a whole. Wall-clock time is a property of the recording, never of a sample.
 *
 * @param source the source's name, such as {@code serial:/dev/ttyACM0}
 * @param softwareVersion version of the program that recorded
 * @param startedAt wall-clock time when the recording was begun, UTC
 * @param prescription the prescription in force, in the text form of its owner; empty where there is none
 */
public record RecordingDescription(String source, String softwareVersion, Instant startedAt, String prescription) {}
