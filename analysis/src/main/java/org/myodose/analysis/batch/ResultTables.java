package org.myodose.analysis.batch;

import java.util.List;
import java.util.stream.Stream;
import org.myodose.analysis.report.HoldTable;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.TableDescription;

/** What the two tables of results hold. {@code file} and {@code device} join them. */
public final class ResultTables {

    private static final String FORCE = "forceUnit";

    private static final List<Column> PROVENANCE = List.of(
            Column.text("sha256", "of the whole file, as sha256sum prints it"),
            Column.text("calibration", "what made the counts forces, channel by channel where they differ"),
            Column.text("softwareVersion", "of the program that analysed"),
            Column.text("parameters", "what it was asked for"));

    /** One row a hold. */
    public static final TableDescription HOLDS = new TableDescription(
            "holds",
            "one row a hold, file by file and device by device in their order",
            join(
                    List.of(
                            Column.text("file", "path below the folder that was analysed"),
                            Column.integer("device", "", "number of the device within the recording, from 0"),
                            Column.text("zone", "the zone that was looked at by itself; empty for the total"),
                            Column.text("forceUnit", "unit of all forces of this row"),
                            Column.number("newtonsPerUnit", "N", "one such unit in newtons; empty for counts")),
                    HoldTable.columns(),
                    PROVENANCE));

    /** One row a device of a file, or one that tells why a file could not be analysed. */
    public static final TableDescription RECORDINGS = new TableDescription(
            "recordings",
            "one row a device of a recording, or a table, or a file that could not be analysed",
            join(
                    List.of(
                            Column.text("file", "path below the folder that was analysed"),
                            Column.integer("device", "", "number of the device within the recording, from 0"),
                            Column.text("failure", "why the file could not be analysed; empty where it was"),
                            Column.text("kind", "recording or table"),
                            Column.integer("bytes", "B", "size of the file"),
                            Column.text("startedAt", "when the recording was begun, UTC"),
                            Column.text("recordedWith", "version of the program that recorded"),
                            Column.text("deviceName", "what people call it"),
                            Column.text("deviceSource", "where it was connected"),
                            Column.text("model", "what the device calls itself"),
                            Column.text("serialNumber", "of the device"),
                            Column.text("forceUnit", "unit of all forces of this row"),
                            Column.number("newtonsPerUnit", "N", "one such unit in newtons; empty for counts"),
                            Column.text("site", "what the force was measured at"),
                            Column.text("filter", "what the force went through"),
                            Column.number("filterDelaySeconds", "s", "how late it is for that"),
                            Column.integer("samples", "", "scans analysed"),
                            Column.number("durationSeconds", "s", "from the first to the last"),
                            Column.number("rateHz", "Hz", "as the device announced it"),
                            Column.integer("gaps", "", "stretches without data"),
                            Column.number("gapSeconds", "s", "all of them together"),
                            Column.integer("holds", "", "how many, of the total"),
                            Column.integer("presses", "", "presses that were no holds"),
                            Column.number("holdSeconds", "s", "all plateaus together"),
                            Column.number("inBandSeconds", "s", "of these, within the target band"),
                            Column.number("impulse", FORCE + "·s", "of all holds"),
                            Column.integer("repetitionsPlanned", "", "as prescribed; 0 without a prescription"),
                            Column.text("prescription", "its name"),
                            Column.number("score", "", "0 to 100 against the prescription; see docs/scores.md"),
                            Column.number("constantError", "N", "mean of plateau force minus middle of the band"),
                            Column.number("absoluteError", "N", "how far off, whichever way"),
                            Column.number("variableError", "N", "how much holds differ from each other"),
                            Column.number("totalVariability", "N", "both together"),
                            Column.text("notices", "whatever was guessed, left out or odd")),
                    PROVENANCE,
                    List.of()));

    private ResultTables() {}

    private static List<Column> join(List<Column> first, List<Column> then, List<Column> last) {
        return Stream.of(first, then, last).flatMap(List::stream).toList();
    }
}
