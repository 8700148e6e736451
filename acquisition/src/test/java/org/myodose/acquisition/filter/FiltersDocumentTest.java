package org.myodose.acquisition.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.FilterProfile;

/** docs/filters.md tells every profile, and the delays that the filters state. */
class FiltersDocumentTest {

    private static final Path DOCS = Path.of(System.getProperty("myodose.root"), "docs");

    @Test
    void theTableOfProfilesIsTheProfiles() throws IOException {
        List<String> rows = Files.readAllLines(DOCS.resolve("filters.md")).stream()
                .filter(line -> line.startsWith("| `") && !line.startsWith("| `--"))
                .map(FiltersDocumentTest::withoutPurpose)
                .toList();
        assertEquals(FilterProfiles.all().stream().map(FiltersDocumentTest::row).toList(), rows);
    }

    private static String withoutPurpose(String row) {
        String[] cells = row.split(" \\| ", 3);
        return cells[0] + " | " + cells[2];
    }

    private static String row(FilterProfile profile) {
        String leastRate = profile.order() == 0 ? "any" : Math.round(4 * profile.cornerHz()) + " Hz";
        return "| `" + profile.name() + "` | `" + profile.settings() + "` | " + leastRate + delay(profile, 80)
                + delay(profile, 250) + delay(profile, 1000) + " |";
    }

    private static String delay(FilterProfile profile, long rateHz) {
        double seconds = new ForceFilter(profile, rateHz * 1000).delaySeconds();
        return String.format(Locale.ROOT, " | %.1f ms", seconds * 1000);
    }

    /** Written anew with {@code -Dmyodose.write=true}. */
    @Test
    void thePlotIsWhatTheFiltersDo() throws IOException {
        Path plot = DOCS.resolve("filters.svg");
        if (Boolean.getBoolean("myodose.write")) {
            Files.writeString(plot, FilterPlot.draw());
        }
        assertEquals(Files.readString(plot), FilterPlot.draw());
    }
}
