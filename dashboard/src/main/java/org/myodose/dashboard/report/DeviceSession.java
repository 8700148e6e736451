package org.myodose.dashboard.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.recording.RecordedDevice;
import org.myodose.analysis.report.AnalysisReport;
import org.myodose.dashboard.document.Mark.Point;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;

/**
 * All that a report tells of one device. Forces of the traces are in {@link #unit}, as those of the report.
 *
 * @param name what people call it
 * @param device where it was recorded; null of a table
 * @param description what it said of itself; null of a table
 * @param report its holds, presses and gaps
 * @param lines the force over the whole session
 * @param peak the highest of it; null where there was no force
 * @param holds the force around each of the first holds
 * @param zones the force of each zone
 * @param noted what was noted while recording
 * @param notedBeyond how many more things were noted than are told
 * @param losses what is missing
 * @param clock what the recording last noted of the device's clock; null where nothing
 */
record DeviceSession(
        String name,
        @Nullable RecordedDevice device,
        @Nullable DeviceDescription description,
        AnalysisReport report,
        List<List<Point>> lines,
        @Nullable Point peak,
        List<HoldTrace> holds,
        List<ZoneTrace> zones,
        List<Noted> noted,
        long notedBeyond,
        Losses losses,
        @Nullable ClockNote clock) {

    DeviceSession {
        lines = List.copyOf(lines);
        holds = List.copyOf(holds);
        zones = List.copyOf(zones);
        noted = List.copyOf(noted);
    }

    ForceUnit unit() {
        return report.signal().forceUnit();
    }

    /** What a force of the report is multiplied by to be told: newtons, or counts where nobody knows what they mean. */
    double factor() {
        return unit().isForce() ? unit().newtonsPerUnit() : 1;
    }

    /** What forces are told in. */
    String symbol() {
        return unit().isForce() ? "N" : unit().symbol();
    }
}
