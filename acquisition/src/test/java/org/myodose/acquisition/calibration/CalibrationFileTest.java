package org.myodose.acquisition.calibration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.acquisition.Devices;
import org.myodose.device.ForceUnit;

class CalibrationFileTest {

    private static final String HEAD =
            "calibration-version=1\nserial number,channel,date,low counts,low newtons,high counts,high newtons\n";

    @Test
    void readsWhatPeopleAndSpreadsheetsWrite() {
        String text = """
                # made with the kitchen scales
                calibration-version=1,,,,,,
                serial number, channel, date, low counts, low newtons, high counts, high newtons

                GLOVE-1, palm, 2026-11-21, 12, 0, 812, 98.1
                # the other
                GLOVE-1,thumb,2026-11-21,900,0,100,4e1""".replace("\n", "\r\n");
        SignalScaling scaling = CalibrationFile.parse("my.csv", "\uFEFF" + text)
                .scalingOf(Devices.of(
                        "GLOVE-1",
                        250_000,
                        Devices.channel("palm", ForceUnit.COUNTS, 0),
                        Devices.channel("thumb", ForceUnit.COUNTS, 0)));
        double[] forces = new double[2];
        double total = new CountScaler(scaling).apply(new int[] {412, 500}, forces);
        assertEquals(ForceUnit.NEWTONS, scaling.unit());
        assertEquals(49.05, forces[0], 1e-12);
        assertEquals(20.0, forces[1], 1e-12);
        assertEquals(69.05, total, 1e-12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A,palm,2026-11-21,12,0,812,ten     | line 3: 'ten' is not a number
            A,palm,2026-11-21,12,0,812         | line 3: 7 values with commas between them belong here, not 6
            A,palm,21.11.2026,12,0,812,98.1    | line 3: the date must be written as 2026-11-21, not '21.11.2026'
            A,,2026-11-21,12,0,812,98.1        | line 3: the channel is missing
            A,palm,2026-11-21,12,0,12,98.1     | line 3: Both points of channel palm have 12.0 counts
            A,palm,2026-11-21,12,5,812,5       | line 3: The points of channel palm must rise in force
            A,palm,2026-11-21,12,0,812,NaN     | line 3: The points of channel palm must be finite
            """)
    void namesLineAndReason(String line, String complaint) {
        String message = complaintOf(HEAD + line);
        assertTrue(message.startsWith("my.csv, " + complaint), message);
    }

    @Test
    void refusesOtherVersionsOtherFilesAndHalfFiles() {
        assertTrue(complaintOf("calibration-version=3\n").contains("line 1: this program reads versions 1 and 2"));
        assertTrue(complaintOf("time,force\n1,2\n").contains("line 1: a calibration file begins with"));
        assertTrue(complaintOf("").contains("line 1: the text ends without calibration-version=1"));
        assertTrue(complaintOf("calibration-version=1\n").contains("line 2: the text ends without the names"));
        assertTrue(complaintOf("calibration-version=1\na,b\n").contains("line 2: the columns must be"));
    }

    @Test
    void refusesTwoCalibrationsOfOneChannel() {
        String line = "A,palm,2026-11-21,12,0,812,98.1\n";
        assertEquals(
                "my.csv: Channel palm of device A is calibrated twice: keep the calibration that holds.",
                complaintOf(HEAD + line + line));
    }

    @Test
    void namesAFileThatIsMissingOrNoText(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("none.csv");
        assertEquals(
                "There is no calibration file " + missing + ": check its name.",
                assertThrows(CalibrationException.class, () -> CalibrationFile.read(missing))
                        .getMessage());
        Path binary = Files.write(folder.resolve("binary.csv"), new byte[] {(byte) 0xC3, 0x28});
        assertEquals(
                binary + " is not text in UTF-8: save it as such.",
                assertThrows(CalibrationException.class, () -> CalibrationFile.read(binary))
                        .getMessage());
    }

    private static String complaintOf(String text) {
        return String.valueOf(assertThrows(CalibrationException.class, () -> CalibrationFile.parse("my.csv", text))
                .getMessage());
    }

    @Test
    void readsBothExamplesOfItsPage() throws IOException {
        String page =
                Files.readString(Path.of(System.getProperty("myodose.root", ".."), "docs", "calibration-file.md"));
        String[] blocks = page.split("```\n", 5);
        SignalScaling version1 = CalibrationFile.parse("version 1", blocks[3])
                .scalingOf(Devices.of(
                        "MYO-UNO-0",
                        250_000,
                        Devices.channel("A0", ForceUnit.COUNTS, 0),
                        Devices.channel("A1", ForceUnit.COUNTS, 0)));
        assertEquals(ForceUnit.NEWTONS, version1.unit());
        assertEquals(98.1, new CountScaler(version1).apply(new int[] {812, 9}, new double[2]), 1e-9);
        SignalScaling version2 = CalibrationFile.parse("version 2", blocks[1])
                .scalingOf(Devices.of("GLOVE-0042", 250_000, Devices.channel("palm", ForceUnit.COUNTS, 0)));
        // 2000 of 4095 counts behind 10 kΩ are 95.5 µS, and 0.04 · 95.5^1.1 = 6.02 N.
        assertEquals(6.02, new CountScaler(version2).apply(new int[] {2000}, new double[1]), 0.01);
    }
}
