package org.myodose.acquisition.recording;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.CountLimits;
import org.myodose.acquisition.FilterProfile;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.SignalDescription;
import org.myodose.acquisition.calibration.CalibrationException;
import org.myodose.acquisition.calibration.ScalingText;
import org.myodose.acquisition.filter.FilterProfiles;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCounters;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

/**
 * The headers of a recording's streams, both ways: what is written as XML is read back as the same values. Names follow the XDF
 * meta-data conventions where there is one.
 */
final class RecordingHeaders {

    static final String MARKERS = "markers";

    /** Number of the stream of markers, always. */
    static final int MARKERS_STREAM = 1;

    static final String COUNTS = "counts";
    static final String TIMES = "times";

    private RecordingHeaders() {}

    static byte[] markers(RecordingDescription description) {
        return stream(MARKERS, "Markers", 1, "0", "string", description.source())
                .open("desc")
                .toBytes();
    }

    static byte[] counts(RecordedDevice identity, DeviceDescription device, SignalDescription signal) {
        int channelCount = device.channels().size();
        XmlText xml = stream(COUNTS, "Force", channelCount, rateHz(device), "int32", identity.source());
        desc(xml, identity);
        acquisition(xml, device);
        channels(xml, device.channels());
        LayoutXml.write(xml, signal.layout());
        signal(xml, signal);
        return xml.toBytes();
    }

    static byte[] times(RecordedDevice identity, DeviceDescription device) {
        return times(identity, device, List.of(TimeChannel.values()));
    }

    /** As above with fewer channels, as older recordings have them. */
    static byte[] times(RecordedDevice identity, DeviceDescription device, List<TimeChannel> timeChannels) {
        XmlText xml = stream(TIMES, "Time", timeChannels.size(), rateHz(device), "int64", identity.source());
        desc(xml, identity).open("channels");
        for (TimeChannel channel : timeChannels) {
            xml.open("channel")
                    .element("label", channel.label)
                    .element("unit", channel.unit)
                    .close();
        }
        return xml.toBytes();
    }

    static DeviceDescription device(XmlElement counts) {
        XmlElement desc = counts.child("desc");
        XmlElement acquisition = desc.child("acquisition");
        return new DeviceDescription(
                Math.toIntExact(acquisition.number("protocol_version")),
                acquisition.text("model"),
                acquisition.text("serial_number"),
                acquisition.text("firmware_version"),
                acquisition.number("rate_millihertz"),
                desc.child("channels").children().stream()
                        .map(RecordingHeaders::channel)
                        .toList());
    }

    static SignalDescription signal(XmlElement counts) {
        XmlElement signal = counts.child("desc").child("signal");
        return new SignalDescription(
                forceUnit(signal.text("force_unit")),
                signal.number("rate_millihertz"),
                Double.parseDouble(signal.text("filter_delay_seconds")),
                signal.text("filter"),
                filterProfile(signal),
                signal.child("scalings").children().stream()
                        .map(RecordingHeaders::scaling)
                        .toList(),
                LayoutXml.read(counts.child("desc")));
    }

    /** Whose stream this is; in format 1 there was one device, and nothing said so. */
    static RecordedDevice identity(XmlElement stream) {
        XmlElement desc = stream.child("desc");
        return desc.has("device")
                ? FileHeader.device(desc.child("device"))
                : new RecordedDevice(0, stream.text("source_id"), stream.text("source_id"));
    }

    /** Name of a count of the link in a status marker, such as {@code crcErrors}. */
    static String fieldName(LinkCounters.Kind kind) {
        StringBuilder name = new StringBuilder();
        boolean capital = false;
        for (char letter : kind.name().toCharArray()) {
            if (letter != '_') {
                name.append(capital ? letter : Character.toLowerCase(letter));
            }
            capital = letter == '_';
        }
        return name.toString();
    }

    private static XmlText stream(
            String name, String type, int channelCount, String rateHz, String format, String sourceId) {
        return new XmlText("info")
                .element("name", name)
                .element("type", type)
                .element("channel_count", channelCount)
                .element("nominal_srate", rateHz)
                .element("channel_format", format)
                .element("source_id", sourceId);
    }

    /**
     * Opens a regular stream's description and says that samples may be missing from it: pyxdf then leaves the time stamps
     * as they are instead of spreading them evenly across gaps.
     */
    private static XmlText desc(XmlText xml, RecordedDevice identity) {
        xml.open("desc")
                .open("synchronization")
                .element("can_drop_samples", true)
                .close();
        return FileHeader.deviceTo(xml, identity);
    }

    private static void acquisition(XmlText xml, DeviceDescription device) {
        xml.open("acquisition")
                .element("model", device.model())
                .element("serial_number", device.serialNumber())
                .element("firmware_version", device.firmwareVersion())
                .element("protocol_version", device.protocolVersion())
                .element("rate_millihertz", device.rateMilliHertz())
                .close();
    }

    private static void channels(XmlText xml, List<ChannelDescription> channels) {
        xml.open("channels");
        for (ChannelDescription channel : channels) {
            xml.open("channel")
                    .element("label", channel.name())
                    .element("unit", channel.unit().symbol())
                    .element("type", "Force")
                    .element("sensor", channel.kind().name().toLowerCase(Locale.ROOT))
                    .element("position", channel.position().name().toLowerCase(Locale.ROOT))
                    .element("bits", channel.bits())
                    .element("decimal_exponent", channel.decimalExponent())
                    .close();
        }
        xml.close();
    }

    private static ChannelDescription channel(XmlElement channel) {
        return new ChannelDescription(
                channel.text("label"),
                SensorKind.valueOf(channel.text("sensor").toUpperCase(Locale.ROOT)),
                SensorPosition.valueOf(channel.text("position").toUpperCase(Locale.ROOT)),
                forceUnit(channel.text("unit")),
                Math.toIntExact(channel.number("bits")),
                Math.toIntExact(channel.number("decimal_exponent")));
    }

    private static void signal(XmlText xml, SignalDescription signal) {
        xml.open("signal")
                .element("force_unit", signal.forceUnit().symbol())
                .element("rate_millihertz", signal.rateMilliHertz())
                .element("filter_delay_seconds", signal.filterDelaySeconds())
                .element("filter", signal.filter());
        filterProfile(xml, signal.filterProfile());
        xml.open("scalings");
        for (ChannelScaling scaling : signal.scalings()) {
            xml.open("scaling");
            if (scaling.curve() instanceof ForceCurve.Linear line) {
                xml.element("force_span", line.forceSpan())
                        .element("count_span", line.countSpan())
                        .element("offset", line.offset());
            }
            xml.element("zero", scaling.zero()).element("provenance", scaling.provenance());
            if (!isPlainLine(scaling)) {
                xml.element("calibration", ScalingText.of(scaling));
            }
            xml.close();
        }
    }

    /** Whether the line says all there is. */
    private static boolean isPlainLine(ChannelScaling scaling) {
        return scaling.curve() instanceof ForceCurve.Linear
                && scaling.limits().equals(CountLimits.UNKNOWN)
                && scaling.certificate().isEmpty();
    }

    /** Format 1 knew straight lines only, and no calibration document. */
    private static ChannelScaling scaling(XmlElement scaling) {
        double zero = Double.parseDouble(scaling.text("zero"));
        String provenance = scaling.text("provenance");
        if (scaling.has("calibration")) {
            return calibrated(scaling.text("calibration"), zero, provenance);
        }
        return new ChannelScaling(
                Double.parseDouble(scaling.text("force_span")),
                Double.parseDouble(scaling.text("count_span")),
                Double.parseDouble(scaling.text("offset")),
                zero,
                provenance);
    }

    private static ChannelScaling calibrated(String document, double zero, String provenance) {
        try {
            return ScalingText.read(document, zero, provenance);
        } catch (CalibrationException unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    private static void filterProfile(XmlText xml, FilterProfile profile) {
        xml.open("filter_profile")
                .element("name", profile.name())
                .element("median_width", profile.medianWidth())
                .element("order", profile.order())
                .element("corner_hz", profile.cornerHz())
                .element("bridges_losses", profile.bridgesLosses())
                .close();
    }

    /** Recordings of format 1 do not tell it, for there was but one. */
    private static FilterProfile filterProfile(XmlElement signal) {
        if (!signal.has("filter_profile")) {
            return FilterProfiles.HOLD_FORMAT_1;
        }
        XmlElement profile = signal.child("filter_profile");
        return new FilterProfile(
                profile.text("name"),
                Math.toIntExact(profile.number("median_width")),
                Math.toIntExact(profile.number("order")),
                Double.parseDouble(profile.text("corner_hz")),
                Boolean.parseBoolean(profile.text("bridges_losses")));
    }

    private static ForceUnit forceUnit(String symbol) {
        for (ForceUnit unit : ForceUnit.values()) {
            if (unit.symbol().equals(symbol)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("'" + symbol + "' is not a unit of force");
    }

    private static String rateHz(DeviceDescription device) {
        return BigDecimal.valueOf(device.rateMilliHertz(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }
}
