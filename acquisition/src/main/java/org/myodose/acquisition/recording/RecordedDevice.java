package org.myodose.acquisition.recording;

/**
 * One of the devices that a recording holds. Its number names it in streams and markers.
 *
 * @param number from 0 up
 * @param name what people call it, such as {@code glove}; in a recording of one device its source
 * @param source where its scans came from, such as {@code serial:/dev/ttyACM0}
 */
public record RecordedDevice(int number, String name, String source) {}
