package org.myodose.device.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.myodose.device.table.HeaderName;
import org.myodose.device.table.TimeColumnUnit;

/** Finds the columns that a user named, and guesses those that were not named. Columns count from 0 here. */
final class ColumnChoice {

    private static final int NAMES_LISTED = 12;

    private final String file;
    private final TraceLayout layout;
    private final TraceFindings findings;
    private final List<HeaderName> names;

    ColumnChoice(String file, TraceLayout layout, TraceFindings findings) {
        this.file = file;
        this.layout = layout;
        this.findings = findings;
        this.names = layout.headings().stream().map(HeaderName::of).toList();
    }

    HeaderName name(int column) {
        return names.get(column);
    }

    /** The column of times; −1 where the rate takes its place. */
    int timeColumn(TraceOptions options) throws TraceException {
        if (options.timeColumn() != null) {
            return find(options.timeColumn(), "--time-column");
        }
        int guess = layout.hasHeader() ? firstTimeName() : increasingFirstColumn();
        if (options.rateHz() != null) {
            String unused = guess < 0 ? "" : " (not those of " + describe(guess) + ")";
            findings.note("Times were counted from the given rate" + unused + ".");
            return -1;
        }
        if (guess < 0) {
            throw new TraceException(file + " has no column that is plainly time (" + list()
                    + "): name it with --time-column, or give the rows per second with --rate.");
        }
        findings.note("Time was taken from " + describe(guess) + "; say otherwise with --time-column.");
        return guess;
    }

    private int firstTimeName() {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isTime()) {
                return i;
            }
        }
        return -1;
    }

    /** Without headings, a first column that only ever grows, by steps not too unlike, is time. */
    private int increasingFirstColumn() {
        List<Double> steps = new ArrayList<>();
        double previous = Double.NaN;
        for (List<String> row : layout.head()) {
            if (layout.width() < 2 || Numeral.kind(row.getFirst()) != Numeral.Kind.NUMBER) {
                return -1;
            }
            double time = Numeral.value(row.getFirst());
            if (!Double.isNaN(previous)) {
                steps.add(time - previous);
            }
            previous = time;
        }
        steps.sort(Double::compare);
        boolean regular =
                steps.size() >= 3 && steps.getFirst() > 0 && steps.get(steps.size() / 2) < 10 * steps.getFirst();
        return regular ? 0 : -1;
    }

    /** The columns of force, in the order named or, guessed, of the file; a channel taken alone is the only one. */
    List<Integer> forceColumns(TraceOptions options, int timeColumn) throws TraceException {
        List<Integer> columns =
                options.forceColumns().isEmpty() ? guessForces(timeColumn) : named(options.forceColumns());
        if (columns.contains(timeColumn)) {
            throw new TraceException(describe(timeColumn) + " of " + file
                    + " cannot be both time and force: choose with --time-column and --force-column.");
        }
        return options.channel() == null ? columns : List.of(alone(options.channel(), columns));
    }

    private List<Integer> named(List<String> specifications) throws TraceException {
        List<Integer> columns = new ArrayList<>();
        for (String specification : specifications) {
            for (int column : columnsOf(specification)) {
                if (columns.contains(column)) {
                    throw new TraceException(
                            describe(column) + " of " + file + " is named twice as force: name each column once.");
                }
                columns.add(column);
            }
        }
        return columns;
    }

    /** One column, a range such as 2-9, or several separated by commas. */
    private List<Integer> columnsOf(String specification) throws TraceException {
        if (exact(specification) >= 0) {
            return List.of(exact(specification));
        }
        if (specification.matches("\\d{1,6}-\\d{1,6}")) {
            int dash = specification.indexOf('-');
            int first = find(specification.substring(0, dash), "--force-column");
            int last = find(specification.substring(dash + 1), "--force-column");
            List<Integer> range = new ArrayList<>();
            for (int column = first; column <= last; column++) {
                range.add(column);
            }
            return range.isEmpty() ? List.of(find(specification, "--force-column")) : range;
        }
        if (specification.contains(",")) {
            List<Integer> columns = new ArrayList<>();
            for (String part : specification.split(",", -1)) {
                columns.addAll(columnsOf(part.strip()));
            }
            return columns;
        }
        return List.of(find(specification, "--force-column"));
    }

    private int alone(String channel, List<Integer> columns) throws TraceException {
        int column = exact(channel);
        if (column < 0 && channel.matches("\\d{1,6}")) {
            int number = Integer.parseInt(channel);
            boolean ofFile = columns.contains(number - 1);
            column = ofFile || number < 1 || number > columns.size() ? number - 1 : columns.get(number - 1);
        }
        if (!columns.contains(column)) {
            throw new TraceException("'" + channel + "' is not one of the force columns of " + file + " ("
                    + describeAll(columns) + "): name one of them with --channel.");
        }
        findings.note("Of the force columns, " + describe(column) + " was taken alone.");
        return column;
    }

    private List<Integer> guessForces(int timeColumn) throws TraceException {
        List<Predicate<HeaderName>> signs = List.of(
                name -> name.name().contains("total"),
                name -> name.forceUnit() != null,
                name -> name.name().matches(".*(force|kraft|fuerza|load|grip|fsr|grf|weight).*"),
                name -> name.isNumbered() && name.stem().matches("f|fsr|cell|taxel|tactile|pressure"));
        for (Predicate<HeaderName> sign : layout.hasHeader() ? signs : List.<Predicate<HeaderName>>of()) {
            List<Integer> found = matching(sign, timeColumn);
            if (found.size() == 1 || isFamily(found)) {
                return guessed(found);
            }
        }
        List<Integer> others = matching(name -> true, timeColumn);
        if (others.size() == 1) {
            return guessed(others);
        }
        throw new TraceException("It is not plain which columns of " + file + " are force (" + list()
                + "): name them with --force-column, by heading or by number from 1.");
    }

    private List<Integer> guessed(List<Integer> columns) {
        String sum = columns.size() == 1 ? "" : ", which add up,";
        findings.note("Force was taken from " + describeAll(columns) + sum + "; say otherwise with --force-column.");
        return columns;
    }

    private String describeAll(List<Integer> columns) {
        List<String> described =
                columns.stream().limit(NAMES_LISTED).map(this::describe).toList();
        return String.join(", ", described) + (columns.size() > NAMES_LISTED ? ", …" : "");
    }

    private boolean isFamily(List<Integer> columns) {
        TreeSet<String> stems = new TreeSet<>();
        for (int column : columns) {
            stems.add(
                    name(column).isNumbered()
                            ? name(column).stem() + "|" + name(column).unit()
                            : "#" + column);
        }
        return stems.size() == 1;
    }

    private List<Integer> matching(Predicate<HeaderName> sign, int timeColumn) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            boolean blank = layout.headings().get(i).isEmpty();
            if (i != timeColumn && !blank && sign.test(names.get(i))) {
                found.add(i);
            }
        }
        return found;
    }

    private int exact(String heading) {
        int first = layout.headings().indexOf(heading.strip());
        return first >= 0 && first == layout.headings().lastIndexOf(heading.strip()) ? first : -1;
    }

    /** The column of that heading (exactly, else whatever the case) or number. */
    private int find(String heading, String option) throws TraceException {
        String wanted = heading.strip();
        List<Integer> same = new ArrayList<>();
        for (int i = 0; i < layout.width(); i++) {
            if (layout.headings().get(i).equalsIgnoreCase(wanted)) {
                same.add(i);
            }
        }
        if (exact(wanted) >= 0) {
            return exact(wanted);
        }
        if (same.size() == 1) {
            return same.getFirst();
        }
        if (same.isEmpty() && wanted.matches("\\d{1,6}")) {
            int number = Integer.parseInt(wanted);
            if (number >= 1 && number <= layout.width()) {
                return number - 1;
            }
        }
        String problem = same.isEmpty() ? " has no column '" : " has more than one column '";
        throw new TraceException(
                file + problem + wanted + "' (" + list() + "): give " + option + " a heading or a number from 1.");
    }

    String describe(int column) {
        return layout.hasHeader()
                ? "column " + (column + 1) + " (" + layout.headings().get(column) + ")"
                : "column " + (column + 1);
    }

    private String list() {
        if (!layout.hasHeader()) {
            return layout.width() == 1
                    ? "its one column has no heading"
                    : "its " + layout.width() + " columns have no headings";
        }
        String listed = String.join(", ", layout.headings().subList(0, Math.min(NAMES_LISTED, layout.width())));
        int more = layout.width() - NAMES_LISTED;
        return "columns: " + listed + (more > 0 ? " and " + more + " more" : "");
    }

    /** The unit of time: as given, as headed, or by the size of the numbers. */
    TimeColumnUnit timeUnit(@Nullable TimeColumnUnit given, int column) throws TraceException {
        if (given != null) {
            return given;
        }
        TimeColumnUnit headed = name(column).timeUnit();
        TimeColumnUnit unit = headed != null ? headed : TimeUnitGuess.of(layout.head(), column);
        if (unit == null) {
            throw new TraceException("The unit of the times in " + describe(column) + " of " + file
                    + " is not plain: say it with --time-unit s, ms or us.");
        }
        findings.note("Times are in " + unit.symbol() + (headed != null ? ", by their heading" : ", by their size")
                + "; say otherwise with --time-unit.");
        return unit;
    }
}
