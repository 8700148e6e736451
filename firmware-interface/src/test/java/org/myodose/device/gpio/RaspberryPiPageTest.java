package org.myodose.device.gpio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.myodose.device.SourceUri;

/** Someone wires and names chips from {@code hardware-docs/raspberry-pi.md} alone. */
class RaspberryPiPageTest {

    private static final Pattern NAME = Pattern.compile("((?:spi|i2c|gpio):[^`'\\s]*chip=(\\w+)[^`'\\s]*)");

    @Test
    void everyNameOnThePageIsTakenAndEveryChipIsThere() throws IOException {
        String page = Files.readString(Path.of(System.getProperty("myodose.root"), "hardware-docs", "raspberry-pi.md"));
        Set<String> chips = new TreeSet<>();
        Matcher names = NAME.matcher(page);
        while (names.find()) {
            try (ConverterSource source = GpioSources.of(SourceUri.parse(names.group(1)))) {
                assertEquals(names.group(1), source.description());
                chips.add(names.group(2));
            }
        }
        assertEquals(Set.of("mcp3208", "mcp3008", "ads1115", "nau7802", "hx711"), chips);
        assertTrue(page.contains("on silicon"), "what was not run on silicon is said");
    }
}
