package org.myodose.analysis.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table's file is there whole or not at all. */
class TableFileTest {

    private static final TableDescription TABLE =
            new TableDescription("trial", "", List.of(Column.number("force", "N", "a force")));

    @TempDir
    private Path folder;

    private List<String> present() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void appearsWithItsSidecarOnlyWhenFinished() throws Exception {
        Path file = folder.resolve("trial.csv");
        try (TableFile table = TableFile.create(file, TABLE, false)) {
            table.write(new Row(TABLE).add(1.5));
            assertTrue(
                    present().stream().allMatch(name -> name.endsWith(".part")),
                    present().toString());
            table.finish(Map.of("maker", "test"));
        }
        assertEquals(List.of("trial.csv", "trial.csv.json"), present());
        assertEquals("force\r\n1.5\r\n", Files.readString(file));
        String sidecar = Files.readString(folder.resolve("trial.csv.json"));
        assertTrue(sidecar.contains("\"unit\" : \"N\"") && sidecar.contains("\"maker\" : \"test\""), sidecar);
    }

    @Test
    void leavesNothingWhereItWasNotFinished() throws Exception {
        try (TableFile table = TableFile.create(folder.resolve("trial.parquet"), TABLE, false)) {
            table.write(new Row(TABLE).add(1.5));
        }
        assertEquals(List.of(), present());
    }

    @Test
    void leavesNeitherFileWhereTheSidecarExists() throws Exception {
        Files.writeString(folder.resolve("trial.csv.json"), "mine");
        try (TableFile table = TableFile.create(folder.resolve("trial.csv"), TABLE, false)) {
            OutputException refused = assertThrows(OutputException.class, () -> table.finish(Map.of()));
            assertTrue(String.valueOf(refused.getMessage()).contains("trial.csv.json exists already"));
        }
        assertEquals(List.of("trial.csv.json"), present());
        assertEquals("mine", Files.readString(folder.resolve("trial.csv.json")));
    }

    @Test
    void keepsTheOldFileWhenItsReplacementFails() throws Exception {
        Path file = folder.resolve("trial.parquet");
        Files.writeString(file, "mine");
        try (TableFile table = TableFile.create(file, TABLE, true)) {
            table.write(new Row(TABLE).add(1.5));
        }
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void tablesThatBelongTogetherAppearTogetherOrNotAtAll() throws Exception {
        for (boolean committed : List.of(false, true)) {
            try (NewFiles together = new NewFiles(false);
                    TableFile one = TableFile.create(folder.resolve("one.csv"), TABLE, together);
                    TableFile other = TableFile.create(folder.resolve("other.parquet"), TABLE, together)) {
                one.finish(Map.of());
                other.finish(Map.of());
                assertTrue(
                        present().stream().allMatch(name -> name.endsWith(".part")),
                        present().toString());
                if (committed) {
                    together.commit();
                }
            }
            assertEquals(committed ? List.of("one.csv", "one.csv.json", "other.parquet") : List.of(), present());
        }
    }

    @Test
    void refusesANameThatTellsNoFormatAndAFolderThatIsNotThere() {
        assertEquals(
                "It is not plain how to write trial.txt: give it a name that ends in .csv or .parquet.",
                assertThrows(OutputException.class, () -> TableFile.create(Path.of("trial.txt"), TABLE, false))
                        .getMessage());
        Path nowhere = folder.resolve("no").resolve("trial.csv");
        assertTrue(String.valueOf(assertThrows(OutputException.class, () -> TableFile.create(nowhere, TABLE, false))
                        .getMessage())
                .startsWith("There is no folder "));
    }
}
