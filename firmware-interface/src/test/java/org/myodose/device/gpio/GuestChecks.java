package org.myodose.device.gpio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.IgnoringSink;
import org.myodose.device.LinkException;
import org.myodose.device.Scan;
import org.myodose.device.SourceUri;
import org.myodose.device.gpio.chip.FeedbackPattern;

/**
 * Checks the sources of pins on Pi4J's real providers, inside the emulated machine that {@code firmware-interface/guest/run}
 * starts. The chips' counts are those of {@code guest/models}; bus 0 is the one that the guest has.
 */
public final class GuestChecks {

    private static final Path LINES = Path.of("/sys/devices/platform");
    private static final int STOP = 17;
    private static final int BUZZER = 18;
    private static final String PINS = "&stop=" + STOP + "&buzzer=" + BUZZER;
    /** Emulation has no speed to speak of; this only ends what would never end. */
    private static final int MOST_POLLS = 100_000;

    private int passed;
    private int failed;

    private GuestChecks() {}

    /** Runs all; status 0 when every one passed. */
    public static void main(String[] arguments) {
        GuestChecks checks = new GuestChecks();
        checks.run("MCP3208 by linuxfs SPI", checks::readsMcp3208);
        checks.run("ADS1115 by linuxfs I2C", checks::readsAds1115);
        checks.run("NAU7802 by linuxfs I2C", checks::readsNau7802);
        checks.run("an address where nothing answers", checks::missesAChip);
        checks.run("stop button by gpiod", checks::hearsTheStopButton);
        checks.run("buzzer by gpiod", checks::drivesTheBuzzer);
        checks.run("two devices at once, one closed", checks::runsTwoDevices);
        checks.run("HX711 by gpiod with nothing connected", checks::findsNoHx711);
        checks.run("opened and closed twenty times", checks::leaksNothing);
        System.out.println(
                checks.failed == 0
                        ? "VERDICT all checks passed: " + checks.passed
                        : "VERDICT " + checks.failed + " failed");
        System.exit(checks.failed == 0 ? 0 : 1);
    }

    @FunctionalInterface
    private interface Check {
        void run() throws LinkException, IOException;
    }

    private void run(String name, Check check) {
        long beganNs = System.nanoTime();
        try {
            check.run();
            passed++;
            System.out.println("PASS " + name + " (" + (System.nanoTime() - beganNs) / 1_000_000 + " ms)");
        } catch (LinkException | IOException | RuntimeException | LinkageError | AssertionError failure) {
            failed++;
            System.out.println("FAIL " + name + ": " + failure);
            failure.printStackTrace(System.out);
        }
    }

    private static ConverterSource source(String name) {
        return GpioSources.of(SourceUri.parse(name));
    }

    private static void demand(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private static void demandCounts(ConverterSource source, int scans, int... counts) throws LinkException {
        Heard heard = new Heard();
        for (int polls = 0; heard.scans < scans; polls++) {
            demand(source.poll(heard) && polls < MOST_POLLS, "only " + heard.scans + " scans came");
            demand(heard.counts.length == 0 || Arrays.equals(counts, heard.counts), Arrays.toString(heard.counts));
        }
    }

    private void readsMcp3208() throws LinkException {
        try (ConverterSource source = source("spi:0.0?chip=mcp3208&channels=0,1,7&rate=100")) {
            DeviceDescription device = source.open();
            demand(device.serialNumber().equals("10000000aaaa-spi0.0"), device.serialNumber());
            demandCounts(source, 100, 100, 600, 3600);
        }
    }

    private void readsAds1115() throws LinkException {
        try (ConverterSource source = source("i2c:0/0x48?chip=ads1115&channels=3,0&rate=20")) {
            source.open();
            demandCounts(source, 50, 2679, -321);
        }
    }

    private void readsNau7802() throws LinkException {
        try (ConverterSource source = source("i2c:0/0x2a?chip=nau7802&rate=10&gain=128")) {
            DeviceDescription device = source.open();
            demand(Math.abs(device.rateHz() - 10) < 3, "measured " + device.rateHz());
            demandCounts(source, 20, -123_456);
        }
    }

    private void missesAChip() {
        try (ConverterSource source = source("i2c:0/0x4b?chip=ads1115")) {
            source.open();
            throw new AssertionError("found what is not there");
        } catch (LinkException absent) {
            demand(absent.getMessage().startsWith("Nothing answers on i2c0-4b"), absent.getMessage());
        }
    }

    private void hearsTheStopButton() throws LinkException, IOException {
        try (ConverterSource source = source("spi:0.0?chip=mcp3208&rate=10" + PINS)) {
            source.open();
            Heard heard = new Heard();
            while (heard.scans < 3) {
                source.poll(heard);
            }
            demand(heard.lastEvent == null, "pressed before it was");
            for (boolean press : new boolean[] {true, false, true, false}) {
                heard.lastEvent = null;
                long pressedMicros = System.nanoTime() / 1000;
                Files.writeString(line(STOP).resolve("pull"), press ? "pull-down" : "pull-up");
                DeviceEvent event = awaitEvent(source, heard);
                demand(event.kind() == DeviceEvent.Kind.PATIENT_STOP && event.began() == press, event.toString());
                long lateMicros = (event.deviceTickMicros() - pressedMicros) & 0xffff_ffffL;
                demand(lateMicros >= 0 && lateMicros < 10_000_000, "dated " + lateMicros + " µs later");
            }
        }
    }

    private static DeviceEvent awaitEvent(ConverterSource source, Heard heard) throws LinkException {
        for (int polls = 0; heard.lastEvent == null; polls++) {
            demand(source.poll(heard) && polls < MOST_POLLS, "no event came");
        }
        return heard.lastEvent;
    }

    private void drivesTheBuzzer() throws LinkException, IOException {
        try (ConverterSource source = source("spi:0.0?chip=mcp3208&rate=100" + PINS)) {
            source.open();
            demand(!isHigh(BUZZER), "sounds from the start");
            source.play(FeedbackPattern.ofMillis(200, 200, 200));
            Heard heard = new Heard();
            int edges = 0;
            boolean high = false;
            while (heard.scans < 100) {
                source.poll(heard);
                edges += high == isHigh(BUZZER) ? 0 : 1;
                high = isHigh(BUZZER);
            }
            demand(edges == 4 && !high, edges + " edges");
            source.play(FeedbackPattern.ofMillis(60_000));
            while (!isHigh(BUZZER)) {
                source.poll(heard);
            }
        }
        demand(!isHigh(BUZZER), "sounds after it was closed");
    }

    private void runsTwoDevices() throws LinkException {
        try (ConverterSource spi = source("spi:0.0?chip=mcp3208&channels=1&rate=50" + PINS)) {
            spi.open();
            try (ConverterSource i2c = source("i2c:0/0x48?chip=ads1115&channels=1&rate=20")) {
                i2c.open();
                demandCounts(spi, 10, 600);
                demandCounts(i2c, 10, 679);
            }
            demandCounts(spi, 20, 600);
        }
    }

    private void findsNoHx711() {
        try (ConverterSource source = source("gpio:?chip=hx711&data=5&clock=6&rate=80")) {
            source.open();
            throw new AssertionError("found what is not there");
        } catch (LinkException absent) {
            demand(absent.getMessage().startsWith("The HX711 "), absent.getMessage());
        }
    }

    private void leaksNothing() throws LinkException, IOException {
        long threads = 0;
        long handles = 0;
        for (int opening = 0; opening < 20; opening++) {
            try (ConverterSource source = source("spi:0.0?chip=mcp3208&channels=0&rate=100" + PINS)) {
                source.open();
                demandCounts(source, 2, 100);
            }
            if (opening == 3) {
                threads = countIn("/proc/self/task");
                handles = countIn("/proc/self/fd");
            }
        }
        demand(
                countIn("/proc/self/task") <= threads + 2,
                "threads grew from " + threads + " to " + countIn("/proc/self/task"));
        demand(
                countIn("/proc/self/fd") <= handles + 2,
                "handles grew from " + handles + " to " + listed("/proc/self/fd"));
    }

    private static String listed(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(folder))) {
            return entries.map(entry -> {
                        try {
                            return Files.readSymbolicLink(entry).toString();
                        } catch (IOException gone) {
                            return "";
                        }
                    })
                    .sorted()
                    .toList()
                    .toString();
        }
    }

    private static long countIn(String folder) throws IOException {
        try (Stream<Path> entries = Files.list(Path.of(folder))) {
            return entries.count();
        }
    }

    private static boolean isHigh(int pin) throws IOException {
        return Files.readString(line(pin).resolve("value")).strip().equals("1");
    }

    /** The folder in which gpio-sim shows that line. */
    private static Path line(int pin) throws IOException {
        try (Stream<Path> found = Files.find(LINES, 4, (path, kind) -> path.endsWith("sim_gpio" + pin))) {
            return found.findFirst().orElseThrow(() -> new IOException("no simulated GPIO " + pin));
        }
    }

    private static final class Heard extends IgnoringSink {
        private int scans;
        private int[] counts = {};
        private @Nullable DeviceEvent lastEvent;

        @Override
        public void onScan(Scan scan) {
            scans++;
            counts = Arrays.copyOf(scan.rawCounts(), scan.channelCount());
        }

        @Override
        public void onEvent(DeviceEvent event) {
            lastEvent = event;
        }
    }
}
