package org.myodose.device.gpio;

import java.util.List;
import java.util.stream.Stream;
import org.myodose.device.SourceUri;
import org.myodose.device.gpio.chip.HostClock;

/**
 * Makes sources of converter chips on a Raspberry Pi's pins: {@code spi:0.0?chip=mcp3208&channels=0,1}, {@code
 * i2c:1/0x48?chip=ads1115}, {@code i2c:1/0x2a?chip=nau7802}, {@code gpio:?chip=hx711&data=5&clock=6}; see
 * hardware-docs/raspberry-pi.md. Making one opens nothing and loads no native library.
 */
public final class GpioSources {

    /** The schemes of the names that are read here. */
    public static final List<String> SCHEMES = List.of("spi", "i2c", "gpio");

    private static final List<String> COMMON = List.of("stop", "buzzer", "serial-number");

    private GpioSources() {}

    /** Every option that a name of that scheme may carry; which of them a chip knows is checked by {@link #of}. */
    public static List<String> options(String scheme) {
        List<String> own = switch (scheme) {
            case "spi" -> List.of("chip", "channels", "clock", "rate");
            case "i2c" -> List.of("chip", "channels", "gain", "rate");
            case "gpio" -> List.of("chip", "data", "clock", "gain", "rate");
            default -> throw new IllegalArgumentException("no scheme of pins: " + scheme);
        };
        return Stream.concat(own.stream(), COMMON.stream()).toList();
    }

    /** A name of that scheme, for help texts. */
    public static String example(String scheme) {
        return switch (scheme) {
            case "spi" -> "spi:0.0?chip=mcp3208&channels=0,1";
            case "i2c" -> "i2c:1/0x48?chip=ads1115";
            case "gpio" -> "gpio:?chip=hx711&data=5&clock=6";
            default -> throw new IllegalArgumentException("no scheme of pins: " + scheme);
        };
    }

    /**
     * The source of that name on this computer's own pins.
     *
     * @throws IllegalArgumentException with one clear sentence for a chip, pin or figure that cannot be
     */
    public static ConverterSource of(SourceUri uri) {
        return of(uri, Pi4jBoard::open, HostClock.system());
    }

    /** As above, on a board and by a clock of the caller. */
    public static ConverterSource of(SourceUri uri, Board.Factory boards, HostClock clock) {
        return new ConverterSource(uri.toString(), Wiring.of(uri), boards, clock);
    }
}
