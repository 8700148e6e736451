package org.myodose.dashboard.live;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.PrescriptionJson;
import org.myodose.analysis.report.ReportJson;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;

/**
 * Writes the live API's messages; the words are those of {@code docs/live-api.md}. Force figures go in as the source has
 * them and come out in newtons wherever its unit is a force.
 *
 * <p>Threading: confined to the publisher.
 */
final class LiveMessages {

    /** Fills in the fields of one message. */
    interface Fields {
        void write(JsonGenerator json) throws IOException;
    }

    /** The publisher takes up what has arrived within milliseconds; what claims to be older is not of this clock. */
    private static final long LONGEST_AGE_NS = 10_000_000_000L;

    private final JsonFactory factory = new JsonFactory();
    private final ZoneId zone = ZoneId.systemDefault();
    private ForceUnit unit = ForceUnit.COUNTS;
    private @Nullable SignalDescription signal;

    /** From now on figures go in as this says. */
    void signal(SignalDescription newSignal) {
        signal = newSignal;
        unit = newSignal.forceUnit();
    }

    /** The unit in which figures come out. */
    String shownUnit() {
        return unit.isForce() ? ForceUnit.NEWTONS.symbol() : unit.symbol();
    }

    /** A figure of the source as it is shown. */
    double shown(double force) {
        return unit.isForce() ? force * unit.newtonsPerUnit() : force;
    }

    private Hold shown(Hold hold) {
        return hold.scaled(shown(1));
    }

    String message(String type, Fields fields) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = factory.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("type", type);
            fields.write(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            // A StringWriter does not fail; a fault in the fields would.
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** @param nowNs time of the clock on which scans arrive */
    String scan(LiveSlot slot, long nowNs) {
        return message("scan", json -> {
            origin(json, slot);
            age(json, nowNs - slot.arrivalNs);
            number(json, "force", shown(slot.force));
            number(json, "unfiltered", shown(slot.unfiltered));
            json.writeArrayFieldStart("channels");
            for (int channel = 0; channel < slot.channelCount; channel++) {
                value(json, shown(slot.channels[channel]));
            }
            json.writeEndArray();
            number(json, "loadingRate", shown(slot.loadingRate));
            SiteJson.scan(json, slot, signal, shown(1));
            guidance(json, slot);
        });
    }

    /** A recording that is replayed faster or slower than it was made has arrivals that are no moments of this clock. */
    private static void age(JsonGenerator json, long ageNs) throws IOException {
        boolean known = ageNs >= 0 && ageNs < LONGEST_AGE_NS;
        number(json, "ageMicros", known ? ageNs / 1e3 : Double.NaN);
    }

    String cue(LiveSlot slot) {
        return message("event", json -> {
            origin(json, slot);
            json.writeStringField("event", slot.cue.label());
            json.writeStringField("cause", slot.cause);
            number(json, "force", shown(slot.force));
            guidance(json, slot);
        });
    }

    /** An event that is no cue of the guidance, at the newest scan. */
    String notice(String event, String cause, LiveSlot newest) {
        return message("event", json -> {
            origin(json, newest);
            json.writeStringField("event", event);
            json.writeStringField("cause", cause);
            number(json, "force", shown(newest.force));
            guidance(json, newest);
        });
    }

    String hold(Hold hold, boolean done, LiveSlot slot) {
        return message("hold", json -> {
            origin(json, slot);
            json.writeBooleanField("done", done);
            json.writeObjectFieldStart("hold");
            ReportJson.holdFields(json, shown(hold));
            json.writeEndObject();
        });
    }

    String dose(Dose dose) {
        return message("dose", json -> dose(json, dose));
    }

    String link(LinkState state, LinkCause cause, String sentence) {
        return message("link", json -> link(json, state, cause, sentence));
    }

    String alarm(String alarm, String cause) {
        return message("alarm", json -> {
            json.writeStringField("alarm", alarm);
            json.writeStringField("cause", cause);
        });
    }

    String status(StatusMeter.Status status) {
        return message("status", json -> {
            number(json, "rateHz", status.rateHz());
            number(json, "jitterMicros", status.jitterMicros());
            json.writeNumberField("framesMissing", status.framesMissing());
            json.writeNumberField("framesDamaged", status.framesDamaged());
            json.writeNumberField("scansDropped", status.scansDropped());
            json.writeNumberField("impossibleCounts", status.impossibleCounts());
            json.writeNumberField("deviceOverruns", status.deviceOverruns());
            json.writeNumberField("missedByPublisher", status.missedByPublisher());
            if (status.latency().count() == 0) {
                json.writeNullField("latencyMicros");
            } else {
                json.writeObjectFieldStart("latencyMicros");
                number(json, "p50", status.latency().p50Micros());
                number(json, "p99", status.latency().p99Micros());
                number(json, "max", status.latency().maxMicros());
                json.writeEndObject();
            }
            json.writeFieldName("clock");
            json.writeRawValue(status.timing().map(TimingJson::of).orElse("null"));
        });
    }

    String hello(Greeting greeting, LiveSlot newest) {
        return message("hello", json -> {
            json.writeNumberField("apiVersion", 1);
            json.writeStringField("source", greeting.own.source());
            LiveDevice.write(json, greeting.own, greeting.devices);
            json.writeStringField("forceUnit", shownUnit());
            number(json, "filterDelaySeconds", greeting.signal == null ? 0 : greeting.signal.filterDelaySeconds());
            SiteJson.hello(json, greeting.device, greeting.signal, LocalDate.now(zone));
            device(json, greeting.device);
            prescription(json, greeting.prescription);
            json.writeArrayFieldStart("prescriptionWarnings");
            for (String sentence : greeting.prescriptionWarnings) {
                json.writeString(sentence);
            }
            json.writeEndArray();
            expert(json, greeting.expert);
            LiveSession.write(json, greeting.session());
            json.writeBooleanField("beginsSessions", greeting.beginsSessions);
            json.writeObjectFieldStart("link");
            link(json, greeting.linkState, greeting.linkCause, greeting.linkSentence);
            json.writeEndObject();
            Dose dose = greeting.doseAt(newest.timeMicros);
            if (dose == null) {
                json.writeNullField("dose");
            } else {
                json.writeObjectFieldStart("dose");
                dose(json, dose);
                json.writeEndObject();
            }
            guidance(json, newest);
            recording(json, greeting);
        });
    }

    private static void device(JsonGenerator json, @Nullable DeviceDescription device) throws IOException {
        if (device == null) {
            json.writeNullField("device");
            return;
        }
        json.writeObjectFieldStart("device");
        json.writeStringField("model", device.model());
        json.writeStringField("serialNumber", device.serialNumber());
        json.writeStringField("firmwareVersion", device.firmwareVersion());
        number(json, "rateHz", device.rateHz());
        json.writeArrayFieldStart("channels");
        for (ChannelDescription channel : device.channels()) {
            json.writeStartObject();
            json.writeStringField("name", channel.name());
            json.writeStringField("position", channel.position().name().toLowerCase(Locale.ROOT));
            json.writeStringField("unit", channel.unit().symbol());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The prescription is in newtons already; with raw counts no band can be drawn, and its figures are null. */
    private void prescription(JsonGenerator json, Prescription prescription) throws IOException {
        double newtons = unit.isForce() ? 1 : Double.NaN;
        json.writeObjectFieldStart("prescription");
        json.writeStringField("name", prescription.name());
        number(json, "bandLow", newtons * prescription.bandLowNewtons());
        number(json, "bandHigh", newtons * prescription.bandHighNewtons());
        number(json, "holdSeconds", prescription.holdSeconds());
        number(json, "loadingRateLow", newtons * prescription.loadingRateLowNewtonsPerSecond());
        number(json, "loadingRateHigh", newtons * prescription.loadingRateHighNewtonsPerSecond());
        json.writeNumberField("repetitions", prescription.repetitions());
        number(json, "restSeconds", prescription.restSeconds());
        number(json, "ceiling", newtons * prescription.ceilingNewtons());
        json.writeStringField("basis", prescription.basis());
        PrescriptionJson.parts(json, prescription, unit.isForce());
        json.writeEndObject();
    }

    private static void expert(JsonGenerator json, @Nullable ExpertPress expert) throws IOException {
        if (expert == null) {
            json.writeNullField("expert");
            return;
        }
        json.writeObjectFieldStart("expert");
        json.writeStringField("name", expert.name());
        number(json, "beforeOnsetSeconds", expert.beforeOnsetSeconds());
        number(json, "intervalSeconds", expert.intervalSeconds());
        json.writeArrayFieldStart("forces");
        for (Double force : expert.forces()) {
            value(json, force == null ? Double.NaN : force);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void dose(JsonGenerator json, Dose dose) throws IOException {
        number(json, "holdSeconds", dose.holdSeconds());
        number(json, "inBandSeconds", dose.inBandSeconds());
        number(json, "impulse", shown(dose.impulse()));
        json.writeNumberField("repetitions", dose.repetitions());
        json.writeNumberField("repetitionsPlanned", dose.repetitionsPlanned());
        number(json, "sessionSeconds", dose.sessionSeconds());
    }

    private static void link(JsonGenerator json, LinkState state, LinkCause cause, String sentence) throws IOException {
        json.writeStringField("state", state.name().toLowerCase(Locale.ROOT));
        json.writeStringField("cause", sentence);
        json.writeStringField("reason", cause.name().toLowerCase(Locale.ROOT));
    }

    private static void recording(JsonGenerator json, Greeting greeting) throws IOException {
        if (greeting.recordingFile == null) {
            json.writeNullField("recording");
        } else {
            json.writeObjectFieldStart("recording");
            json.writeStringField("state", greeting.recordingState);
            json.writeStringField("file", greeting.recordingFile);
            json.writeEndObject();
        }
    }

    static void origin(JsonGenerator json, LiveSlot slot) throws IOException {
        json.writeNumberField("sequence", slot.sequence);
        json.writeNumberField("deviceTickUs", slot.deviceTickMicros);
        json.writeNumberField("timeSeconds", slot.timeMicros / 1e6);
        number(json, "measuredSeconds", slot.measuredNs / 1e9);
    }

    void guidance(JsonGenerator json, LiveSlot slot) throws IOException {
        json.writeObjectFieldStart("guidance");
        json.writeStringField("phase", slot.phase.label());
        json.writeNumberField("holdIndex", slot.holdIndex);
        json.writeNumberField("repetition", slot.repetition);
        json.writeNumberField("repetitions", slot.repetitions);
        number(json, "inBandSeconds", slot.inBandSeconds);
        number(json, "remainingSeconds", slot.remainingSeconds);
        number(json, "holdSeconds", slot.holdSeconds);
        number(json, "restRemainingSeconds", slot.restRemainingSeconds);
        json.writeStringField("rateHint", slot.rateHint.label());
        json.writeStringField("site", slot.guidedSite);
        json.writeNumberField("step", slot.step);
        json.writeNumberField("steps", slot.steps);
        number(json, "bandLow", shown(slot.bandLow));
        number(json, "bandHigh", shown(slot.bandHigh));
        number(json, "ceiling", shown(slot.ceiling));
        Cue alert = slot.alert;
        json.writeStringField("alert", alert == null ? "none" : alert.label());
        json.writeBooleanField("drifted", slot.drifted);
        boolean told = slot.pain >= 0;
        number(json, "pain", told ? slot.pain : Double.NaN);
        number(json, "painSeconds", told ? slot.painMicros / 1e6 : Double.NaN);
        json.writeBooleanField("saturated", slot.saturated);
        json.writeBooleanField("feedbackShown", slot.feedbackShown);
        json.writeBooleanField("feedbackRequested", slot.feedbackRequested);
        if (slot.estimateHold > 0) {
            json.writeNumberField("estimateHold", slot.estimateHold);
        } else {
            json.writeNullField("estimateHold");
        }
        json.writeEndObject();
    }

    /** JSON has no NaN: a figure that is not known is null. */
    static void number(JsonGenerator json, String name, double figure) throws IOException {
        json.writeFieldName(name);
        value(json, figure);
    }

    private static void value(JsonGenerator json, double figure) throws IOException {
        if (Double.isFinite(figure)) {
            // Six decimals are a micronewton; more would only be longer.
            json.writeNumber(Math.rint(figure * 1e6) / 1e6);
        } else {
            json.writeNull();
        }
    }
}
