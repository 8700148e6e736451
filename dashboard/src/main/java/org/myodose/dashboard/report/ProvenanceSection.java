package org.myodose.dashboard.report;

import static org.myodose.dashboard.document.Numbers.counted;
import static org.myodose.dashboard.document.Numbers.plain;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.recording.HostDescription;
import org.myodose.acquisition.recording.RecordingDescription;
import org.myodose.dashboard.document.Block;
import org.myodose.dashboard.document.Block.Column;
import org.myodose.dashboard.document.Block.Fact;
import org.myodose.dashboard.document.Block.Facts;
import org.myodose.dashboard.document.Block.Table;
import org.myodose.dashboard.document.Numbers;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;

/** Where the figures come from: file, devices, calibration, filter, clock, and what is missing. */
final class ProvenanceSection {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private final Session session;
    private final String softwareVersion;

    ProvenanceSection(Session session, String softwareVersion) {
        this.session = session;
        this.softwareVersion = softwareVersion;
    }

    /** When it was recorded, in UTC; empty where nobody knows. */
    static Optional<String> recordedAt(Session session) {
        return Optional.ofNullable(session.description())
                .map(description ->
                        description.startedAt().atOffset(ZoneOffset.UTC).format(UTC));
    }

    List<Block> file() {
        List<Fact> facts = new ArrayList<>();
        facts.add(new Fact("File", session.source() + ", " + session.bytes() + " bytes"));
        facts.add(new Fact("SHA-256", session.sha256()));
        RecordingDescription description = session.description();
        if (description != null) {
            facts.add(new Fact(
                    "Recorded", recordedAt(session).orElse("") + ", by Myodose " + description.softwareVersion()));
            HostDescription host = description.host();
            if (!host.operatingSystem().isEmpty()) {
                facts.add(new Fact(
                        "Computer",
                        host.operatingSystem() + ", " + host.architecture() + ", " + host.processors()
                                + " processors; Java " + host.javaRuntime()));
            }
        }
        if (!session.integrity().isEmpty()) {
            facts.add(new Fact("Integrity", session.integrity()));
        }
        facts.add(new Fact("Analysed by", softwareVersion + ", with the code and the filter that run live"));
        return List.of(new Facts(facts));
    }

    List<Block> device(DeviceSession device) {
        List<Block> blocks = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        DeviceDescription description = device.description();
        if (description != null && device.device() != null) {
            facts.add(new Fact(
                    "Device",
                    description.model() + ", serial number " + description.serialNumber() + ", firmware "
                            + description.firmwareVersion() + ", over "
                            + device.device().source()));
            facts.add(new Fact("Channels", channels(description)));
        }
        facts.add(new Fact(
                "Samples",
                device.report().samples() + " in " + plain(device.report().durationSeconds(), 2) + " s; nominal rate "
                        + plain(device.report().signal().rateMilliHertz() / 1000.0, 2, "Hz")));
        facts.add(new Fact(
                "Filter", device.report().signal().filter() + "; every time in this report is as late as that"));
        facts.add(new Fact("Clock", clock(device)));
        if (device.device() != null) {
            facts.add(new Fact("Losses", losses(device)));
        }
        blocks.add(new Facts(facts));
        blocks.addAll(calibration(device));
        List<String> notices = device.report().notices();
        if (!notices.isEmpty()) {
            blocks.add(new Block.Bullets(notices));
        }
        return blocks;
    }

    private static String channels(DeviceDescription description) {
        return description.channels().size() + ": "
                + String.join(
                        ", ",
                        description.channels().stream()
                                .map(ChannelDescription::name)
                                .toList());
    }

    private static String clock(DeviceSession device) {
        ClockNote clock = device.clock();
        if (clock == null) {
            return device.device() == null
                    ? "the table's own times"
                    : "nothing was noted of the device's clock; times are by its own ticks";
        }
        return "scans came at " + plain(clock.scanRateHz(), 3, "Hz")
                + " by the computer's clock; the device's clock ran "
                + plain(clock.driftPpm(), 1, "ppm") + " fast, its scans were spaced to within "
                + plain(clock.scanJitterMicros(), 0, "µs") + ", and times on the computer's clock are known to "
                + plain(clock.uncertaintyMicros(), 0, "µs");
    }

    private static String losses(DeviceSession device) {
        Losses losses = device.losses();
        if (losses.none() && device.report().gaps().isEmpty()) {
            return "none: every scan that the device sent is in the recording";
        }
        return counted(losses.framesMissing(), "frame", "frames") + " missing on the way, "
                + losses.framesDamaged() + " damaged, " + losses.deviceOverruns() + " not sent by the device; "
                + losses.unrecorded() + " scans came but were not recorded; "
                + counted(losses.damagedParts(), "part", "parts") + " of the file damaged; "
                + counted(device.report().gaps().size(), "gap", "gaps") + " in the trace";
    }

    /** The day of the recording, on which a calibration was to be valid. */
    private static Optional<LocalDate> day(Session session) {
        return Optional.ofNullable(session.description())
                .map(description ->
                        description.startedAt().atOffset(ZoneOffset.UTC).toLocalDate());
    }

    /** Sentences on calibrations that had expired when the session was recorded. */
    static List<String> expired(Session session) {
        List<String> sentences = new ArrayList<>();
        for (DeviceSession device : session.devices()) {
            device.report().signal().scalings().stream()
                    .flatMap(scaling -> scaling.certificate().stream())
                    .filter(certificate ->
                            day(session).map(certificate::isExpiredOn).orElse(false))
                    .map(certificate -> "The calibration of " + device.name() + " had expired on "
                            + certificate.expires() + " when this was recorded: check it with known masses.")
                    .distinct()
                    .forEach(sentences::add);
        }
        return sentences;
    }

    private List<Block> calibration(DeviceSession device) {
        List<ChannelScaling> scalings = device.report().signal().scalings();
        DeviceDescription description = device.description();
        if (!device.unit().isForce()) {
            return List.of(Block.warning(
                    "No calibration: figures are the converter's counts, and what force they mean is not known."));
        }
        if (scalings.isEmpty() || description == null) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        for (int channel = 0; channel < scalings.size(); channel++) {
            ChannelScaling scaling = scalings.get(channel);
            List<String> row = new ArrayList<>();
            row.add(description.channels().get(channel).name());
            row.add(scaling.provenance());
            row.addAll(scaling.certificate()
                    .map(this::certificate)
                    .orElse(List.of(Numbers.NONE, Numbers.NONE, Numbers.NONE, Numbers.NONE)));
            row.add(plain(scaling.zero() * device.factor(), 2));
            rows.add(row);
        }
        return List.of(new Table(
                "Calibration, channel by channel",
                List.of(
                        new Column("Channel", false),
                        new Column("What counts mean", false),
                        new Column("Made", false),
                        new Column("Valid to", false),
                        new Column("Range, N", true),
                        new Column("RMSE, N", true),
                        new Column("Zero, N", true)),
                rows));
    }

    private List<String> certificate(CalibrationCertificate certificate) {
        boolean expired = day(session).map(certificate::isExpiredOn).orElse(false);
        return List.of(
                certificate.date().toString(),
                certificate.expires() + (expired ? " (expired)" : ""),
                plain(certificate.fit().lowestNewtons(), 1) + " to "
                        + plain(certificate.fit().highestNewtons(), 1),
                plain(certificate.fit().rmseNewtons(), 2));
    }
}
