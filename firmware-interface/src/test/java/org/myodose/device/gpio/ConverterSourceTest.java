package org.myodose.device.gpio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.device.AllocatedBytes;
import org.myodose.device.Command;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.DeviceStatus;
import org.myodose.device.ForceUnit;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkException;
import org.myodose.device.Reply;
import org.myodose.device.Scan;
import org.myodose.device.SensorKind;
import org.myodose.device.SourceUri;
import org.myodose.device.gpio.chip.FeedbackPattern;
import org.myodose.device.gpio.chip.SimulatedTime;

/** Whole sources on simulated chips, in simulated time. */
class ConverterSourceTest {

    /** Far more than any test needs: what never comes fails, and does not hang. */
    private static final int MOST_POLLS = 100_000;

    private final SimulatedTime time = new SimulatedTime();
    private final SimulatedBoard board = new SimulatedBoard(time);
    private final Heard heard = new Heard();

    private ConverterSource source(String name) {
        return GpioSources.of(SourceUri.parse(name), board::open, time);
    }

    private static void pollScans(ConverterSource source, Heard heard, int scans) throws LinkException {
        for (int polls = 0; heard.ticks.size() < scans; polls++) {
            assertTrue(source.poll(heard) && polls < MOST_POLLS, "only " + heard.ticks.size() + " scans came");
        }
    }

    private static void pollEvents(ConverterSource source, Heard heard, int events) throws LinkException {
        for (int polls = 0; heard.events.size() < events; polls++) {
            assertTrue(source.poll(heard) && polls < MOST_POLLS, "only " + heard.events.size() + " events came");
        }
    }

    @Test
    void describesChipChannelsAndWhereItSits() throws LinkException {
        try (ConverterSource source = source("spi:0.0?chip=mcp3208&channels=3,5&rate=250")) {
            DeviceDescription device = source.open();
            assertEquals("MCP3208", device.model());
            assertEquals("10000000abcd-spi0.0", device.serialNumber());
            assertEquals(250_000, device.rateMilliHertz());
            assertEquals("CH3", device.channels().getFirst().name());
            assertEquals(12, device.channels().getFirst().bits());
            assertEquals(ForceUnit.COUNTS, device.channels().getFirst().unit());
        }
        try (ConverterSource source = source("i2c:1/0x2a?chip=nau7802&serial-number=table")) {
            DeviceDescription device = source.open();
            assertEquals("table", device.serialNumber());
            assertEquals(SensorKind.LOAD_CELL, device.channels().getFirst().kind());
        }
    }

    @Test
    void readsEveryKindOfChip() throws LinkException {
        board.ads1115.volts[1] = 1.024;
        board.nau7802.count = -5;
        board.hx711.counts[0] = 4711;
        assertArrayEquals(new int[] {300, 500}, firstCounts("spi:0.0?chip=mcp3208&channels=3,5"));
        assertArrayEquals(new int[] {8192, 0}, firstCounts("i2c:1/0x48?chip=ads1115&channels=1,0"));
        assertArrayEquals(new int[] {-5}, firstCounts("i2c:1/0x2a?chip=nau7802&rate=320"));
        assertArrayEquals(new int[] {4711}, firstCounts("gpio:?chip=hx711&data=5&clock=6&rate=80"));
        assertFalse(board.isOpen());
    }

    private int[] firstCounts(String name) throws LinkException {
        Heard first = new Heard();
        try (ConverterSource source = source(name)) {
            source.open();
            pollScans(source, first, 3);
            return first.lastCounts;
        }
    }

    @Test
    void keepsTheScheduleWithoutDriftForAnHour() throws LinkException {
        try (ConverterSource source = source("spi:0.0?chip=mcp3208&rate=7")) {
            source.open();
            int scans = 3600 * 7;
            pollScans(source, heard, scans + 1);
            assertEquals(3600.0, (heard.ticks.getLast() - heard.ticks.getFirst()) / 1e6, 0.001);
            assertEquals(0, heard.overruns);
        }
    }

    @Test
    void countsTheScansThatCameDueWhileItWasHeldUpAndStaysOnSchedule() throws LinkException {
        try (ConverterSource source = source("spi:0.0?chip=mcp3208&rate=100")) {
            source.open();
            pollScans(source, heard, 10);
            time.spend(57_000_000);
            pollScans(source, heard, 200);
            assertTrue(heard.overruns >= 4 && heard.overruns <= 6, "overruns " + heard.overruns);
            long offset = (heard.ticks.getLast() - heard.ticks.getFirst()) % 10_000;
            assertTrue(offset < 200 || offset > 9_800, "off schedule by " + offset + " µs");
        }
    }

    @Test
    void tellsTheTrueRateOfAChipThatSetsThePace() throws LinkException {
        board.nau7802.oscillator = 1.07;
        try (ConverterSource source = source("i2c:1/0x2a?chip=nau7802&rate=80")) {
            DeviceDescription device = source.open();
            assertEquals(80 * 1.07, device.rateHz(), 0.5);
            assertEquals(device, source.open(), "the same chip describes itself the same");
        }
    }

    @Test
    void refusesAnHx711ThatIsWiredForAnotherRate() {
        try (ConverterSource source = source("gpio:?chip=hx711&data=5&clock=6&rate=10")) {
            String told = assertThrows(LinkException.class, source::open).getMessage();
            assertTrue(told.contains("does not give 10") && told.contains("rate="), told);
            assertFalse(board.isOpen(), "a failed opening gives the pins back");
        }
    }

    @Test
    void countsReadingsOfAnHx711ThatHadToBeThrownAway() throws LinkException {
        board.hx711.counts[0] = 99;
        try (ConverterSource source = source("gpio:?chip=hx711&data=5&clock=6&rate=80")) {
            source.open();
            pollScans(source, heard, 10);
            board.hx711.stallNs = 70_000;
            board.hx711.stallInPulses = 12;
            pollScans(source, heard, 200);
            assertEquals(5, heard.overruns);
            assertEquals(99, heard.lastCounts[0]);
        }
    }

    @Test
    void tellsThePatientsStopWithItsTimeWhateverTheRate() throws LinkException {
        try (ConverterSource source = source("spi:0.0?chip=mcp3208&rate=1&stop=17")) {
            source.open();
            long pressedMicros = time.now() / 1000;
            board.buttonPressed = true;
            pollEvents(source, heard, 1);
            DeviceEvent pressed = heard.events.getFirst();
            assertEquals(DeviceEvent.Kind.PATIENT_STOP, pressed.kind());
            assertTrue(pressed.began());
            assertTrue(Math.abs(pressed.deviceTickMicros() - pressedMicros) < 1500);
            assertTrue(Math.abs(pressed.arrivalNs() / 1000 - pressedMicros - 10_000) < 3000);
            board.buttonPressed = false;
            pollEvents(source, heard, 2);
            assertFalse(heard.events.getLast().began());
        }
    }

    @Test
    void playsFeedbackBetweenScansAndIsSilentAfterwards() throws LinkException {
        try (ConverterSource source = source("spi:0.0?chip=mcp3208&rate=2&buzzer=18")) {
            source.open();
            assertTrue(source.hasFeedback());
            long beganNs = time.now();
            source.play(FeedbackPattern.ofMillis(100, 50, 100));
            pollScans(source, heard, 3);
            assertEquals(4, board.driven.size());
            for (int edge = 0; edge < 4; edge++) {
                long[] millis = {0, 100, 150, 250};
                String[] level = {" on", " off", " on", " off"};
                assertTrue(board.driven.get(edge).endsWith(level[edge]));
                long ns = Long.parseLong(board.driven.get(edge).split(" ", -1)[0]);
                assertTrue(Math.abs(ns - beganNs - millis[edge] * 1_000_000) < 1_000_000);
            }
            source.play(FeedbackPattern.ofMillis(10_000));
            pollScans(source, heard, 4);
        }
        assertTrue(board.driven.getLast().endsWith(" off"), "closing silences");
    }

    @Test
    void blinksToBeIdentified() throws LinkException {
        try (ConverterSource source = source("spi:0.0?chip=mcp3208&rate=10&buzzer=18")) {
            source.open();
            source.send(new Command.Identify(2));
            pollScans(source, heard, 40);
            assertEquals(8, board.driven.size());
            assertEquals(Reply.Result.DONE, heard.replies.getFirst().result());
        }
    }

    @Test
    void appliesTheNearestRateThatItCan() throws LinkException {
        try (ConverterSource source = source("i2c:1/0x48?chip=ads1115&rate=10")) {
            source.open();
            source.send(new Command.Rate(1_000_000));
            source.send(new Command.Rate(-1));
            source.poll(heard);
            assertTrue(heard.replies.getFirst().value() < 1_000_000);
            assertEquals(
                    heard.replies.getFirst().value(),
                    heard.introductions.getFirst().rateMilliHertz());
            assertEquals(Reply.Result.BAD_ARGUMENT, heard.replies.getLast().result());
        }
    }

    @Test
    void losesAChipThatIsUnpluggedWithASentenceAndFindsItAgain() throws LinkException {
        try (ConverterSource source = source("i2c:1/0x48?chip=ads1115")) {
            source.open();
            board.ads1115.present = false;
            assertThrows(LinkException.class, () -> pollScans(source, heard, 10));
            assertFalse(board.isOpen());
            assertThrows(LinkException.class, source::open);
            board.ads1115.present = true;
            source.open();
            pollScans(source, heard, 10);
        }
        assertEquals(3, board.timesOpened);
    }

    @Test
    void pollAllocatesNothingForScans() throws LinkException {
        for (String name : List.of(
                "spi:0.0?chip=mcp3208&channels=0,1,2,3,4,5,6,7&rate=500&stop=17&buzzer=18",
                "i2c:1/0x48?chip=ads1115&channels=0,1",
                "i2c:1/0x2a?chip=nau7802",
                "gpio:?chip=hx711&data=5&clock=6&rate=80")) {
            Counting counting = new Counting();
            try (ConverterSource source = source(name)) {
                source.open();
                long least = Long.MAX_VALUE;
                for (int round = 0; round < 10 && least > 0; round++) {
                    least = Math.min(least, allocatedOver(1000, source, counting));
                }
                assertEquals(0, least, name);
            }
        }
    }

    private static long allocatedOver(int scans, ConverterSource source, Counting counting) throws LinkException {
        long allocated = 0;
        for (int until = counting.scans + scans; counting.scans < until; ) {
            int others = counting.others;
            long before = AllocatedBytes.soFar();
            source.poll(counting);
            long after = AllocatedBytes.soFar();
            // Whatever is not a scan is rare, and may.
            allocated += others == counting.others ? after - before : 0;
        }
        return allocated;
    }

    private static final class Counting extends IgnoringSink {
        private int scans;
        private int others;

        @Override
        public void onScan(Scan scan) {
            scans++;
        }

        @Override
        public void onStatus(DeviceStatus status) {
            others++;
        }
    }

    private static final class Heard extends IgnoringSink {
        private final List<Long> ticks = new ArrayList<>();
        private final List<DeviceEvent> events = new ArrayList<>();
        private final List<Reply> replies = new ArrayList<>();
        private final List<DeviceDescription> introductions = new ArrayList<>();
        private int[] lastCounts = {};
        private long overruns;

        @Override
        public void onScan(Scan scan) {
            ticks.add(scan.deviceTickMicros());
            lastCounts = Arrays.copyOf(scan.rawCounts(), scan.channelCount());
        }

        @Override
        public void onHello(DeviceDescription description) {
            introductions.add(description);
        }

        @Override
        public void onStatus(DeviceStatus status) {
            overruns = status.overruns();
        }

        @Override
        public void onEvent(DeviceEvent event) {
            events.add(event);
        }

        @Override
        public void onReply(Reply reply) {
            replies.add(reply);
        }
    }
}
