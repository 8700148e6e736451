package org.myodose.dashboard.live;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/**
 * One of the devices of a run, as every stream's greeting names it.
 *
 * @param index from 0 up; picks the stream of this device
 * @param source where its scans come from, such as {@code serial:/dev/ttyACM0}
 * @param name what people call it, unique within the run, such as {@code glove}
 */
public record LiveDevice(int index, String source, String name) {

    /** Writes which device a stream is of, and which there are. */
    static void write(JsonGenerator json, LiveDevice own, List<LiveDevice> all) throws IOException {
        json.writeNumberField("deviceIndex", own.index);
        json.writeArrayFieldStart("devices");
        for (LiveDevice device : all) {
            json.writeStartObject();
            json.writeNumberField("index", device.index);
            json.writeStringField("source", device.source);
            json.writeStringField("name", device.name);
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
