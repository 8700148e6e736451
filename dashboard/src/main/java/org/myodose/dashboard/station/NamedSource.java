package org.myodose.dashboard.station;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.myodose.device.SourceUri;

/**
 * One device of a run: where its scans come from, and what people call it.
 *
 * @param name unique within the run, such as {@code glove}
 * @param source a source's name, such as {@code serial:/dev/ttyACM0}
 * @param isNameGiven whether the user chose the name; else it follows from the source
 */
public record NamedSource(String name, String source, boolean isNameGiven) {

    /**
     * The devices of a run as users write them: {@code sim:glove}, or {@code glove=serial:/dev/ttyACM0} where they are to have
     * names of the user's.
     *
     * @throws IllegalArgumentException when a device or a name stands there twice, or a text means no source
     */
    public static List<NamedSource> parse(List<String> texts) {
        List<NamedSource> devices = new ArrayList<>();
        Set<SourceUri> sources = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (String text : texts) {
            NamedSource device = parse(text);
            SourceUri source = SourceUri.parse(device.source);
            if (!sources.add(source)) {
                throw new IllegalArgumentException("'" + device.source + "' is given twice: name each device once"
                        + (source.scheme().equals("sim") ? "; a second simulated one takes another seed." : "."));
            }
            if (device.isNameGiven && !names.add(device.name)) {
                throw new IllegalArgumentException(
                        "Two devices are called '" + device.name + "': give each a name of its own.");
            }
            devices.add(device);
        }
        return devices.stream().map(device -> device.withNameBeside(names)).toList();
    }

    private static NamedSource parse(String text) {
        int equals = text.indexOf('=');
        int colon = text.indexOf(':');
        if (equals < 0 || equals > colon) {
            return new NamedSource(nameOf(SourceUri.parse(text)), text, false);
        }
        String name = text.substring(0, equals).strip();
        if (name.isEmpty()) {
            throw new IllegalArgumentException(
                    "'" + text + "' gives a device no name: write it as glove=sim:glove, or leave the '=' out.");
        }
        return new NamedSource(name, text.substring(equals + 1).strip(), true);
    }

    /** The last part of a path, a model, or whatever else tells one source from another. */
    private static String nameOf(SourceUri source) {
        String target = source.target().substring(source.target().lastIndexOf('/') + 1);
        return target.isEmpty() ? source.option("serial-number", source.scheme()) : target;
    }

    /** The same, numbered where another device is called so. */
    private NamedSource withNameBeside(Set<String> names) {
        if (isNameGiven) {
            return this;
        }
        String unique = name;
        for (int number = 2; !names.add(unique); number++) {
            unique = name + " " + number;
        }
        return new NamedSource(unique, source, false);
    }
}
