package org.myodose.device.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.firmware.BoardHeader;

/**
 * What stands of a design in several places is the same in all: sheets and the pictures drawn from them, pin map, bill of
 * materials, layout, and the firmware's headers. With -Dmyodose.draw=true the pictures are drawn anew.
 */
class DesignsTest {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root", ".."));
    private static final Path DESIGNS = ROOT.resolve("hardware-docs/designs");
    private static final int PART = 0;
    private static final int PIN = 1;
    private static final int NET = 2;
    private static final int FIRMWARE = 4;

    private static Sheet sheet(String design, String name) throws IOException {
        return Sheet.parse(Files.readString(DESIGNS.resolve(design + "/" + name + ".sheet")));
    }

    private static List<String[]> table(String design, String file, int columns) throws IOException {
        List<String> lines = Files.readAllLines(DESIGNS.resolve(design + "/" + file));
        List<String[]> rows = lines.stream().map(line -> line.split(",", -1)).toList();
        rows.forEach(row -> assertEquals(columns, row.length, () -> file + " of " + design + ": " + List.of(row)));
        return rows.subList(1, rows.size());
    }

    private static List<String[]> pinMap(String design) throws IOException {
        return table(design, "pins.csv", 5);
    }

    @ParameterizedTest
    @CsvSource({
        "starter, schematic",
        "starter, wiring",
        "glove, schematic",
        "glove, wiring",
        "mat, schematic",
        "mat, wiring",
        "table, schematic",
        "table, wiring"
    })
    void thePictureIsWhatItsSheetGives(String design, String name) throws IOException {
        String drawn = SheetDrawing.svg(sheet(design, name));
        Path picture = DESIGNS.resolve(design + "/" + name + ".svg");
        if (Boolean.getBoolean("myodose.draw")) {
            Files.writeString(picture, drawn);
        }
        assertEquals(drawn, Files.readString(picture), "draw it anew with -Dmyodose.draw=true");
        assertTrue(sheet(design, name).alt.length() > 80, "a picture needs words for those who do not see it");
    }

    @ParameterizedTest
    @ValueSource(strings = {"starter", "glove", "mat", "table"})
    void bothSheetsAndThePinMapJoinTheSamePins(String design) throws IOException {
        Map<String, String> schematic = sheet(design, "schematic").netOfPin();
        Map<String, String> wiring = sheet(design, "wiring").netOfPin();
        assertEquals(groups(schematic), groups(wiring));
        Map<String, String> mapped = new TreeMap<>();
        for (String[] row : pinMap(design)) {
            mapped.put(row[PART] + "." + row[PIN], row[NET]);
        }
        Map<String, String> drawn = new TreeMap<>(schematic);
        drawn.keySet().removeIf(pin -> mapped.keySet().stream().noneMatch(of -> part(of).equals(part(pin))));
        assertEquals(mapped, drawn);
    }

    /** Pins by net; resistors and the like may lie either way round. */
    private static Map<String, Set<String>> groups(Map<String, String> netOfPin) {
        Map<String, Set<String>> groups = new TreeMap<>();
        netOfPin.forEach((pin, net) -> groups.computeIfAbsent(net, name -> new TreeSet<>())
                .add(part(pin).matches("(RF|CF|R\\d|C\\d|SEN\\d*|SW\\d)") ? part(pin) : pin));
        return groups;
    }

    private static String part(String pin) {
        return pin.substring(0, pin.indexOf('.'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"starter", "glove", "mat", "table"})
    void thePinMapNamesThePinsThatTheFirmwareUses(String design) throws IOException {
        BoardHeader header = BoardHeader.of(design);
        List<String> channels = new ArrayList<>();
        int compared = 0;
        for (String[] row : pinMap(design)) {
            String says = row[FIRMWARE];
            if (says.startsWith("channel ")) {
                channels.add(says);
            } else if (!says.isEmpty()) {
                String[] words = says.split("\\+", -1);
                int offset = words.length == 1 ? 0 : Integer.parseInt(words[1]);
                assertEquals(
                        header.number(words[0]).orElseThrow() + offset, Integer.parseInt(row[PIN].substring(1)), says);
                compared++;
            }
        }
        assertTrue(compared >= 2);
        List<String> names = header.channelNames();
        List<String> told = new ArrayList<>();
        for (int channel = 0; channel < names.size(); channel++) {
            told.add("channel " + channel + " " + names.get(channel));
        }
        assertEquals(told, channels);
    }

    /** By its place in the multiplexer, the sensor that is drawn at an input is the one that the firmware names so. */
    @ParameterizedTest
    @ValueSource(strings = {"glove", "mat"})
    void theSensorsOnTheSheetsBearTheNamesOfTheChannels(String design) throws IOException {
        List<String> names = BoardHeader.of(design).channelNames();
        for (String name : List.of("schematic", "wiring")) {
            Sheet sheet = sheet(design, name);
            for (int channel = 0; channel < names.size(); channel++) {
                assertEquals("SEN" + channel, sheet.netOfPin().get("mux.C" + channel));
                assertEquals(
                        names.get(channel),
                        Objects.requireNonNull(sheet.parts.get("SEN" + channel)).label());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"starter", "glove", "mat", "table"})
    void theBillOfMaterialsHasEveryPartThatIsDrawnAndCountsIt(String design) throws IOException {
        TreeSet<String> billed = new TreeSet<>();
        for (String[] row : table(design, "parts.csv", 7)) {
            List<String> parts = Arrays.asList(row[0].split(" ", -1));
            boolean drawn = sheet(design, "schematic").parts.containsKey(parts.getFirst());
            if (drawn) {
                assertEquals(parts.size(), Integer.parseInt(row[2]), () -> design + ": " + row[0]);
                billed.addAll(parts);
            }
            Stream.of(row).limit(6).forEach(cell -> assertFalse(cell.isBlank(), () -> design + ": " + List.of(row)));
        }
        assertEquals(new TreeSet<>(sheet(design, "schematic").parts.keySet()), billed);
    }

    /** The values that the schematic shows are those that are bought. */
    @ParameterizedTest
    @ValueSource(strings = {"starter", "glove", "mat"})
    void theBillOfMaterialsHasTheValuesThatAreDrawn(String design) throws IOException {
        Map<String, String> values = table(design, "parts.csv", 7).stream()
                .flatMap(row -> Arrays.stream(row[0].split(" ", -1)).map(part -> new String[] {part, row[1]}))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (one, other) -> one));
        for (Sheet.Part part : sheet(design, "schematic").parts.values()) {
            if (part.kind().equals("resistor") || part.kind().equals("capacitor")) {
                String bought = Objects.requireNonNull(values.get(part.name()));
                String drawn = part.label().substring(part.name().length() + 1);
                assertTrue(drawn.startsWith(bought.split(";", -1)[0]), part.label() + " against " + bought);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"glove, glove-1", "mat, mat-1", "table, table-1"})
    void theLayoutHasEveryChannelOfTheFirmware(String design, String serialNumber) throws IOException {
        List<String> laidOut = Files.readAllLines(ROOT.resolve("docs/layouts/" + design + ".layout")).stream()
                .filter(line -> line.startsWith(serialNumber + ","))
                .map(line -> line.split(",", -1)[1].strip())
                .toList();
        assertEquals(BoardHeader.of(design).channelNames(), laidOut);
    }
}
