package org.myodose.device.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.LinkException;
import org.myodose.device.SourceUri;

class WiringTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spi:0.0?chip=mcp3208&channels=0,1,2&rate=500&clock=1000000",
                "spi:0.1?chip=mcp3008&channels=7&stop=17&buzzer=18",
                "spi:1.2?chip=mcp3008",
                "i2c:1/0x48?chip=ads1115&channels=0,1&gain=1&rate=250",
                "i2c:1/0x4b?chip=ads1115&gain=2/3&serial-number=left",
                "i2c:1/0x2a?chip=nau7802&rate=320&gain=128",
                "gpio:?chip=hx711&data=5&clock=6&rate=80"
            })
    void takesWhatTheDocumentationShows(String name) {
        try (ConverterSource source = GpioSources.of(SourceUri.parse(name))) {
            assertEquals(name, source.description());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            spi:0.0                                        | write one of mcp3208, mcp3008
            spi:zero?chip=mcp3208                          | write bus and chip select, as in spi:0.0?chip=mcp3208
            spi:0.0?chip=ads1115                           | write one of mcp3208, mcp3008
            spi:0.0?chip=mcp3208&channels=8                | give the inputs 0 to 7
            spi:0.0?chip=mcp3208&channels=1,1              | each once
            spi:0.0?chip=mcp3208&channels=                 | give the inputs 0 to 7
            spi:0.0?chip=mcp3208&clock=2000000             | give a whole number from 20000 to 1000000
            spi:0.0?chip=mcp3208&clock=5000                | give a whole number from 20000 to 1000000
            spi:0.0?chip=mcp3208&rate=50000                | give scans a second from 0.1 to 13513
            spi:0.0?chip=mcp3208&gain=2                    | gain=, which means nothing for this chip
            spi:0.0?chip=mcp3208&stop=8                    | GPIO 8 cannot be both SPI0 chip select and stop
            spi:0.0?chip=mcp3208&stop=17&buzzer=17         | GPIO 17 cannot be both stop and buzzer
            spi:0.0?chip=mcp3208&stop=40                   | give a whole number from 0 to 27
            i2c:1?chip=ads1115                             | write bus and address, as in i2c:1/0x48?chip=ads1115
            i2c:1/48?chip=ads1115                          | write bus and address, as in i2c:1/0x48?chip=ads1115
            i2c:1/0x50?chip=ads1115                        | one of the addresses 0x48 to 0x4b
            i2c:1/0x48?chip=ads1115&channels=4             | give the inputs 0 to 3
            i2c:1/0x48?chip=ads1115&gain=3                 | write one of 2/3, 1, 2, 4, 8, 16
            i2c:1/0x48?chip=ads1115&rate=900               | give scans a second from 0.1 to
            i2c:1/0x48?chip=nau7802                        | A NAU7802 has the address 0x2a and no other
            i2c:1/0x2a?chip=nau7802&rate=100               | write one of 10, 20, 40, 80, 320
            i2c:1/0x2a?chip=nau7802&gain=3                 | write one of 1, 2, 4, 8, 16, 32, 64, 128
            i2c:1/0x2a?chip=nau7802&buzzer=2               | GPIO 2 cannot be both I2C1 SDA and buzzer
            gpio:?chip=hx711&data=5                        | lacks clock=
            gpio:?chip=hx711&data=5&clock=5                | GPIO 5 cannot be both data and clock
            gpio:?chip=hx711&data=x&clock=5                | give a whole number from 0 to 27
            gpio:?chip=hx711&data=5&clock=6&rate=40        | write one of 10, 80
            gpio:?chip=hx711&data=5&clock=6&gain=1         | write one of 128, 64, 32
            gpio:5?chip=hx711&data=5&clock=6               | write the pins as in gpio:?chip=hx711&data=5&clock=6
            """)
    void refusesNonsenseWithWhatToWriteInstead(String name, String advice) {
        String told =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> Wiring.of(SourceUri.parse(name)))
                        .getMessage());
        assertTrue(told.contains(advice), told);
    }

    @Property(tries = 500)
    void anyValueIsTakenOrRefusedByASentence(@ForAll String chip, @ForAll String channels, @ForAll String rate) {
        SourceUri name = new SourceUri("spi", "0.0", Map.of("chip", chip, "channels", channels, "rate", rate));
        SourceUri known = new SourceUri("spi", "0.0", Map.of("chip", "mcp3208", "channels", channels, "rate", rate));
        for (SourceUri uri : new SourceUri[] {name, known}) {
            try {
                Wiring.of(uri);
            } catch (IllegalArgumentException told) {
                assertTrue(told.getMessage() != null && told.getMessage().endsWith("."));
            }
        }
    }

    /** Tests run on computers without such pins, where the library's native code must not even be asked for. */
    @Test
    void saysOnOtherComputersThatItNeedsARaspberryPi() {
        assumeFalse(System.getProperty("os.arch", "").equals("aarch64"));
        try (ConverterSource source = GpioSources.of(SourceUri.parse("spi:0.0?chip=mcp3208"))) {
            String told = assertThrows(LinkException.class, source::open).getMessage();
            assertTrue(told.startsWith("Chips on pins need a Raspberry Pi, and this computer ("), told);
        }
    }
}
