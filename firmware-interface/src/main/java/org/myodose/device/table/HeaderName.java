package org.myodose.device.table;

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
public record HeaderName(String name, String unit) {

    private static final Map<String, TimeColumnUnit> TIME_UNITS = Map.ofEntries(
            Map.entry("s", TimeColumnUnit.SECONDS),
            Map.entry("sec", TimeColumnUnit.SECONDS),
            Map.entry("secs", TimeColumnUnit.SECONDS),
            Map.entry("second", TimeColumnUnit.SECONDS),
            Map.entry("seconds", TimeColumnUnit.SECONDS),
            Map.entry("ms", TimeColumnUnit.MILLISECONDS),
            Map.entry("msec", TimeColumnUnit.MILLISECONDS),
            Map.entry("millis", TimeColumnUnit.MILLISECONDS),
            Map.entry("millisecond", TimeColumnUnit.MILLISECONDS),
            Map.entry("milliseconds", TimeColumnUnit.MILLISECONDS),
            Map.entry("us", TimeColumnUnit.MICROSECONDS),
            Map.entry("µs", TimeColumnUnit.MICROSECONDS),
            Map.entry("μs", TimeColumnUnit.MICROSECONDS),
            Map.entry("usec", TimeColumnUnit.MICROSECONDS),
            Map.entry("micros", TimeColumnUnit.MICROSECONDS),
            Map.entry("microsecond", TimeColumnUnit.MICROSECONDS),
            Map.entry("microseconds", TimeColumnUnit.MICROSECONDS));

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

    public static HeaderName of(String heading) {
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
    public boolean isTime() {
        return TIME_NAMES.contains(name) || (unit.isEmpty() && name.length() > 1 && TIME_UNITS.containsKey(name));
    }

    /** Unit of time that the heading tells; null where it tells none. */
    public @Nullable TimeColumnUnit timeUnit() {
        return TIME_UNITS.get(unit.isEmpty() ? name : unit.toLowerCase(Locale.ROOT));
    }

    /** Unit of force that the heading tells; null where it tells none that is known here. */
    public @Nullable ForceUnit forceUnit() {
        return FORCE_UNITS.get(unit.toLowerCase(Locale.ROOT));
    }

    /** The name without the number at its end, so that F1 and F2 are seen to be of one kind. */
    public String stem() {
        return name.replaceAll("\\p{N}+$", "");
    }

    public boolean isNumbered() {
        return !name.isEmpty() && Character.isDigit(name.charAt(name.length() - 1));
    }
}
