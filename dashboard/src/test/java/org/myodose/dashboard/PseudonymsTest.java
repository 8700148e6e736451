package org.myodose.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.myodose.acquisition.recording.RecordingName;

class PseudonymsTest {

    private static final Instant WHEN = Instant.parse("2026-11-21T10:15:30Z");
    private static final String SIGNS = "abcPQ0279_-";

    @ParameterizedTest
    @CsvSource({
        "Anna Koval, no real name",
        "'', no real name",
        "p07-, no hyphen at the end",
        "p--07, no two in a row",
        "P07, mixed up with 'p07'",
        "p07-2, mixed up with 'p07'",
        "p07-99, mixed up with 'p07'",
        "p07-recovered, mixed up with 'p07'",
        "study, mixed up with 'study-1'"
    })
    void saysWhyNobodyNewCanBeCalledSo(String pseudonym, String part) {
        Optional<String> complaint = Pseudonyms.complaint(pseudonym, List.of("p07", "study-1"));
        assertTrue(complaint.orElse("").contains(part), complaint::toString);
    }

    @ParameterizedTest
    @CsvSource({"p08", "p070", "p0", "p07_2", "p07-100", "p07-0", "p07-b", "study-2", "x"})
    void letsOthersBe(String pseudonym) {
        assertEquals(Optional.empty(), Pseudonyms.complaint(pseudonym, List.of("p07", "study-1")));
    }

    @Test
    void whoIsNewStandsInTheNameOfTheirRecordingAsTheyAre() {
        Random random = new Random(7);
        int taken = 0;
        for (int index = 0; index < 5_000; index++) {
            String pseudonym = random.ints(1 + random.nextInt(32), 0, SIGNS.length())
                    .mapToObj(at -> SIGNS.substring(at, at + 1))
                    .collect(Collectors.joining());
            if (Pseudonyms.complaint(pseudonym, List.of()).isEmpty()) {
                taken++;
                Path file = RecordingName.unused(Path.of("nowhere"), WHEN, pseudonym);
                assertEquals("2026-11-21T10-15-30Z-" + pseudonym + ".xdf", String.valueOf(file.getFileName()));
            }
        }
        assertTrue(taken > 500, taken + " of 5,000");
    }

    /** Why they are refused: the second recording of one in a second has the name of the first of the other. */
    @Test
    void aRecordingOfOneCouldElseBeTakenForOneOfTheOther(@TempDir Path folder) throws Exception {
        Path first = Files.createFile(RecordingName.unused(folder, WHEN, "p07"));
        Path theirs = Files.createFile(RecordingName.unused(folder, WHEN, "p07-2"));
        assertTrue(RecordingName.isLabelled(theirs, "p07") && RecordingName.isLabelled(theirs, "p07-2"));
        assertFalse(RecordingName.isLabelled(first, "p07-2"));
        assertTrue(RecordingName.couldBeMixedUp("p07", "p07-2"));
    }
}
