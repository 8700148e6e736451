package org.myodose.device.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkException;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;
import org.myodose.device.table.ChannelNames;
import org.myodose.device.table.DecimalCounts;
import org.myodose.device.table.HeaderName;
import org.myodose.device.table.TimeColumnUnit;

/** From the first lines of a device to its layout: its columns, their decimals and units, its time and its rate. */
final class FirstLines {

    /** No device of the wire protocol. */
    private static final int NO_PROTOCOL = 0;

    /** Figures may grow this much before they do not fit. */
    private static final double HEADROOM = 10;

    /** Kept beyond those seen, where a device prints as many decimals as each figure takes. */
    private static final int SPARE_DECIMALS = 2;

    private final LineShape shape;
    private final TextOptions options;
    private final List<String> headings;
    private final LineParser parser = new LineParser();

    FirstLines(LineShape shape, TextOptions options) {
        this.shape = shape;
        this.options = options;
        this.headings = headings();
    }

    /** The layout, of a device that a user tells from others by {@code identity}. */
    TextLayout layout(String identity) throws LinkException {
        TimeColumn time = TimeColumn.of(shape, headings, options);
        ChannelNames names = new ChannelNames();
        List<ChannelDescription> channels = new ArrayList<>();
        for (int cell = 0; cell < shape.cells(); cell++) {
            if (cell != time.cell()) {
                channels.add(channel(cell, names));
            }
        }
        DeviceDescription device =
                new DeviceDescription(NO_PROTOCOL, model(time), identity, "unknown", rateMilliHertz(time), channels);
        return new TextLayout(shape.separator(), shape.cells(), time.cell(), time.unit(), unitBytes(), device);
    }

    private List<Integer> unitBytes() {
        shape.run().getLast().read(parser, shape.separator());
        List<Integer> bytes = new ArrayList<>();
        for (int cell = 0; cell < shape.cells(); cell++) {
            bytes.add(parser.unitBytes(cell));
        }
        return bytes;
    }

    /** Where times and names come from stands in the name of the model, which is shown and recorded. */
    private String model(TimeColumn time) {
        boolean heard = headings.stream().anyMatch(heading -> !heading.isEmpty());
        return "Text lines, " + timing(time) + (heard ? "" : ", no headings heard");
    }

    private static String timing(TimeColumn time) {
        TimeColumnUnit unit = time.unit();
        if (unit == null) {
            return "timed by arrival";
        }
        return "time in column " + (time.cell() + 1) + " (" + unit.symbol()
                + (time.guessed() ? ", found by its pace)" : ")");
    }

    /** Of labels, else of the last line of words with as many cells before the figures, else empty. */
    private List<String> headings() {
        List<String> labels = new ArrayList<>();
        shape.run().getLast().read(parser, shape.separator());
        for (int cell = 0; cell < shape.cells(); cell++) {
            labels.add(parser.label(cell));
        }
        if (labels.stream().anyMatch(label -> !label.isEmpty())) {
            return labels;
        }
        for (SeenLine line : shape.before().reversed()) {
            List<String> words = words(line.text());
            if (words.size() == shape.cells() && line.read(parser, shape.separator()) != Verdict.GOOD) {
                return words;
            }
        }
        return labels;
    }

    private List<String> words(String line) {
        String separator = shape.separator() == LineParser.BLANKS ? "\\s+" : "" + (char) shape.separator();
        List<String> words = new ArrayList<>();
        for (String word : line.strip().split(separator, -1)) {
            words.add(word.strip());
        }
        return words;
    }

    private ChannelDescription channel(int cell, ChannelNames names) {
        String heading = headings.get(cell);
        String name = heading.isEmpty() ? "column " + (cell + 1) : heading;
        return new ChannelDescription(
                names.unique(name, cell),
                SensorKind.UNKNOWN,
                SensorPosition.UNSPECIFIED,
                unit(cell),
                options.bits(),
                exponent(cell));
    }

    private ForceUnit unit(int cell) {
        ForceUnit told = options.forceUnit();
        if (told == null) {
            told = HeaderName.of(headings.get(cell)).forceUnit();
        }
        if (told == null) {
            shape.run().getLast().read(parser, shape.separator());
            told = HeaderName.of("force [" + parser.unit(cell).toLowerCase(Locale.ROOT) + "]")
                    .forceUnit();
        }
        return told == null ? ForceUnit.COUNTS : told;
    }

    private int exponent(int cell) {
        int decimals = options.decimals();
        double largest = 0;
        Set<Integer> seen = new HashSet<>();
        for (SeenLine line : shape.run()) {
            line.read(parser, shape.separator());
            seen.add(parser.decimals(cell));
            largest = Math.max(largest, Math.abs(parser.digits(cell) * Math.pow(10, parser.exponent(cell))));
        }
        if (decimals == TextOptions.FIND_OUT) {
            decimals = seen.stream().mapToInt(Integer::intValue).max().orElse(0);
            decimals += seen.size() > 1 ? SPARE_DECIMALS : 0;
        }
        return DecimalCounts.exponent(decimals, HEADROOM * largest);
    }

    private long rateMilliHertz(TimeColumn time) throws LinkException {
        if (options.rateMilliHertz() > 0) {
            return options.rateMilliHertz();
        }
        TimeColumnUnit unit = time.unit();
        double perSecond = unit == null ? byArrival() : byTime(time.cell(), unit);
        if (!(perSecond >= 0.001 && perSecond <= 1e6)) {
            throw new LinkException(
                    LinkCause.WRONG_DEVICE,
                    "How many lines come in a second cannot be told: give rate=, such as rate=100.");
        }
        return Math.round(perSecond * 1000);
    }

    private double byTime(int cell, TimeColumnUnit unit) {
        List<SeenLine> run = shape.run();
        long micros = TimeColumn.micros(run.getLast(), shape, cell, unit)
                - TimeColumn.micros(run.getFirst(), shape, cell, unit);
        return (run.size() - 1) * 1e6 / micros;
    }

    /** Lines after the first read that brought any, because those of one read come at once. */
    private double byArrival() {
        List<SeenLine> run = shape.run();
        long firstNs = run.getFirst().arrivalNs();
        long later = run.stream().filter(line -> line.arrivalNs() > firstNs).count();
        return later * 1e9 / shape.spanNs();
    }
}
