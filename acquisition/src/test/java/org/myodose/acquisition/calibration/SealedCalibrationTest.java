package org.myodose.acquisition.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.Certificates;
import org.myodose.acquisition.ChannelScaling;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.SensorId;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;

class SealedCalibrationTest {

    private static final DeviceDescription DEVICE = Devices.of(
            "A",
            1_000,
            Devices.channel("palm", ForceUnit.COUNTS, 0),
            Devices.channel("thumb, \"left\"", ForceUnit.COUNTS, 0));
    private static final String FILE = SealedCalibration.write(List.of(
            Certificates.scaling("A", "palm", Certificates.curves().get(1)),
            Certificates.scaling("A", "thumb, \"left\"", Certificates.curves().get(4))));

    @Test
    void readsBackEverythingThatWasWritten() {
        for (ForceCurve curve : Certificates.curves()) {
            ChannelScaling written = Certificates.scaling("S/N ü-7", "pad 1", curve);
            Calibrations read = CalibrationFile.parse("a", SealedCalibration.write(List.of(written)));
            ChannelScaling scaling = read.of(new SensorId("S/N ü-7", "pad 1")).orElseThrow();
            assertEquals(written.curve(), scaling.curve());
            assertEquals(written.limits(), scaling.limits());
            assertEquals(written.certificate(), scaling.certificate());
            assertTrue(scaling.provenance().startsWith("calibration of 2026-11-21 (" + curve.model()));
        }
    }

    @Test
    void isKnownByAnIdThatOnlyItsZeroLeavesAlone() {
        ChannelScaling written =
                Certificates.scaling("A", "palm", Certificates.curves().get(1));
        ChannelScaling read =
                CalibrationFile.parse("a", FILE).of(new SensorId("A", "palm")).orElseThrow();
        assertEquals(ScalingText.id(written), ScalingText.id(read));
        assertEquals(ScalingText.id(written), ScalingText.id(written.withZero(3)));
        for (ForceCurve other :
                List.of(Certificates.curves().get(0), Certificates.curves().get(4))) {
            assertNotEquals(ScalingText.id(written), ScalingText.id(Certificates.scaling("A", "palm", other)));
        }
        assertNotEquals(
                ScalingText.id(written),
                ScalingText.id(
                        Certificates.scaling("B", "palm", Certificates.curves().get(1))));
    }

    @Test
    void survivesOtherLineEndsMarksAndRemarks() {
        String text = "\uFEFF# room 3\n" + FILE.replace("[sensor]", "# the next\n\n[sensor]");
        assertEquals(
                2,
                CalibrationFile.parse("a", text.replace("\n", "\r\n"))
                        .scalingOf(DEVICE)
                        .channels()
                        .size());
    }

    @Test
    void refusesAFileThatWasEditedAndSaysHowToGoOn() {
        String edited = FILE.replace("factor:0.013", "factor:0.014");
        assertEquals(
                "a.txt was changed after it was made: its checksum does not fit. Take the file that ./myodose calibrate"
                        + " wrote, or, if the change was meant, seal it with ./myodose calibrate --seal a.txt.",
                complaintOf(edited));
        assertTrue(
                complaintOf(FILE.substring(0, FILE.indexOf("checksum"))).startsWith("a.txt ends without its checksum"));
        assertEquals(
                0.014,
                ((ForceCurve.Power) CalibrationFile.parse("a", SealedCalibration.reseal("a", edited))
                                .scalingOf(DEVICE)
                                .channels()
                                .getFirst()
                                .curve())
                        .factor());
    }

    @Test
    void refusesToSealNonsense() {
        String nonsense = FILE.replace("curve=power", "curve=spline");
        CalibrationException refused =
                assertThrows(CalibrationException.class, () -> SealedCalibration.reseal("a", nonsense));
        assertEquals(
                "a: There is no curve 'spline': it must be line, power, polynomial or piecewise.",
                refused.getMessage());
    }

    /** No change of a letter passes unnoticed, wherever it stands. */
    @Property
    void noticesEveryChangedLetter(@ForAll @IntRange(min = 0, max = 100_000) int place) {
        int at = place % (FILE.length() - 1);
        char letter = FILE.charAt(at) == 'x' ? 'y' : 'x';
        String edited = FILE.substring(0, at) + letter + FILE.substring(at + 1);
        assertThrows(CalibrationException.class, () -> CalibrationFile.parse("a.txt", edited));
    }

    @Test
    void namesExpiredCalibrationsAndThoseOfOtherSensors() {
        Calibrations calibrations = CalibrationFile.parse("a", FILE);
        assertEquals(List.of(), calibrations.warnings(DEVICE, LocalDate.of(2027, 5, 21)));
        List<String> expired = calibrations.warnings(DEVICE, LocalDate.of(2027, 5, 22));
        assertEquals(2, expired.size());
        assertEquals(
                "The calibration of channel palm of device A expired on 2027-05-21: calibrate it again with"
                        + " ./myodose calibrate.",
                expired.getFirst());
        assertEquals(
                List.of(
                        "The calibration is for other sensors (channel palm of device A, channel thumb, \"left\" of device"
                                + " A), none of them on device B, so it does not apply: give the file of this device."),
                calibrations.warnings(
                        Devices.of("B", 1_000, Devices.channel("palm", ForceUnit.COUNTS, 0)), Certificates.DATE));
        assertEquals(List.of(), Calibrations.none().warnings(DEVICE, Certificates.DATE));
    }

    private static String complaintOf(String text) {
        return String.valueOf(assertThrows(CalibrationException.class, () -> CalibrationFile.parse("a.txt", text))
                .getMessage());
    }
}
