package org.myodose.device.trace;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.myodose.device.ForceUnit;

/**
 * What a column's heading tells: a name, and a unit where it ends in one, as in {@code Time[s]}, {@code t_ms}, {@code Force
 * (kg)} or {@code F/N}.
 *
 * @param name without the unit, in lower case, letters and digits only
 * @param unit as written; empty where the heading has none
 */
record HeaderName(String name, String unit) {

    private static final Map<String, TraceTimeUnit> TIME_UNITS = Map.ofEntries(
            Map.entry("s", TraceTimeUnit.SECONDS),
            Map.entry("sec", TraceTimeUnit.SECONDS),
            Map.entry("secs", TraceTimeUnit.SECONDS),
            Map.entry("second", TraceTimeUnit.SECONDS),
            Map.entry("seconds", TraceTimeUnit.SECONDS),
            Map.entry("ms", TraceTimeUnit.MILLISECONDS),
            Map.entry("msec", TraceTimeUnit.MILLISECONDS),
            Map.entry("millis", TraceTimeUnit.MILLISECONDS),
            Map.entry("millisecond", TraceTimeUnit.MILLISECONDS),
            Map.entry("milliseconds", TraceTimeUnit.MILLISECONDS),
            Map.entry("us", TraceTimeUnit.MICROSECONDS),
            Map.entry("µs", TraceTimeUnit.MICROSECONDS),
            Map.entry("μs", TraceTimeUnit.MICROSECONDS),
            Map.entry("usec", TraceTimeUnit.MICROSECONDS),
            Map.entry("micros", TraceTimeUnit.MICROSECONDS),
            Map.entry("microsecond", TraceTimeUnit.MICROSECONDS),
            Map.entry("microseconds", TraceTimeUnit.MICROSECONDS));

    private static final Map<String, ForceUnit> FORCE_UNITS = Map.ofEntries(
            Map.entry("n", ForceUnit.NEWTONS),
            Map.entry("newton", ForceUnit.NEWTONS),
            Map.entry("newtons", ForceUnit.NEWTONS),
            Map.entry("kg", ForceUnit.KILOGRAMS),
            Map.entry("kgf", ForceUnit.KILOGRAMS),
            Map.entry("kilogram", ForceUnit.KILOGRAMS),
            Map.entry("kilograms", ForceUnit.KILOGRAMS),
            Map.entry("g", ForceUnit.GRAMS),
            Map.entry("gf", ForceUnit.GRAMS),
            Map.entry("gram", ForceUnit.GRAMS),
            Map.entry("grams", ForceUnit.GRAMS),
            Map.entry("count", ForceUnit.COUNTS),
            Map.entry("counts", ForceUnit.COUNTS),
            Map.entry("adc", ForceUnit.COUNTS),
            Map.entry("raw", ForceUnit.COUNTS));

    private static final Set<String> TIME_NAMES = Set.of(
            "time",
            "t",
            "times",
            "timestamp",
            "elapsed",
            "elapsedtime",
            "reltime",
            "abstime",
            "zeit",
            "tempo",
            "temps",
            "tiempo",
            "czas",
            "время");

    private static final Pattern BRACKETED = Pattern.compile("(.*?)\\s*[\\[(]\\s*([^\\[\\]()]*?)\\s*[\\])]");
    private static final Pattern SUFFIXED = Pattern.compile("(.*?)[\\s_/,.-]+([\\p{L}]+)");

    static HeaderName of(String heading) {
        String text = heading.strip();
        Matcher bracketed = BRACKETED.matcher(text);
        if (bracketed.matches()) {
            return new HeaderName(plain(bracketed.group(1)), bracketed.group(2));
        }
        Matcher suffixed = SUFFIXED.matcher(text);
        if (suffixed.matches() && isUnit(suffixed.group(2))) {
            return new HeaderName(plain(suffixed.group(1)), suffixed.group(2));
        }
        return new HeaderName(plain(text), "");
    }

    private static boolean isUnit(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return TIME_UNITS.containsKey(lower) || FORCE_UNITS.containsKey(lower);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** Whether a column of this name holds times: it is called so, or by nothing but a unit of time. */
    boolean isTime() {
        return TIME_NAMES.contains(name) || (unit.isEmpty() && name.length() > 1 && TIME_UNITS.containsKey(name));
    }

    /** Unit of time that the heading tells; null where it tells none. */
    @Nullable
    TraceTimeUnit timeUnit() {
        return TIME_UNITS.get(unit.isEmpty() ? name : unit.toLowerCase(Locale.ROOT));
    }

    /** Unit of force that the heading tells; null where it tells none that is known here. */
    @Nullable
    ForceUnit forceUnit() {
        return FORCE_UNITS.get(unit.toLowerCase(Locale.ROOT));
    }

    /** The name without the number at its end, so that F1 and F2 are seen to be of one kind. */
    String stem() {
        return name.replaceAll("\\p{N}+$", "");
    }

    boolean isNumbered() {
        return !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
    }
}
