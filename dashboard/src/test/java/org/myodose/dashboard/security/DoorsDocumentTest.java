package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** docs/security.md shows the table of doors as it is in the code. */
class DoorsDocumentTest {

    private static final Path DOCUMENT = Path.of(System.getProperty("myodose.root"), "docs", "security.md");

    @Test
    void showsEveryDoorToPeople() throws IOException {
        String written = Doors.table().stream().map(DoorsDocumentTest::row).collect(Collectors.joining("\n"));
        List<String> shown = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.matches("\\| `(GET|POST|PUT|PATCH|DELETE) .*"))
                .toList();
        assertEquals(
                written, String.join("\n", shown), "the rows under 'Who may do what' are to be these:\n" + written);
    }

    private static String row(Door door) {
        String open = switch (door.openTo()) {
            case EVERYBODY -> "everybody";
            case THIS_MACHINE -> "this machine";
            case NOBODY -> "–";
        };
        String roles = Arrays.stream(Role.values())
                .map(role -> door.roles().contains(role) ? "yes" : "–")
                .collect(Collectors.joining(" | "));
        return "| `" + door.method() + " " + door.path() + "` | " + open + " | " + roles + " |";
    }
}
