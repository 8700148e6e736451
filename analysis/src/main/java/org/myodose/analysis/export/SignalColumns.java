package org.myodose.analysis.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.Zone;
import org.myodose.analysis.table.Column;
import org.myodose.analysis.table.Row;
import org.myodose.analysis.table.TableDescription;
import org.myodose.device.ChannelDescription;

/**
 * One signal as a table, one row per scan: what every format that has columns writes, under the same names. Times first, then the
 * totals, zones, and for each channel its count, force and flags. Not thread-safe.
 */
public final class SignalColumns {

    private final TableDescription table;
    private final int channels;
    private final int zones;

    private SignalColumns(TableDescription table, int channels, int zones) {
        this.table = table;
        this.channels = channels;
        this.zones = zones;
    }

    public static SignalColumns of(SurveyedSignal signal) {
        String unit = signal.unit();
        Names names = new Names();
        List<Column> columns = new ArrayList<>();
        times(columns);
        totals(columns, unit);
        columns.forEach(column -> names.unique(column.name()));
        List<Zone> zones = signal.signal().layout().zones();
        for (Zone zone : zones) {
            String name = names.stem("zone_" + zone.name(), "_force", "_unfiltered");
            columns.add(Column.number(name + "_force", unit, "filtered force of zone " + zone.name()));
            columns.add(Column.number(name + "_unfiltered", unit, "the same before the filter"));
        }
        for (ChannelDescription channel : signal.description().channels()) {
            String name = names.stem(channel.name(), "_count", "_force", "_uncertainty", "_flags");
            columns.add(
                    Column.integer(name + "_count", "counts", "converter count of " + channel.name() + " as received"));
            columns.add(Column.number(
                    name + "_force", unit, "force of " + channel.name() + ", calibrated and tared, not filtered"));
            columns.add(Column.number(name + "_uncertainty", unit, "1 σ of that force; empty where it is not known"));
            columns.add(Column.integer(
                    name + "_flags",
                    "",
                    "what makes that force doubtful, as a sum: 1 saturated, 2 in the dead zone, 4 extrapolated,"
                            + " 8 count out of range, 16 stuck; 0 nothing"));
        }
        return new SignalColumns(
                new TableDescription(
                        "signals",
                        "One row per scan of " + signal.device().name()
                                + ". Where nothing was measured there is no row; nothing is interpolated.",
                        columns),
                signal.description().channels().size(),
                zones.size());
    }

    private static void times(List<Column> columns) {
        columns.add(Column.number("seconds", "s", "device time since its first scan; holds are told in it"));
        columns.add(Column.integer("timeMicros", "us", "the same, exactly"));
        columns.add(Column.integer(
                "measuredNs",
                "ns",
                "when it was measured, on the recording computer's clock, which all devices share"));
        columns.add(Column.integer("timeUncertaintyNs", "ns", "how far measuredNs may be from the truth"));
        columns.add(Column.integer("arrivalNs", "ns", "when it arrived, on the same clock"));
        columns.add(Column.integer("deviceTickMicros", "us", "device clock as sent; wraps at 2^32"));
        columns.add(Column.integer("sequence", "", "number of the frame that brought it; wraps at 65536"));
        columns.add(Column.truth("afterGap", "whether nothing is known between the row before and this one"));
    }

    private static void totals(List<Column> columns, String unit) {
        columns.add(Column.number("total_force", unit, "total force, filtered; holds are found in it"));
        columns.add(Column.number("total_unfiltered", unit, "the same before the filter"));
        columns.add(Column.number("total_uncertainty", unit, "1 σ of the total; empty where it is not known"));
        columns.add(Column.number("centreX", "mm", "centre of force, to the right; empty where it is not known"));
        columns.add(Column.number("centreY", "mm", "the same to the front"));
    }

    /** The columns in the order in which {@link #fill} fills them. */
    public TableDescription table() {
        return table;
    }

    /** Puts a sample of the signal into a row of the table. */
    public void fill(Row row, ForceSample sample, boolean afterGap) {
        row.clear()
                .add(sample.timeMicros / 1e6)
                .add(sample.timeMicros)
                .add(sample.measuredNs)
                .add(sample.timeUncertaintyNs)
                .add(sample.arrivalNs)
                .add(sample.deviceTickMicros)
                .add((long) sample.sequence)
                .add(afterGap)
                .add(sample.totalForce)
                .add(sample.unfilteredTotal)
                .add(sample.totalUncertainty)
                .add(sample.centreXMillimetres)
                .add(sample.centreYMillimetres);
        for (int zone = 0; zone < zones; zone++) {
            row.add(sample.zoneForces[zone]).add(sample.unfilteredZoneForces[zone]);
        }
        for (int channel = 0; channel < channels; channel++) {
            row.add((long) sample.rawCounts[channel])
                    .add(sample.forces[channel])
                    .add(sample.forceUncertainties[channel])
                    .add((long) sample.channelFlags[channel]);
        }
    }

    /** Makes names differ, whatever the case of their letters. */
    private static final class Names {

        private final Set<String> taken = new HashSet<>();

        void unique(String name) {
            taken.add(name.toLowerCase(Locale.ROOT));
        }

        /** A stem that gives new names with each of the endings. */
        String stem(String wanted, String... endings) {
            String stem = wanted.isBlank() ? "channel" : wanted;
            for (int number = 2; isTaken(stem, endings); number++) {
                stem = wanted + "_" + number;
            }
            for (String ending : endings) {
                unique(stem + ending);
            }
            return stem;
        }

        private boolean isTaken(String stem, String... endings) {
            for (String ending : endings) {
                if (taken.contains((stem + ending).toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
            return false;
        }
    }
}
