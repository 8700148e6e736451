package org.myodose.analysis.export.edf;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.myodose.acquisition.ChannelFlag;
import org.myodose.acquisition.Zone;
import org.myodose.analysis.export.ChannelRange;
import org.myodose.analysis.export.SurveyedSignal;
import org.myodose.analysis.table.OutputException;
import org.myodose.device.ChannelDescription;

/** What of a recording's signal an EDF file can hold: totals, zones, and for each channel its force, count and flags. */
final class EdfSignals {

    private static final int LABEL_CHARACTERS = 16;
    private static final int ALL_FLAGS = (1 << ChannelFlag.values().length) - 1;

    private final SurveyedSignal signal;
    private final EdfFlavour flavour;
    private final Set<String> labels = new HashSet<>();
    private final List<EdfSignal> signals = new ArrayList<>();

    private EdfSignals(SurveyedSignal signal, EdfFlavour flavour) {
        this.signal = signal;
        this.flavour = flavour;
    }

    static List<EdfSignal> of(SurveyedSignal signal, EdfFlavour flavour) throws OutputException {
        EdfSignals all = new EdfSignals(signal, flavour);
        all.totals();
        all.zones();
        all.channels();
        return List.copyOf(all.signals);
    }

    private void totals() throws OutputException {
        String filter = signal.signal().filter();
        force("total", "total force, filtered", "", filter, signal.total(), sample -> sample.totalForce);
        force(
                "total unfiltered",
                "total force before the filter",
                "",
                "none",
                signal.unfilteredTotal(),
                sample -> sample.unfilteredTotal);
    }

    private void zones() throws OutputException {
        List<Zone> zones = signal.signal().layout().zones();
        for (int i = 0; i < zones.size(); i++) {
            int zone = i;
            String name = zones.get(zone).name();
            force(
                    "zone " + name,
                    "force of zone " + name + ", filtered",
                    "",
                    signal.signal().filter(),
                    signal.zones().get(zone),
                    sample -> sample.zoneForces[zone]);
        }
    }

    private void channels() throws OutputException {
        List<ChannelDescription> channels = signal.description().channels();
        for (int i = 0; i < channels.size(); i++) {
            int channel = i;
            ChannelDescription description = channels.get(channel);
            ChannelRange range = signal.channels().get(channel);
            String name = description.name();
            String sensor =
                    description.kind().name() + " at " + description.position().name();
            force(
                    "force " + name,
                    "force of " + name + ", not filtered",
                    sensor,
                    "none",
                    range,
                    sample -> sample.forces[channel]);
            whole(
                    "count " + name,
                    "converter count of " + name,
                    sensor,
                    "counts",
                    range,
                    sample -> sample.rawCounts[channel]);
            whole(
                    "flags " + name,
                    "what makes the force of " + name + " doubtful, as a sum: 1 saturated, 2 in the dead zone,"
                            + " 4 extrapolated, 8 count out of range, 16 stuck",
                    sensor,
                    "",
                    new ChannelRange(0, ALL_FLAGS, 0, 0),
                    sample -> sample.channelFlags[channel]);
        }
    }

    private void force(
            String label, String fullName, String sensor, String filter, ChannelRange range, EdfSignal.Figure figure)
            throws OutputException {
        add(
                label,
                fullName,
                sensor,
                signal.unit(),
                filter,
                Quantisation.between(range.lowestForce(), range.highestForce(), flavour),
                figure);
    }

    private void whole(
            String label, String fullName, String sensor, String unit, ChannelRange range, EdfSignal.Figure figure)
            throws OutputException {
        Quantisation each = Quantisation.ofWhole(range.lowestCount(), range.highestCount(), flavour);
        add(label, fullName, sensor, unit, "none", each, figure);
    }

    private void add(
            String label,
            String fullName,
            String sensor,
            String unit,
            String filter,
            Quantisation quantisation,
            EdfSignal.Figure figure) {
        signals.add(new EdfSignal(unique(label), fullName, sensor, unit, filter, quantisation, figure));
    }

    /** Names that are too long, alike or not in ASCII get the signal's number. */
    private String unique(String wanted) {
        String label = wanted;
        if (wanted.length() > LABEL_CHARACTERS || !EdfHeader.ascii(wanted).equals(wanted) || labels.contains(wanted)) {
            String number = " " + (signals.size() + 1);
            String stem = EdfHeader.ascii(wanted);
            label = stem.substring(0, Math.min(stem.length(), LABEL_CHARACTERS - number.length())) + number;
        }
        labels.add(label);
        return label;
    }
}
