package org.myodose.device.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ForceUnit;
import org.myodose.device.ScanSource;
import org.myodose.device.SourceUri;
import org.myodose.device.serial.SerialPorts;
import org.myodose.device.table.TimeColumnUnit;
import org.myodose.device.tcp.TcpAddress;
import org.myodose.device.tcp.TcpLink;
import org.myodose.device.text.TextOptions;
import org.myodose.device.text.TextSource;

/**
 * {@code text:PATH}, {@code text:?serial-number=…} and {@code text:tcp://HOST:PORT}: a device that prints lines of figures, on a
 * serial port or over a network.
 */
final class TextKind {

    private static final int USUAL_BAUD = 115_200;
    private static final String TCP = "tcp://";
    private static final String SEPARATOR = "separator";
    private static final String TIME_COLUMN = "time-column";
    private static final String TIME_UNIT = "time-unit";
    private static final String UNIT = "unit";
    private static final String DECIMALS = "decimals";
    private static final String BITS = "bits";
    private static final Map<String, Byte> SEPARATORS =
            Map.of("comma", (byte) ',', "semicolon", (byte) ';', "tab", (byte) '\t', "spaces", (byte) ' ');

    static final SourceKind KIND = new SourceKind(
            "text",
            List.of(
                    OptionValues.BAUD,
                    OptionValues.SERIAL_NUMBER,
                    OptionValues.RATE,
                    SEPARATOR,
                    TIME_COLUMN,
                    TIME_UNIT,
                    UNIT,
                    DECIMALS,
                    BITS),
            "text:/dev/ttyACM0?baud=115200",
            TextKind::make);

    private TextKind() {}

    private static ScanSource make(SourceUri name) {
        TextOptions options = new TextOptions(
                separator(name.options().get(SEPARATOR)),
                name.options().get(TIME_COLUMN),
                timeUnit(name.options().get(TIME_UNIT)),
                forceUnit(name.options().get(UNIT)),
                OptionValues.rateMilliHertz(name),
                whole(name, DECIMALS, TextOptions.none().decimals(), 0, 9),
                whole(name, BITS, TextOptions.none().bits(), 1, 32));
        if (name.target().startsWith(TCP)) {
            TcpAddress address = TcpAddress.parse(name.target().substring(TCP.length()));
            return new TextSource(name.toString(), () -> TcpLink.open(address), address::toString, options);
        }
        return new TextSource(name.toString(), SerialKind.links(name, USUAL_BAUD), identity(name), options);
    }

    /** The USB serial number of the port, else its path. */
    private static Supplier<String> identity(SourceUri name) {
        String serialNumber = name.option(OptionValues.SERIAL_NUMBER, "");
        return serialNumber.isEmpty() ? () -> SerialPorts.identityOf(name.target()) : () -> serialNumber;
    }

    private static @Nullable Byte separator(@Nullable String text) {
        Byte separator = text == null ? null : SEPARATORS.get(text);
        if (text != null && separator == null) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a separator: give separator=comma, semicolon, tab or spaces.");
        }
        return separator;
    }

    private static @Nullable TimeColumnUnit timeUnit(@Nullable String text) {
        return text == null ? null : TimeColumnUnit.parse(text);
    }

    private static @Nullable ForceUnit forceUnit(@Nullable String text) {
        if (text == null) {
            return null;
        }
        for (ForceUnit unit : ForceUnit.values()) {
            if (unit.symbol().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return unit;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a unit of force: give unit=N, kg, g or counts.");
    }

    private static int whole(SourceUri name, String option, int usual, int least, int most) {
        String text = name.options().get(option);
        if (text == null) {
            return usual;
        }
        if (text.matches("\\d{1,2}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("'" + option + "=" + text + "' cannot be used: give a whole number from "
                + least + " to " + most + ".");
    }
}
