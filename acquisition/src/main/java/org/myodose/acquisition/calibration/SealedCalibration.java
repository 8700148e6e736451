package org.myodose.acquisition.calibration;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import org.myodose.acquisition.CalibrationCertificate;
import org.myodose.acquisition.ChannelScaling;

/**
 * Calibration files of version 2, both ways: sensors one after the other, each as {@link ScalingText} has it, and a checksum
 * at the end by which an edit by hand is noticed. Lines that begin with # are for people and not under the seal.
 */
public final class SealedCalibration {

    static final String VERSION = "calibration-version=2";
    private static final String SENSOR = "[sensor]";
    private static final String CHECKSUM = "checksum=";

    private SealedCalibration() {}

    /** The whole text of a file; each scaling must carry a certificate. */
    public static String write(List<ChannelScaling> sensors) {
        StringBuilder text = new StringBuilder(VERSION).append('\n');
        for (ChannelScaling sensor : sensors) {
            certificateOf(sensor);
            text.append(SENSOR).append('\n').append(ScalingText.of(sensor));
        }
        return sealed(text.toString());
    }

    /** Seals a text anew that was edited on purpose; refuses one that cannot be read. */
    public static String reseal(String name, String text) {
        String open = text.replaceFirst("^\uFEFF", "")
                .lines()
                .filter(line -> !line.startsWith(CHECKSUM))
                .map(line -> line + "\n")
                .reduce("", String::concat);
        String sealed = sealed(open);
        read(name, sealed);
        return sealed;
    }

    private static String sealed(String text) {
        return text + CHECKSUM + checksum(text.lines().toList()) + "\n";
    }

    /**
     * Reads the sensors of a file.
     *
     * @throws CalibrationException when it was edited, is incomplete or cannot be understood
     */
    static List<ChannelScaling> read(String name, String text) {
        List<String> lines = text.replaceFirst("^\uFEFF", "")
                .lines()
                .map(String::stripTrailing)
                .toList();
        requireSeal(name, lines);
        List<ChannelScaling> sensors = new ArrayList<>();
        for (String section : sections(lines)) {
            sensors.add(sensor(name, section));
        }
        if (sensors.isEmpty()) {
            throw new CalibrationException(name + " tells of no sensor: calibrate one with ./myodose calibrate.");
        }
        return sensors;
    }

    private static void requireSeal(String name, List<String> lines) {
        List<String> seals = lines.stream()
                .filter(line -> line.startsWith(CHECKSUM))
                .map(line -> line.substring(CHECKSUM.length()))
                .toList();
        if (seals.isEmpty()) {
            throw new CalibrationException(
                    name + " ends without its checksum: it was cut short or edited. " + remedy(name));
        }
        if (seals.size() > 1 || !seals.getFirst().equals(checksum(lines))) {
            throw new CalibrationException(
                    name + " was changed after it was made: its checksum does not fit. " + remedy(name));
        }
    }

    private static String remedy(String name) {
        return "Take the file that ./myodose calibrate wrote, or, if the change was meant, seal it with"
                + " ./myodose calibrate --seal " + name + ".";
    }

    /** Over what is neither a remark nor blank nor the checksum itself. */
    private static String checksum(List<String> lines) {
        CRC32 crc = new CRC32();
        for (String line : lines) {
            if (!line.isBlank() && !line.startsWith("#") && !line.startsWith(CHECKSUM)) {
                crc.update((line.stripTrailing() + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        return String.format(Locale.ROOT, "%08x", crc.getValue());
    }

    private static List<String> sections(List<String> lines) {
        List<StringBuilder> sections = new ArrayList<>();
        for (String line : lines) {
            if (line.equals(SENSOR)) {
                sections.add(new StringBuilder());
            } else if (!sections.isEmpty() && !line.startsWith("#") && !line.startsWith(CHECKSUM)) {
                sections.getLast().append(line).append('\n');
            }
        }
        return sections.stream().map(StringBuilder::toString).toList();
    }

    private static ChannelScaling sensor(String name, String section) {
        try {
            ChannelScaling read = ScalingText.read(section, 0, "");
            return new ChannelScaling(read.curve(), read.limits(), 0, provenance(read), read.certificate());
        } catch (CalibrationException wrong) {
            throw new CalibrationException(name + ": " + wrong.getMessage());
        }
    }

    private static String provenance(ChannelScaling sensor) {
        CalibrationCertificate certificate = certificateOf(sensor);
        return String.format(
                Locale.ROOT,
                "calibration of %s (%s, RMSE %.3g N over %.3g to %.3g N)",
                certificate.date(),
                sensor.curve().model(),
                certificate.fit().rmseNewtons(),
                certificate.fit().lowestNewtons(),
                certificate.fit().highestNewtons());
    }

    static CalibrationCertificate certificateOf(ChannelScaling sensor) {
        return sensor.certificate()
                .orElseThrow(() -> new CalibrationException("a sensor in it lacks its 'serial number'."));
    }
}
