package org.myodose.analysis.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** The JSON of a recording of several devices. */
final class SeveralDevicesJson {

    private SeveralDevicesJson() {}

    static void write(JsonGenerator json, RecordingReport report, String softwareVersion) throws IOException {
        json.writeStartObject();
        json.writeStringField("source", report.source());
        json.writeArrayFieldStart("devices");
        for (DeviceReport device : report.devices()) {
            json.writeStartObject();
            json.writeNumberField("device", device.device().number());
            json.writeStringField("name", device.device().name());
            json.writeStringField("deviceSource", device.device().source());
            ReportJson.reportFields(json, device.report());
            ReportJson.siteFields(json, device.sites());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("timeline");
        for (TimelineEntry entry : report.timeline()) {
            entry(json, entry);
        }
        json.writeEndArray();
        json.writeStringField("softwareVersion", softwareVersion);
        json.writeEndObject();
    }

    private static void entry(JsonGenerator json, TimelineEntry entry) throws IOException {
        json.writeStartObject();
        json.writeNumberField("device", entry.device().device().number());
        json.writeStringField("name", entry.device().device().name());
        json.writeStringField("site", entry.hold().site());
        json.writeNumberField("hold", entry.hold().index());
        ReportJson.number(json, "onsetSeconds", entry.onsetSeconds());
        ReportJson.number(json, "releaseSeconds", entry.releaseSeconds());
        ReportJson.number(json, "uncertaintySeconds", entry.uncertaintySeconds());
        json.writeEndObject();
    }
}
