package org.myodose.device.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.myodose.device.ScanSource;
import org.myodose.device.SourceUri;

/**
 * From a source's name to the source, for every kind there is. Making a source opens nothing.
 *
 * <p>A name that cannot be meant is refused by {@link IllegalArgumentException} with one sentence that lists what can.
 * Immutable.
 */
public final class SourceCatalog {

    private static final SourceCatalog DEVICES = new SourceCatalog(Stream.concat(
                    Stream.of(SerialKind.KIND, TextKind.KIND, TcpKind.KIND, SimulatedKind.KIND), PinKind.KINDS.stream())
            .toList());

    private final List<SourceKind> kinds;

    private SourceCatalog(List<SourceKind> kinds) {
        this.kinds = List.copyOf(kinds);
    }

    /** All kinds of this module: devices, real and simulated. */
    public static SourceCatalog devices() {
        return DEVICES;
    }

    /** These kinds and one more, which this module need not know. */
    public SourceCatalog with(SourceKind kind) {
        List<SourceKind> more = new ArrayList<>(kinds);
        more.add(kind);
        return new SourceCatalog(more);
    }

    /** The source that {@code text} names, such as {@code serial:/dev/ttyACM0?baud=115200}. */
    public ScanSource source(String text) {
        return source(SourceUri.parse(text));
    }

    /** The source that {@code name} names. */
    public ScanSource source(SourceUri name) {
        SourceKind kind = kindOf(name);
        refuseUnknownOptions(name, kind);
        return kind.maker().make(name);
    }

    /** An example of each kind of name, for help texts. */
    public List<String> examples() {
        return kinds.stream().map(SourceKind::example).toList();
    }

    private SourceKind kindOf(SourceUri name) {
        for (SourceKind kind : kinds) {
            if (kind.scheme().equals(name.scheme())) {
                return kind;
            }
        }
        throw new IllegalArgumentException("There is no kind of source '" + name.scheme() + "': use "
                + kinds.stream().map(kind -> kind.scheme() + ":").collect(Collectors.joining(" or ")) + ", for example "
                + String.join(" or ", examples()) + ".");
    }

    private static void refuseUnknownOptions(SourceUri name, SourceKind kind) {
        TreeSet<String> unknown = new TreeSet<>(name.options().keySet());
        unknown.removeAll(kind.options());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("A source of the kind " + kind.scheme() + ": has no option '"
                    + unknown.getFirst() + "': it knows " + String.join(", ", kind.options()) + ".");
        }
    }
}
