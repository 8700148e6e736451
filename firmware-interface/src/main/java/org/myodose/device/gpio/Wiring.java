package org.myodose.device.gpio;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkException;
import org.myodose.device.SensorPosition;
import org.myodose.device.SourceUri;
import org.myodose.device.gpio.chip.Ads1115;
import org.myodose.device.gpio.chip.Converter;
import org.myodose.device.gpio.chip.HostClock;
import org.myodose.device.gpio.chip.Hx711;
import org.myodose.device.gpio.chip.Mcp3x08;
import org.myodose.device.gpio.chip.Nau7802;

/**
 * What a source's name says of chip and pins, checked.
 *
 * @param maker makes the chip's driver on a board
 * @param place where the chip sits, such as {@code spi0.0}: with the board's serial number it tells devices apart
 * @param rateMilliHertz scans per 1,000 seconds that are wanted
 * @param stopPin of the patient's stop button, if any
 * @param buzzerPin of a buzzer or lamp, if any
 * @param serialNumber as given; empty for the board's own
 */
record Wiring(
        Maker maker,
        String place,
        long rateMilliHertz,
        OptionalInt stopPin,
        OptionalInt buzzerPin,
        String serialNumber) {

    private static final Pattern SPI_TARGET = Pattern.compile("([0-6])\\.([0-2])");
    private static final Pattern I2C_TARGET = Pattern.compile("(\\d{1,2})/(?:0x([0-9a-fA-F]{2}))");
    private static final double USUAL_RATE_HZ = 100;

    /** From a board to a driver. */
    @FunctionalInterface
    interface Maker {
        Converter on(Board board, HostClock clock) throws LinkException;
    }

    /** A chip, where it sits, and its rate: what differs from bus to bus. */
    private record Chip(Maker maker, String place, double rateHz) {}

    /** @throws IllegalArgumentException with one sentence that tells what to write instead */
    static Wiring of(SourceUri uri) {
        UriOptions options = new UriOptions(uri);
        Pins pins = new Pins();
        Chip chip = switch (uri.scheme()) {
            case "spi" -> spi(options, pins);
            case "i2c" -> i2c(options, pins);
            case "gpio" -> gpio(options, pins);
            default ->
                throw new IllegalArgumentException(
                        "'" + uri + "' is no chip on this computer's pins: those begin with spi:, i2c: or gpio:.");
        };
        OptionalInt stop = optionalPin(options, pins, "stop");
        OptionalInt buzzer = optionalPin(options, pins, "buzzer");
        String serialNumber = options.text("serial-number", "");
        options.refuseUnread();
        return new Wiring(chip.maker, chip.place, Math.round(chip.rateHz * 1000), stop, buzzer, serialNumber);
    }

    /** What such a chip says of itself: it speaks no wire protocol and has no firmware, so there is no version of either. */
    DeviceDescription describe(Converter chip, String boardSerialNumber, long trueRateMilliHertz) {
        List<ChannelDescription> channels = IntStream.range(0, chip.channelCount())
                .mapToObj(channel -> new ChannelDescription(
                        chip.channelName(channel),
                        chip.sensorKind(),
                        SensorPosition.UNSPECIFIED,
                        ForceUnit.COUNTS,
                        chip.bits(),
                        0))
                .toList();
        String identity = serialNumber.isEmpty() ? boardSerialNumber + "-" + place : serialNumber;
        return new DeviceDescription(0, chip.model(), identity, "", trueRateMilliHertz, channels);
    }

    private static OptionalInt optionalPin(UriOptions options, Pins pins, String name) {
        if (!options.has(name)) {
            return OptionalInt.empty();
        }
        int pin = options.pin(name);
        pins.take(pin, name);
        return OptionalInt.of(pin);
    }

    private static Matcher target(SourceUri uri, Pattern form, String advice) {
        Matcher target = form.matcher(uri.target());
        if (!target.matches()) {
            throw new IllegalArgumentException("'" + uri + "' does not say where the chip is: " + advice + ".");
        }
        return target;
    }

    private static Chip spi(UriOptions options, Pins pins) {
        Matcher target = target(options.uri(), SPI_TARGET, "write bus and chip select, as in spi:0.0?chip=mcp3208");
        int bus = Integer.parseInt(target.group(1));
        int select = Integer.parseInt(target.group(2));
        Mcp3x08.Model model = Mcp3x08.Model.valueOf(
                options.word("chip", "", List.of("mcp3208", "mcp3008")).toUpperCase(Locale.ROOT));
        if (bus == 0) {
            pins.take(10, "SPI0 MOSI");
            pins.take(9, "SPI0 MISO");
            pins.take(11, "SPI0 SCLK");
            if (select < 2) {
                // GPIO 8 is CE0, 7 is CE1.
                pins.take(8 - select, "SPI0 chip select");
            }
        }
        int[] channels = options.channels(Mcp3x08.CHANNELS);
        int clock = options.whole("clock", 1_000_000, Mcp3x08.MIN_CLOCK_HERTZ, model.maxClockHertz());
        double rateHz = options.rateHz(USUAL_RATE_HZ, Mcp3x08.maxRateHz(clock, channels.length));
        return new Chip(
                (board, time) -> new Mcp3x08(board.spi(bus, select, clock), model, clock, channels),
                "spi" + bus + "." + select,
                rateHz);
    }

    private static Chip i2c(UriOptions options, Pins pins) {
        Matcher target = target(options.uri(), I2C_TARGET, "write bus and address, as in i2c:1/0x48?chip=ads1115");
        int bus = Integer.parseInt(target.group(1));
        int address = Integer.parseInt(target.group(2), 16);
        if (bus == 1) {
            pins.take(2, "I2C1 SDA");
            pins.take(3, "I2C1 SCL");
        }
        String place = String.format("i2c%d-%02x", bus, address);
        return options.word("chip", "", List.of("ads1115", "nau7802")).equals("ads1115")
                ? ads1115(options, bus, address, place)
                : nau7802(options, bus, address, place);
    }

    private static Chip ads1115(UriOptions options, int bus, int address, String place) {
        if (address < 0x48 || address > 0x4b) {
            throw new IllegalArgumentException("An ADS1115 has one of the addresses 0x48 to 0x4b, by its ADDR pin: '"
                    + options.uri() + "' says another.");
        }
        int[] channels = options.channels(Ads1115.CHANNELS);
        String factor = options.word("gain", Ads1115.Gain.ONE.factor(), Ads1115.Gain.factors());
        double rateHz = options.rateHz(USUAL_RATE_HZ, Ads1115.maxRateHz(channels.length));
        return new Chip(
                (board, time) -> new Ads1115(board.i2c(bus, address), Ads1115.Gain.of(factor), rateHz, channels),
                place,
                rateHz);
    }

    private static Chip nau7802(UriOptions options, int bus, int address, String place) {
        if (address != Nau7802.ADDRESS) {
            throw new IllegalArgumentException(
                    "A NAU7802 has the address 0x2a and no other: write i2c:" + bus + "/0x2a?chip=nau7802.");
        }
        Nau7802.Rate rate = Nau7802.Rate.of(options.word("rate", "80", List.of("10", "20", "40", "80", "320")));
        int gain = Integer.parseInt(options.word("gain", "128", List.of("1", "2", "4", "8", "16", "32", "64", "128")));
        return new Chip((board, time) -> new Nau7802(board.i2c(bus, address), time, gain, rate), place, rate.hertz());
    }

    private static Chip gpio(UriOptions options, Pins pins) {
        if (!options.uri().target().isEmpty()) {
            throw new IllegalArgumentException("'" + options.uri()
                    + "' has a target that means nothing: write the pins as in gpio:?chip=hx711&data=5&clock=6.");
        }
        options.word("chip", "", List.of("hx711"));
        int data = options.pin("data");
        int clock = options.pin("clock");
        pins.take(data, "data");
        pins.take(clock, "clock");
        int rateHz = Integer.parseInt(options.word("rate", "10", List.of("10", "80")));
        Hx711.Gain gain = Hx711.Gain.of(options.word("gain", "128", List.of("128", "64", "32")));
        return new Chip(
                (board, time) -> new Hx711(board.input(data, false), board.output(clock), time, gain, rateHz),
                "gpio" + data,
                rateHz);
    }
}
