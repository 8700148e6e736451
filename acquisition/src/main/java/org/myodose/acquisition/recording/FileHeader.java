package org.myodose.acquisition.recording;

import java.time.Instant;
import java.util.List;

/** The header of a whole recording, both ways. */
final class FileHeader {

    /** Raised when a reader of the version before would read a file wrongly. */
    static final int FORMAT_VERSION = 2;

    private static final String VERSION = "myodose_format_version";

    private FileHeader() {}

    /** @param nowNs the monotonic clock at {@code startedAt}, to lay wall-clock time onto time stamps */
    static byte[] of(RecordingDescription description, long nowNs) {
        XmlText xml = new XmlText("info")
                .element("version", "1.0")
                .element("datetime", description.startedAt())
                .element(VERSION, FORMAT_VERSION)
                .element("software_version", description.softwareVersion())
                .element("source", description.source())
                .element("prescription", description.prescription())
                .open("clock")
                .element("kind", "monotonic clock of the recording computer")
                .element("start_ns", nowNs)
                .close();
        host(xml, description.host());
        if (!description.session().isEmpty()) {
            xml.element("session", description.session());
        }
        xml.open("devices");
        for (RecordedDevice device : description.devices()) {
            deviceTo(xml, device);
        }
        return xml.toBytes();
    }

    /** Says which device something belongs to. */
    static XmlText deviceTo(XmlText xml, RecordedDevice device) {
        return xml.open("device")
                .element("number", device.number())
                .element("name", device.name())
                .element("source", device.source())
                .close();
    }

    /** The way back from {@link #deviceTo}. */
    static RecordedDevice device(XmlElement device) {
        return new RecordedDevice(Math.toIntExact(device.number("number")), device.text("name"), device.text("source"));
    }

    static boolean isOurs(XmlElement file) {
        return file.has(VERSION);
    }

    static int formatVersion(XmlElement file) {
        return Math.toIntExact(file.number(VERSION));
    }

    static RecordingDescription description(XmlElement file) {
        String source = file.text("source");
        return new RecordingDescription(
                file.has("devices")
                        ? file.child("devices").children().stream()
                                .map(FileHeader::device)
                                .toList()
                        : List.of(new RecordedDevice(0, source, source)),
                file.text("software_version"),
                Instant.parse(file.text("datetime")),
                file.text("prescription"),
                host(file),
                file.has("session") ? file.text("session") : "");
    }

    private static void host(XmlText xml, HostDescription host) {
        xml.open("host")
                .element("operating_system", host.operatingSystem())
                .element("architecture", host.architecture())
                .element("java_runtime", host.javaRuntime())
                .element("processors", host.processors())
                .close();
    }

    private static HostDescription host(XmlElement file) {
        if (!file.has("host")) {
            return HostDescription.NOT_TOLD;
        }
        XmlElement host = file.child("host");
        return new HostDescription(
                host.text("operating_system"),
                host.text("architecture"),
                host.text("java_runtime"),
                Math.toIntExact(host.number("processors")));
    }
}
