package org.myodose.acquisition.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.acquisition.Devices;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SensorPlace;
import org.myodose.acquisition.Side;
import org.myodose.acquisition.calibration.CalibrationException;

class LayoutFileTest {

    private static LayoutFile file(String... lines) {
        return LayoutFile.parse("mat.layout", List.of(String.join("\n", lines).split("\n")));
    }

    private static String reason(Executable wrong) {
        return String.valueOf(assertThrows(CalibrationException.class, wrong).getMessage());
    }

    private static String refusal(String line) {
        return reason(() -> file("layout-version=1", line));
    }

    @Test
    void placesEveryChannelOfItsDevice() {
        SensorLayout layout = file(
                        "# a mat", "layout-version=1", "7, ch0, heel, left, -3.5, 12", "7, ch1, toes, -, -, -")
                .layoutOf(Devices.newtons("7", 250_000, 2));
        assertEquals(
                new SensorPlace("heel", Side.LEFT, SensorPlace.Row.NONE, -3.5, 12),
                layout.places().getFirst());
        assertEquals(SensorPlace.in("toes"), layout.places().get(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "7,ch0,heel,left,1 | 6 fields, not 5",
                "7,ch0,,left,1,2 | the zone's name is missing",
                "7,,heel,left,1,2 | the channel's name is missing",
                "7,ch0,heel,up,1,2 | 'up' is no side",
                "7,ch0,heel,left,NaN,2 | 'NaN' is no length",
                "7,ch0,heel,left,1 cm,2 | '1 cm' is no length",
                "7,ch0,heel,left,1,- | give both x and y",
                "7,ch0,left,left,1,2 | name the zone otherwise"
            })
    void refusesEveryFaultWithItsLineAndReason(String line, String reason) {
        String refusal = refusal(line);
        assertTrue(refusal.startsWith("mat.layout, line 2: ") && refusal.contains(reason), refusal);
    }

    @Test
    void refusesAChannelNamedTwiceAndAFileOfAnotherVersion() {
        assertTrue(
                refusal("7,a,heel,-,-,-\n7,a,toes,-,-,-").contains("line 3: channel a of device 7 stands there twice"));
        assertTrue(reason(() -> file("layout-version=2")).contains("line 1: the first line must be layout-version=1"));
    }

    @Test
    void refusesALayoutThatDoesNotFitTheDevice() {
        LayoutFile layout = file("layout-version=1", "7,ch0,heel,-,-,-");
        for (String[] wrong : new String[][] {{"8", "1", "not of 8"}, {"7", "2", "says nothing of channel ch1"}}) {
            String refusal =
                    reason(() -> layout.layoutOf(Devices.newtons(wrong[0], 250_000, Integer.parseInt(wrong[1]))));
            assertTrue(refusal.contains(wrong[2]), refusal);
        }
    }

    @Test
    void eachDeviceFindsItsOwnAmongSeveralFiles() {
        LayoutFiles files = new LayoutFiles(
                List.of(file("layout-version=1", "7,ch0,heel,-,-,-"), file("layout-version=1", "8,ch0,toes,-,-,-")));
        assertEquals("toes", files.layoutOf(Devices.newtons("8", 1000, 1)).totalSite());
        assertEquals(
                "ch0",
                files.orElse(Layouts.ofDevices())
                        .layoutOf(Devices.newtons("9", 1000, 1))
                        .totalSite());
        assertTrue(reason(() -> files.layoutOf(Devices.newtons("9", 1000, 1))).contains("not of 9"));
    }

    @Test
    void refusesADeviceThatTwoFilesNameAndAFileThatNamesNone() {
        LayoutFile one = file("layout-version=1", "7,ch0,heel,-,-,-");
        LayoutFiles twice = new LayoutFiles(List.of(one, one));
        assertTrue(reason(() -> twice.layoutOf(Devices.newtons("7", 1000, 1))).contains("both tell of 7"));
        LayoutFiles files = new LayoutFiles(List.of(one));
        files.requireUse(List.of(Devices.newtons("7", 1000, 1), Devices.newtons("8", 1000, 1)));
        assertTrue(reason(() -> files.requireUse(List.of(Devices.newtons("8", 1000, 1))))
                .contains("not of 8"));
    }
}
