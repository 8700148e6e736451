package org.myodose.dashboard.classroom.trainer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.IllegalFormatException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.classroom.message.Points;
import org.myodose.dashboard.document.Numbers;

/** The class report's words and figures in one language, out of {@code report/xx.properties}. Immutable. */
public final class ReportWords {

    private static final String ENGLISH = "en";

    private final String language;
    private final Properties words;

    private ReportWords(String language, Properties words) {
        this.language = language;
        this.words = words;
    }

    public static ReportWords english() {
        return asked(null, null);
    }

    /**
     * In the first language that there is of those asked for, else in English.
     *
     * @param chosen by its two letters; null where nobody chose
     * @param accepted what a browser prefers, as in {@code Accept-Language}; null where it does not say
     */
    public static ReportWords asked(@Nullable String chosen, @Nullable String accepted) {
        return Stream.concat(Stream.ofNullable(chosen), tags(accepted))
                .map(tag -> tag.length() < 2 ? tag : tag.substring(0, 2).toLowerCase(Locale.ROOT))
                .filter(language -> language.matches("[a-z]{2}"))
                .map(ReportWords::read)
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElseGet(() -> {
                    ReportWords english = read(ENGLISH);
                    if (english == null) {
                        throw new IllegalStateException("the report's English words are missing");
                    }
                    return english;
                });
    }

    private static Stream<String> tags(@Nullable String accepted) {
        try {
            return accepted == null
                    ? Stream.empty()
                    : Locale.LanguageRange.parse(accepted).stream()
                            .filter(range -> range.getWeight() > 0)
                            .map(Locale.LanguageRange::getRange);
        } catch (IllegalArgumentException malformed) {
            // A browser that says it wrongly said nothing.
            return Stream.empty();
        }
    }

    private static @Nullable ReportWords read(String language) {
        try (InputStream file = ReportWords.class.getResourceAsStream("/report/" + language + ".properties")) {
            if (file == null) {
                return null;
            }
            Properties words = new Properties();
            words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
            return new ReportWords(language, words);
        } catch (IOException impossible) {
            // It is part of the program.
            throw new UncheckedIOException(impossible);
        }
    }

    /** Its two letters. */
    public String language() {
        return language;
    }

    /** The words of that key with what is put into them. */
    String say(String key, Object... figures) {
        String pattern = words.getProperty(key);
        if (pattern == null) {
            throw new IllegalArgumentException("the report has no words '" + key + "' in " + language);
        }
        return String.format(Locale.ROOT, pattern, figures);
    }

    /** What has a name in this language; else the name that the server has for it. */
    String named(String kind, String name) {
        return words.getProperty(kind + "." + name, name);
    }

    String number(double figure, int decimals) {
        return Numbers.plain(figure, decimals).replace(".", words.getProperty("decimal", "."));
    }

    String number(double figure, int decimals, String unit) {
        return Double.isFinite(figure) ? number(figure, decimals) + " " + named("unit", unit) : Numbers.NONE;
    }

    /** Why points were lost; the station's English sentence where this language has no words for the code. */
    String why(Points.Lost lost) {
        String key = "why." + lost.code();
        if (!words.containsKey(key)) {
            return lost.sentence();
        }
        try {
            return say(key, figures(lost.figures()));
        } catch (IllegalFormatException tooFew) {
            // Of a station that is newer than we are, or tells nonsense: its code has other figures.
            return lost.sentence();
        }
    }

    /** Why there is no score, likewise. */
    String whyNot(Points points) {
        return words.getProperty("whyNot." + points.whyNotCode(), points.whyNot());
    }

    /** In the order in which explanations have them: how many, of how many, which is the worst, and its figure. */
    private Object[] figures(Map<String, Double> told) {
        String judged = number(told.getOrDefault("holds", told.getOrDefault("steps", Double.NaN)), 0);
        if (told.containsKey("given")) {
            return new Object[] {count(told, "given"), count(told, "wanted")};
        }
        return told.containsKey("faulty")
                ? new Object[] {count(told, "faulty"), judged, worst(told), worstFigure(told)}
                : new Object[] {judged};
    }

    private String worst(Map<String, Double> told) {
        return told.containsKey("worstStep")
                ? say("worstStep", count(told, "worstStep"), count(told, "worstHold"))
                : say("worstHold", count(told, "worstHold"));
    }

    private String worstFigure(Map<String, Double> told) {
        for (String[] one :
                List.of(new String[] {"worstNewtons", "N"}, new String[] {"worstSeconds", "s"}, new String[] {
                    "worstNewtonsPerSecond", "N/s"
                })) {
            Double figure = told.get(one[0]);
            if (figure != null) {
                return number(figure, one[1].equals("N/s") ? 0 : 1, one[1]);
            }
        }
        return Numbers.NONE;
    }

    private String count(Map<String, Double> told, String name) {
        return number(told.getOrDefault(name, Double.NaN), 0);
    }
}
