package org.myodose.dashboard.setup;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.calibration.ScalingText;
import org.myodose.acquisition.clock.Timing;
import org.myodose.dashboard.station.ChannelGlance;
import org.myodose.dashboard.station.DeviceStation;
import org.myodose.dashboard.station.LinkNews;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

/** One device as it stands, for people who look after it, as JSON's maps; what is not known is null. */
final class DeviceReport {

    private DeviceReport() {}

    static Map<String, @Nullable Object> of(DeviceStation station, LocalDate today) {
        Map<String, @Nullable Object> report = new LinkedHashMap<>();
        report.put("index", station.device().index());
        report.put("name", station.device().name());
        report.put("source", station.device().source());
        report.put("link", link(station.link()));
        report.put("losses", losses(station));
        report.put("clock", station.timing().<Object>map(DeviceReport::clock).orElse(null));
        Optional<ChannelGlance.Seen> seen = station.glance().look();
        report.put("device", seen.<Object>map(DeviceReport::device).orElse(null));
        report.put("channels", seen.map(each -> channels(each, today)).orElse(List.of()));
        report.put("warnings", station.calibrationWarnings());
        return report;
    }

    private static Map<String, @Nullable Object> link(LinkNews news) {
        Map<String, @Nullable Object> link = new LinkedHashMap<>();
        link.put("state", small(news.state()));
        link.put("reason", small(news.cause()));
        link.put("cause", news.sentence());
        return link;
    }

    private static String small(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static Map<String, @Nullable Object> losses(DeviceStation station) {
        LinkCounters counters = station.counters();
        long missing = counters.get(Kind.FRAMES_MISSING);
        long sent = missing + counters.get(Kind.GOOD_FRAMES);
        Map<String, @Nullable Object> losses = new LinkedHashMap<>();
        losses.put("scans", counters.get(Kind.SCANS));
        losses.put("framesMissing", missing);
        losses.put("missingPercent", sent == 0 ? null : 100.0 * missing / sent);
        losses.put("framesDamaged", counters.damagedFrames());
        losses.put("scansDropped", counters.get(Kind.LATE_SCANS) + counters.get(Kind.MISFIT_SCANS));
        losses.put("impossibleCounts", counters.get(Kind.IMPOSSIBLE_COUNTS));
        losses.put("deviceOverruns", station.deviceOverruns());
        losses.put("missedByPublisher", station.refused());
        return losses;
    }

    private static Map<String, @Nullable Object> clock(Timing timing) {
        Map<String, @Nullable Object> clock = new LinkedHashMap<>();
        clock.put("rateHz", known(timing.rateHz()));
        clock.put("jitterMicros", known(timing.jitterMicros()));
        clock.put("driftPpm", known(timing.driftPpm()));
        clock.put("uncertaintyMicros", timing.uncertaintyNs() / 1000.0);
        clock.put("roundTripMicros", known(timing.roundTripMicros()));
        clock.put("replies", timing.replies());
        clock.put("delayMicros", known(timing.delayMicros()));
        clock.put("delayJitterMicros", known(timing.delayJitterMicros()));
        return clock;
    }

    private static Map<String, @Nullable Object> device(ChannelGlance.Seen seen) {
        Map<String, @Nullable Object> device = new LinkedHashMap<>();
        DeviceDescription description = seen.device();
        device.put("model", description.model());
        device.put("serialNumber", description.serialNumber());
        device.put("firmwareVersion", description.firmwareVersion());
        device.put("rateHz", description.rateHz());
        device.put("filter", seen.signal().filter());
        FilterTold filter = FilterTold.of(seen.signal());
        device.put("filterCode", filter.code());
        device.put("filterFigures", filter.figures());
        ForceUnit unit = seen.signal().forceUnit();
        device.put("forceUnit", unit.isForce() ? ForceUnit.NEWTONS.symbol() : unit.symbol());
        return device;
    }

    private static List<Object> channels(ChannelGlance.Seen seen, LocalDate today) {
        List<Object> channels = new ArrayList<>();
        ForceSample sample = seen.sample();
        List<ChannelScaling> scalings = seen.signal().scalings();
        for (int index = 0; index < seen.device().channels().size(); index++) {
            ChannelDescription described = seen.device().channels().get(index);
            Map<String, @Nullable Object> channel = new LinkedHashMap<>();
            channel.put("name", described.name());
            channel.put("position", small(described.position()));
            channel.put("bits", described.bits());
            // Between a device and its first scan there is nothing to read.
            boolean read = index < sample.channelCount;
            channel.put("counts", read ? sample.rawCounts[index] : null);
            channel.put("force", read ? newtons(sample.forces[index], seen) : null);
            channel.put("uncertainty", read ? newtons(sample.forceUncertainties[index], seen) : null);
            channel.put("flags", read ? flags(sample.channelFlags[index]) : List.of());
            channel.put("calibration", index < scalings.size() ? calibration(scalings.get(index), today) : null);
            channels.add(channel);
        }
        return channels;
    }

    /** In newtons where that is known, else as it comes. */
    private static @Nullable Double newtons(double figure, ChannelGlance.Seen seen) {
        ForceUnit unit = seen.signal().forceUnit();
        return known(unit.isForce() ? figure * unit.newtonsPerUnit() : figure);
    }

    private static List<String> flags(int flags) {
        return Arrays.stream(ChannelFlag.values())
                .filter(flag -> flag.isIn(flags))
                .map(DeviceReport::small)
                .toList();
    }

    /** Which calibration it is, how old, and until when it is good. */
    static Map<String, @Nullable Object> calibration(ChannelScaling scaling, LocalDate today) {
        Map<String, @Nullable Object> calibration = new LinkedHashMap<>();
        calibration.put("id", ScalingText.id(scaling));
        calibration.put("provenance", scaling.provenance());
        CalibrationCertificate certificate = scaling.certificate().orElse(null);
        calibration.put("date", certificate == null ? null : certificate.date().toString());
        calibration.put("ageDays", certificate == null ? null : ChronoUnit.DAYS.between(certificate.date(), today));
        calibration.put(
                "expires", certificate == null ? null : certificate.expires().toString());
        calibration.put("expired", certificate != null && certificate.isExpiredOn(today));
        return calibration;
    }

    private static @Nullable Double known(double figure) {
        return Double.isFinite(figure) ? figure : null;
    }
}
