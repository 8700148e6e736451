package org.myodose.dashboard.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.myodose.acquisition.clock.Timing;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

/** A device's clock and sampling as JSON, the same on the live API and in recordings. What is not known is {@code null}. */
public final class TimingJson {

    private static final JsonFactory JSON = new JsonFactory();

    private TimingJson() {}

    /** The fields of {@code clock} in a {@code status}. */
    static String of(Timing timing) {
        return object(json -> timing(json, timing));
    }

    /** The details of a recording's {@code clock} marker: the same, and what was lost in it. */
    public static String of(Timing timing, LinkCounters counters, long deviceOverruns) {
        return object(json -> {
            timing(json, timing);
            json.writeNumberField("framesMissing", counters.get(Kind.FRAMES_MISSING));
            json.writeNumberField("framesDamaged", counters.damagedFrames());
            json.writeNumberField("deviceOverruns", deviceOverruns);
        });
    }

    private static void timing(JsonGenerator json, Timing timing) throws IOException {
        json.writeNumberField("offsetNs", timing.offsetNs());
        LiveMessages.number(json, "driftPpm", timing.driftPpm());
        LiveMessages.number(json, "uncertaintyMicros", timing.uncertaintyNs() / 1000.0);
        LiveMessages.number(json, "roundTripMicros", timing.roundTripMicros());
        json.writeNumberField("replies", timing.replies());
        LiveMessages.number(json, "scanRateHz", timing.rateHz());
        LiveMessages.number(json, "scanJitterMicros", timing.jitterMicros());
        LiveMessages.number(json, "delayMicros", timing.delayMicros());
        LiveMessages.number(json, "delayJitterMicros", timing.delayJitterMicros());
    }

    private interface Fields {
        void to(JsonGenerator json) throws IOException;
    }

    private static String object(Fields fields) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            fields.to(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }
}
