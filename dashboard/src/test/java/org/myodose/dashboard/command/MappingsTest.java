package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.dashboard.UserException;
import org.myodose.device.ForceUnit;
import org.myodose.device.table.TimeColumnUnit;
import org.myodose.device.trace.TraceOptions;

/** What is said once of a kind of table is known the next time, and nothing is ever guessed against what was said. */
class MappingsTest {

    private static final TraceOptions LAB = TraceOptions.guessed()
            .withTimeColumn("t = 0")
            .withForceColumns("left, in N", "right")
            .withTimeUnit(TimeColumnUnit.MILLISECONDS)
            .withForceUnit(ForceUnit.NEWTONS);

    @TempDir
    private Path folder;

    private Mappings mappings() {
        return new Mappings(folder.resolve("mappings"));
    }

    private static String refusal(Mappings mappings, String name, TraceOptions given) {
        return String.valueOf(assertThrows(UserException.class, () -> mappings.resolve(name, given))
                .getMessage());
    }

    @Test
    void recallsWhatWasSaidInAFileThatPeopleCanRead() throws IOException {
        assertEquals(LAB, mappings().resolve("lab", LAB));
        Path file = mappings().remember("lab", LAB);
        assertEquals(
                "mapping-version=1\ntime column=t = 0\nforce column=left, in N\nforce column=right\ntime unit=ms\nunit=N\n",
                Files.readString(file));
        assertEquals(LAB, mappings().resolve("lab", TraceOptions.guessed()));
        assertEquals(LAB, mappings().resolve("lab", LAB));
    }

    @Test
    void remembersRatesAndSingleChannels() {
        TraceOptions rate =
                TraceOptions.guessed().withForceColumns("1").withChannel("1").withRateHz(62.5);
        mappings().remember("column", rate);
        assertEquals(rate, mappings().resolve("column", TraceOptions.guessed()));
    }

    @Test
    void refusesANameThatIsUnknownAndWhatContradictsWhatIsRemembered() {
        assertTrue(refusal(mappings(), "lab", TraceOptions.guessed())
                .startsWith("There is no mapping 'lab' in " + folder));
        mappings().remember("lab", LAB);
        assertEquals(
                "Mapping 'lab' is remembered otherwise (unit N, not kg): leave the options out, choose another name, or"
                        + " change " + folder.resolve("mappings/lab.mapping") + ".",
                refusal(mappings(), "lab", LAB.withForceUnit(ForceUnit.KILOGRAMS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../lab", "a/b", ".hidden", "a b"})
    void refusesANameThatIsNoFilesName(String name) {
        assertTrue(refusal(mappings(), name, LAB).startsWith("'" + name + "' is no name for a mapping"));
    }

    @ParameterizedTest
    @CsvSource({
        "mapping-version=2, is no mapping of this version",
        "'mapping-version=1\nspeed=3', Line 2 of the mapping",
        "'mapping-version=1\n\nunit=N\nunit=kg', Line 4 of the mapping",
        "'mapping-version=1\nunit=stone', is not a unit of force",
        "'mapping-version=1\ntime unit=h', is not a unit of time",
        "'mapping-version=1\nrate=fast', is no rate",
        "'mapping-version=1\nrate=100\ntime column=1', not both"
    })
    void refusesAFileThatMakesNoSenseInOneSentence(String text, String sentence) throws IOException {
        Files.createDirectories(folder.resolve("mappings"));
        Files.writeString(folder.resolve("mappings/lab.mapping"), text);
        String refused = refusal(mappings(), "lab", TraceOptions.guessed());
        assertTrue(refused.contains(sentence) && refused.contains("lab.mapping"), refused);
    }

    @Test
    void standsWhereTheSpecificationWantsIt() {
        assertEquals(Path.of("/home/p07/.config"), Mappings.configurations(null, "/home/p07"));
        assertEquals(Path.of("/home/p07/.config"), Mappings.configurations("relative", "/home/p07"));
        assertEquals(Path.of("/etc/mine"), Mappings.configurations("/etc/mine", "/home/p07"));
    }
}
