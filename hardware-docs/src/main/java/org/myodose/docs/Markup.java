package org.myodose.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as HTML and JavaScript take them. */
final class Markup {

    private Markup() {}

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Text as it stands in XML, with the five entities of XML and figures for characters. */
    static String unescaped(String text) {
        return Pattern.compile("&#(\\d+);")
                .matcher(text)
                .replaceAll(
                        character -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(character.group(1)))))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    /** A string of JavaScript, which may stand in HTML too. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(character -> {
            if (character == '"' || character == '\\') {
                quoted.append('\\').append((char) character);
            } else if (character < ' ' || character == '<' || character == '\u2028' || character == '\u2029') {
                quoted.append(String.format("\\u%04x", character));
            } else {
                quoted.append((char) character);
            }
        });
        return quoted.append('"').toString();
    }
}
