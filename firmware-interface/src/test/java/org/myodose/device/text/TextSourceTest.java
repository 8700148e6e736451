package org.myodose.device.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.table.TimeColumnUnit;

@Timeout(60)
class TextSourceTest {

    private static List<String> names(DeviceDescription device) {
        return device.channels().stream().map(ChannelDescription::name).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'%d,5,%d'",
                "'%d, 5, %d'",
                "'%d;5;%d'",
                "'%d\t5\t%d'",
                "'%d 5 %d'",
                "'  %d   5 %d '",
                "'%d,5,%d,'",
                "a:%d,b:5,c:%d",
                "'a:%d\tb:5\tc:%d'",
                "'a: %d b: 5 c: %d'",
                "'%d N,5 N,%d N'"
            })
    void findsOutHowTheCellsAreParted(String pattern) throws Exception {
        LinesUnderTest lines = new LinesUnderTest().lines(0, pattern);
        DeviceDescription device = lines.all();
        assertEquals(3, device.channels().size());
        assertEquals(19, lines.scans.size());
        assertEquals(List.of(1, 5, 1), lines.scans.getFirst().counts());
        assertEquals(List.of(19, 5, 19), lines.scans.getLast().counts());
        assertEquals(0, lines.unaccounted());
    }

    @Test
    void readsOneFigureALine() throws Exception {
        LinesUnderTest lines = new LinesUnderTest().lines(0, "Force: %d.25 N");
        DeviceDescription device = lines.all();
        assertEquals(List.of("Force"), names(device));
        assertEquals(ForceUnit.NEWTONS, device.channels().getFirst().unit());
        assertEquals(-2, device.channels().getFirst().decimalExponent());
        assertEquals(125, lines.column(0).getFirst());
    }

    @Test
    void namesChannelsAndUnitsByTheHeading() throws Exception {
        LinesUnderTest lines = new LinesUnderTest()
                .read(0, "t_ms,thumb [N],index [kg],thumb [N]\r\n")
                .lines(10, "%t,1.5,-0.125,7");
        DeviceDescription device = lines.all();
        assertEquals(List.of("thumb [N]", "index [kg]", "thumb [N]~4"), names(device));
        assertEquals(ForceUnit.KILOGRAMS, device.channels().get(1).unit());
        assertEquals(List.of(15, -125, 7), lines.scans.getFirst().counts());
        assertEquals("Text lines, time in column 1 (ms)", device.model());
        assertEquals(10_000, device.rateMilliHertz());
        assertEquals(10_000, lines.scans.getFirst().tickMicros());
        assertEquals(20, lines.scans.size());
    }

    @ParameterizedTest
    @CsvSource({"1, s", "1000, ms", "1000000, us"})
    void recognisesATimeColumnByItsPaceAndSaysSo(long perSecond, String unit) throws Exception {
        LinesUnderTest lines = new LinesUnderTest();
        for (int line = 0; line < 40; line++) {
            lines.read(50L * line, 7000 + 0.05 * line * perSecond + ",512\n");
        }
        DeviceDescription device = lines.all();
        assertEquals(
                "Text lines, time in column 1 (" + unit + ", found by its pace), no headings heard", device.model());
        assertEquals(1, device.channels().size());
        assertEquals(
                50_000, lines.scans.get(1).tickMicros() - lines.scans.get(0).tickMicros());
    }

    @Test
    void takesNoRisingForceForATime() throws Exception {
        DeviceDescription device = new LinesUnderTest().lines(0, "%d,512").all();
        assertEquals("Text lines, timed by arrival, no headings heard", device.model());
        assertEquals(2, device.channels().size());
    }

    @Test
    void timesByArrivalWhereLinesHaveNoTimeAndMeasuresTheRate() throws Exception {
        LinesUnderTest lines = new LinesUnderTest().lines(0, "%d");
        DeviceDescription device = lines.all();
        assertEquals(10_000, device.rateMilliHertz());
        assertEquals(100_000, lines.scans.getFirst().tickMicros());
        assertEquals(1_900_000, lines.scans.getLast().tickMicros());
    }

    @Test
    void laysLinesOfOneReadAPeriodApartBeforeTheirArrival() throws Exception {
        LinesUnderTest lines = new LinesUnderTest(new TextOptions(null, "none", null, null, 100_000, -1, 32));
        lines.read(10, "0\n1\n")
                .read(20, "2\n")
                .read(30, "3\n")
                .read(70, "4\n5\n6\n7\n")
                .read(80, "8\n9\n10\n");
        lines.all();
        assertEquals(
                List.of(10_000L, 20_000L, 30_000L, 40_000L, 50_000L, 60_000L, 70_000L, 73_333L, 76_666L, 80_000L),
                lines.scans.stream().map(LinesUnderTest.Heard::tickMicros).toList());
    }

    @Test
    void keepsTheDecimalsOfLaterFiguresAsFarAsTheFirstLinesHadThem() throws Exception {
        LinesUnderTest lines = new LinesUnderTest().lines(0, "%d.50,%d.5");
        lines.read(2100, "1.239,-1.235\n");
        lines.all();
        assertEquals(List.of(124, -12), lines.scans.getLast().counts());
    }

    @Test
    void sparesDecimalsForDevicesThatPrintAsManyAsEachFigureTakes() throws Exception {
        LinesUnderTest lines = new LinesUnderTest();
        for (int line = 0; line < 20; line++) {
            lines.read(100L * line, line / 4.0 + "\n");
        }
        assertEquals(-4, lines.all().channels().getFirst().decimalExponent());
        assertEquals(2500, lines.scans.getFirst().counts().getFirst());
    }

    @Test
    void goesOnAcrossTheWrapOfMicros() throws Exception {
        LinesUnderTest lines =
                new LinesUnderTest(new TextOptions(null, "1", TimeColumnUnit.MICROSECONDS, null, 10_000, -1, 32));
        for (int line = 0; line < 10; line++) {
            lines.read(100L * line, ((4_294_600_000L + 100_000L * line) & 0xFFFF_FFFFL) + ",1\n");
        }
        lines.all();
        assertEquals(9, lines.scans.size());
        assertEquals(List.of(), lines.restarts);
    }

    @Test
    void goesOnAcrossTheWrapOfMillis() throws Exception {
        LinesUnderTest lines =
                new LinesUnderTest(new TextOptions(null, "1", TimeColumnUnit.MILLISECONDS, null, 10_000, -1, 32));
        for (int line = 0; line < 10; line++) {
            lines.read(100L * line, ((4_294_967_000L + 100L * line) & 0xFFFF_FFFFL) + ",1\n");
        }
        lines.all();
        assertEquals(List.of(), lines.restarts);
        for (int scan = 1; scan < 9; scan++) {
            assertEquals(
                    100_000,
                    (lines.scans.get(scan).tickMicros()
                                    - lines.scans.get(scan - 1).tickMicros())
                            & 0xFFFF_FFFFL);
        }
    }

    @Test
    void tellsARestartOfTheSketchAsAnIntroduction() throws Exception {
        LinesUnderTest lines = new LinesUnderTest().lines(0, "%t,5");
        lines.read(4100, "Booting...\r\n100,5\n").read(4200, "200,5\n");
        DeviceDescription device = lines.all();
        assertEquals(List.of(device), lines.restarts);
        assertEquals(200_000, lines.scans.getLast().tickMicros());
    }

    @Test
    void keepsLinesWhoseTimeIsPrintedTooCoarselyApart() throws Exception {
        LinesUnderTest lines =
                new LinesUnderTest(new TextOptions(null, "1", TimeColumnUnit.MILLISECONDS, null, 2_000_000, -1, 32));
        lines.read(1, "0,1\n1,1\n1,2\n").read(2, "2,3\n2,4\n").read(3, "3,5\n");
        lines.all();
        assertEquals(
                List.of(1000L, 1001L, 2000L, 2001L, 3000L),
                lines.scans.stream().map(LinesUnderTest.Heard::tickMicros).toList());
    }

    @Test
    void isTheSameDeviceWhenItIsOpenedAgain() throws Exception {
        LinesUnderTest lines = new LinesUnderTest().lines(0, "%d,5");
        DeviceDescription first = lines.open();
        while (lines.source.poll(lines)) {
            // All of them.
        }
        lines.read(9_000, "7,5\n8,5\n").read(9_003, "9,5\n").read(9_100, "10,5\n");
        assertEquals(first, lines.open());
    }

    @Test
    void refusesATimeColumnThatIsNotThere() {
        LinesUnderTest lines =
                new LinesUnderTest(new TextOptions(null, "clock", null, null, 0, -1, 32)).lines(0, "%d,5");
        LinkException refused = assertThrows(LinkException.class, lines::open);
        assertTrue(refused.getMessage().contains("no time column 'clock'"), refused.getMessage());
        assertEquals(0, lines.unaccounted());
    }

    @Test
    void asksForTheUnitOfATimeThatKeepsNoPace() {
        LinesUnderTest lines = new LinesUnderTest().read(0, "time,force\n").lines(10, "%d,5");
        LinkException refused = assertThrows(LinkException.class, lines::open);
        assertTrue(refused.getMessage().contains("give time-unit="), refused.getMessage());
    }

    @Test
    void saysWhatCameInsteadOfFigures() {
        LinesUnderTest lines = new LinesUnderTest().lines(0, "Hello, world %d!");
        LinkException refused = assertThrows(LinkException.class, lines::open);
        assertTrue(refused.getMessage().contains("such as 'Hello, world 19!"), refused.getMessage());
        assertTrue(refused.getMessage().contains("?baud="), refused.getMessage());
        assertEquals(LinkCause.WRONG_DEVICE, refused.linkCause());
    }

    @Test
    void isOpenedAnewWhenItsPortIsDead() throws Exception {
        LinesUnderTest lines = new LinesUnderTest().lines(0, "%d,5");
        DeviceDescription first = lines.open();
        lines.source.dropConnection();
        LinkException dead = assertThrows(LinkException.class, () -> {
            while (lines.source.poll(lines)) {
                // What had come before is delivered first.
            }
        });
        assertEquals(LinkCause.DEAD_PORT, dead.linkCause());
        assertEquals(0, lines.unaccounted());
        lines.read(9_000, "7,5\n8,5\n").read(9_003, "9,5\n").read(9_100, "10,5\n");
        assertEquals(first, lines.open());
        assertTrue(lines.source.poll(lines), "the new connection is not the dropped one");
    }
}
