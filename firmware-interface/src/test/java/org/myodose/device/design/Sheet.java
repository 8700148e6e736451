package org.myodose.device.design;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A drawing as text, a statement a line; what it joins are nets. Lines that begin with # are for people.
 *
 * <pre>
 * sheet WIDTH HEIGHT
 * title WORDS · alt WORDS (repeated lines are joined)
 * box PART X Y WIDTH HEIGHT "LABEL"      then: pin PART NAME left|right|top|bottom OFFSET
 * resistor|capacitor|sensor|button|opamp PART X Y h|v "LABEL"
 * wire NET PLACE PLACE …                 a place is part.pin or x,y; corners are square
 * tie NET part.pin …                     joined by name: a ground sign, a supply, or the net's name
 * free part.pin …                        joined to nothing on purpose
 * note X Y "WORDS" · outline x,y x,y …   a closed grey line, such as a hand
 * </pre>
 */
final class Sheet {

    /** A part; of those without a box, width is 0 and height tells upright (1) from lying (0). */
    record Part(String name, String kind, int x, int y, int width, int height, String label) {}

    record Pin(String name, String side, int x, int y) {}

    record Point(int x, int y) {}

    record Wire(String net, List<Point> points) {}

    record Tie(String net, Pin pin) {}

    record Note(int x, int y, String words) {}

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final int LEAD = 40;

    int width;
    int height;
    String title = "";
    String alt = "";
    final Map<String, Part> parts = new LinkedHashMap<>();
    final Map<String, Map<String, Pin>> pins = new LinkedHashMap<>();
    final List<Wire> wires = new ArrayList<>();
    final List<Tie> ties = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();
    final List<List<Point>> outlines = new ArrayList<>();
    private final Map<String, Set<String>> nets = new TreeMap<>();
    private final Map<String, String> netOfPin = new TreeMap<>();

    static Sheet parse(String text) {
        Sheet sheet = new Sheet();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            try {
                sheet.take(words(line));
            } catch (RuntimeException wrong) {
                throw new IllegalArgumentException("line " + number + ", " + line + ": " + wrong.getMessage(), wrong);
            }
        }
        sheet.requireEveryPinJoined();
        return sheet;
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher matcher = WORD.matcher(line); matcher.find(); ) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return words;
    }

    private void take(List<String> words) {
        List<String> rest = words.subList(1, words.size());
        switch (words.getFirst()) {
            case "sheet" -> {
                width = number(rest.get(0));
                height = number(rest.get(1));
            }
            case "title" -> title = String.join(" ", rest);
            case "alt" -> alt = (alt + " " + String.join(" ", rest)).strip();
            case "box" -> box(rest);
            case "pin" -> pin(rest);
            case "resistor", "capacitor", "sensor", "button", "opamp" -> symbol(words.getFirst(), rest);
            case "wire" -> wire(rest);
            case "tie" -> tie(rest);
            case "free" -> rest.forEach(place -> join("free " + place, place));
            case "outline" -> outlines.add(rest.stream().map(Sheet::point).toList());
            case "note" -> notes.add(new Note(number(rest.get(0)), number(rest.get(1)), rest.get(2)));
            default -> throw new IllegalArgumentException("no such statement");
        }
    }

    private void box(List<String> words) {
        add(new Part(
                words.get(0),
                "box",
                number(words.get(1)),
                number(words.get(2)),
                number(words.get(3)),
                number(words.get(4)),
                words.get(5)));
    }

    private void add(Part part) {
        if (parts.put(part.name(), part) != null) {
            throw new IllegalArgumentException("there is a part of that name already");
        }
        pins.put(part.name(), new LinkedHashMap<>());
    }

    private void pin(List<String> words) {
        Part part = part(words.get(0));
        int offset = number(words.get(3));
        String side = words.get(2);
        Pin pin = switch (side) {
            case "left" -> new Pin(words.get(1), side, part.x() - 12, part.y() + offset);
            case "right" -> new Pin(words.get(1), side, part.x() + part.width() + 12, part.y() + offset);
            case "top" -> new Pin(words.get(1), side, part.x() + offset, part.y() - 12);
            case "bottom" -> new Pin(words.get(1), side, part.x() + offset, part.y() + part.height() + 12);
            default -> throw new IllegalArgumentException("a box has no side " + side);
        };
        put(part.name(), pin);
    }

    private void put(String part, Pin pin) {
        if (pins.get(part) == null || pins.get(part).put(pin.name(), pin) != null) {
            throw new IllegalArgumentException(part + " has a pin " + pin.name() + " already");
        }
    }

    private void symbol(String kind, List<String> words) {
        int x = number(words.get(1));
        int y = number(words.get(2));
        boolean upright = words.get(3).equals("v");
        Part part = new Part(words.get(0), kind, x, y, 0, upright ? 1 : 0, words.get(4));
        add(part);
        if (kind.equals("opamp")) {
            put(part.name(), new Pin("2", "left", x - 60, y - 25));
            put(part.name(), new Pin("3", "left", x - 60, y + 25));
            put(part.name(), new Pin("6", "right", x + 60, y));
            put(part.name(), new Pin("7", "top", x, y - 50));
            put(part.name(), new Pin("4", "bottom", x, y + 50));
        } else {
            put(part.name(), upright ? new Pin("1", "top", x, y - LEAD) : new Pin("1", "left", x - LEAD, y));
            put(part.name(), upright ? new Pin("2", "bottom", x, y + LEAD) : new Pin("2", "right", x + LEAD, y));
        }
    }

    private void wire(List<String> words) {
        List<Point> points = new ArrayList<>();
        for (String place : words.subList(1, words.size())) {
            if (place.contains(".")) {
                join(words.getFirst(), place);
                Pin pin = pinAt(place);
                points.add(new Point(pin.x(), pin.y()));
            } else {
                points.add(point(place));
            }
        }
        wires.add(new Wire(words.getFirst(), points));
    }

    private void tie(List<String> words) {
        for (String place : words.subList(1, words.size())) {
            join(words.getFirst(), place);
            ties.add(new Tie(words.getFirst(), pinAt(place)));
        }
    }

    private void join(String net, String place) {
        pinAt(place);
        @Nullable String before = netOfPin.put(place, net);
        if (before != null && !before.equals(net)) {
            throw new IllegalArgumentException(place + " is on net " + before + " already");
        }
        nets.computeIfAbsent(net, name -> new TreeSet<>()).add(place);
    }

    private Pin pinAt(String place) {
        int dot = place.indexOf('.');
        String part = place.substring(0, dot);
        Map<String, Pin> ofPart = pins.getOrDefault(part, Map.of());
        @Nullable Pin pin = ofPart.get(place.substring(dot + 1));
        if (pin == null) {
            throw new IllegalArgumentException("there is no pin " + place);
        }
        return pin;
    }

    private Part part(String name) {
        @Nullable Part part = parts.get(name);
        if (part == null) {
            throw new IllegalArgumentException("there is no part " + name);
        }
        return part;
    }

    private void requireEveryPinJoined() {
        pins.forEach((part, ofPart) -> ofPart.keySet().forEach(pin -> {
            if (!netOfPin.containsKey(part + "." + pin)) {
                throw new IllegalArgumentException(
                        part + "." + pin + " is joined to nothing: say free if that is meant");
            }
        }));
        nets.forEach((net, members) -> {
            if (members.size() < 2 && !net.startsWith("free ")) {
                throw new IllegalArgumentException("net " + net + " joins nothing but " + members);
            }
        });
    }

    Collection<Pin> pinsOf(Part part) {
        return pins.getOrDefault(part.name(), Map.of()).values();
    }

    /** Net of each pin, by "part.pin". */
    Map<String, String> netOfPin() {
        return netOfPin;
    }

    private static Point point(String place) {
        String[] xy = place.split(",", 2);
        return new Point(number(xy[0]), number(xy[1]));
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }
}
