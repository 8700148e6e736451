package org.myodose.dashboard.live;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.SensorPlace;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.Zone;
import org.myodose.device.DeviceDescription;

/** The parts of the live messages that tell where a force was measured, and how far it can be trusted. */
final class SiteJson {

    private SiteJson() {}

    /** Of a scan; {@code perUnit} is what one of the source's units is in the shown one. */
    static void scan(JsonGenerator json, LiveSlot slot, @Nullable SignalDescription signal, double perUnit)
            throws IOException {
        LiveMessages.number(json, "uncertainty", perUnit * slot.uncertainty);
        zones(json, slot, signal, perUnit);
        if (Double.isNaN(slot.centreX)) {
            json.writeNullField("centre");
        } else {
            json.writeObjectFieldStart("centre");
            LiveMessages.number(json, "x", slot.centreX);
            LiveMessages.number(json, "y", slot.centreY);
            json.writeEndObject();
        }
        LiveMessages.number(json, "leftShare", slot.leftShare);
        LiveMessages.number(json, "frontShare", slot.frontShare);
        flags(json, slot);
    }

    private static void zones(JsonGenerator json, LiveSlot slot, @Nullable SignalDescription signal, double perUnit)
            throws IOException {
        List<Zone> zones = signal == null ? List.of() : signal.layout().zones();
        json.writeArrayFieldStart("zones");
        for (int zone = 0; zone < Math.min(slot.zoneCount, zones.size()); zone++) {
            json.writeStartObject();
            json.writeStringField("name", zones.get(zone).name());
            LiveMessages.number(json, "force", perUnit * slot.zones[zone]);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void flags(JsonGenerator json, LiveSlot slot) throws IOException {
        json.writeArrayFieldStart("flags");
        for (int channel = 0; channel < slot.channelCount; channel++) {
            for (ChannelFlag flag : ChannelFlag.values()) {
                if (flag.isIn(slot.channelFlags[channel])) {
                    json.writeStartObject();
                    json.writeNumberField("channel", channel);
                    json.writeStringField("flag", flag.name().toLowerCase(Locale.ROOT));
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }

    /** Of a greeting: the total's site, the zones, where each channel's sensor sits, each channel's calibration, and the filter. */
    static void hello(
            JsonGenerator json, @Nullable DeviceDescription device, @Nullable SignalDescription signal, LocalDate today)
            throws IOException {
        json.writeStringField("site", signal == null ? "" : signal.layout().totalSite());
        json.writeArrayFieldStart("zones");
        if (signal != null) {
            for (Zone zone : signal.layout().zones()) {
                json.writeString(zone.name());
            }
        }
        json.writeEndArray();
        sensors(json, signal);
        calibrations(json, device, signal, today);
        if (signal == null) {
            json.writeNullField("filter");
        } else {
            json.writeObjectFieldStart("filter");
            json.writeStringField("profile", signal.filterProfile().name());
            json.writeStringField("words", signal.filter());
            LiveMessages.number(json, "delaySeconds", signal.filterDelaySeconds());
            json.writeEndObject();
        }
    }

    /** By channel; a place that is not known is {@code null}. */
    private static void sensors(JsonGenerator json, @Nullable SignalDescription signal) throws IOException {
        json.writeArrayFieldStart("sensors");
        for (SensorPlace place :
                signal == null ? List.<SensorPlace>of() : signal.layout().places()) {
            json.writeStartObject();
            json.writeStringField("zone", place.zone());
            LiveMessages.number(json, "x", place.xMillimetres());
            LiveMessages.number(json, "y", place.yMillimetres());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void calibrations(
            JsonGenerator json, @Nullable DeviceDescription device, @Nullable SignalDescription signal, LocalDate today)
            throws IOException {
        json.writeArrayFieldStart("calibrations");
        if (device != null && signal != null) {
            for (int channel = 0; channel < signal.scalings().size(); channel++) {
                if (signal.scalings().get(channel).certificate().isPresent()) {
                    CalibrationCertificate certificate =
                            signal.scalings().get(channel).certificate().orElseThrow();
                    json.writeStartObject();
                    json.writeStringField(
                            "channel", device.channels().get(channel).name());
                    json.writeStringField("date", certificate.date().toString());
                    json.writeStringField("expires", certificate.expires().toString());
                    json.writeBooleanField("expired", certificate.isExpiredOn(today));
                    json.writeEndObject();
                }
            }
        }
        json.writeEndArray();
    }
}
