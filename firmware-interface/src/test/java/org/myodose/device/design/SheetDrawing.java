package org.myodose.device.design;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.myodose.device.design.Sheet.Part;
import org.myodose.device.design.Sheet.Pin;
import org.myodose.device.design.Sheet.Point;
import org.myodose.device.design.Sheet.Tie;
import org.myodose.device.design.Sheet.Wire;

/** A sheet as SVG: the same text gives the same bytes. Its title and alternative text are in it. */
final class SheetDrawing {

    private static final List<String> COLOURS =
            List.of("#1b6ac9", "#b0680c", "#2b7d3c", "#8a3ab0", "#0a7f86", "#a8325a", "#5a6b1e", "#5560c0");
    private static final Map<String, String> SUPPLIES = Map.of("5V", "#c62828", "GND", "#222222", "3V3", "#d2691e");

    private final StringBuilder svg = new StringBuilder();
    private final Sheet sheet;

    private SheetDrawing(Sheet sheet) {
        this.sheet = sheet;
    }

    static String svg(Sheet sheet) {
        return new SheetDrawing(sheet).draw();
    }

    private String draw() {
        put("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " + sheet.width + " " + sheet.height
                + "' role='img' aria-labelledby='title alt' font-family='sans-serif' font-size='13'>");
        put("<title id='title'>" + escaped(sheet.title) + "</title>");
        put("<desc id='alt'>" + escaped(sheet.alt) + "</desc>");
        put("<rect width='" + sheet.width + "' height='" + sheet.height + "' fill='white'/>");
        sheet.outlines.forEach(this::outline);
        put("<g fill='none' stroke-width='1.8' stroke-linejoin='round'>");
        sheet.wires.forEach(this::wire);
        put("</g>");
        sheet.parts.values().forEach(this::part);
        sheet.ties.forEach(this::tie);
        sheet.wires.forEach(this::dots);
        sheet.notes.forEach(note -> text(note.x(), note.y(), "start", "#333", note.words()));
        text(16, 24, "start", "#000", sheet.title, "font-weight='bold' font-size='16'");
        return svg.append("</svg>\n").toString();
    }

    private static String colour(String net) {
        return SUPPLIES.getOrDefault(net, COLOURS.get(Math.floorMod(net.hashCode(), COLOURS.size())));
    }

    private void outline(List<Point> points) {
        String corners =
                points.stream().map(point -> point.x() + "," + point.y()).collect(Collectors.joining(" "));
        put("<polygon points='" + corners
                + "' fill='#fafafa' stroke='#aaa' stroke-width='1.5' stroke-linejoin='round'/>");
    }

    private void wire(Wire wire) {
        StringBuilder path = new StringBuilder();
        Point before = wire.points().getFirst();
        path.append("M").append(before.x()).append(' ').append(before.y());
        for (Point point : wire.points().subList(1, wire.points().size())) {
            if (point.x() != before.x()) {
                path.append('H').append(point.x());
            }
            if (point.y() != before.y()) {
                path.append('V').append(point.y());
            }
            before = point;
        }
        put("<path d='" + path + "' stroke='" + colour(wire.net()) + "'/>");
    }

    /** Where a wire ends on another of its net; at a pin, where more than one ends. */
    private void dots(Wire wire) {
        for (Point end : List.of(wire.points().getFirst(), wire.points().getLast())) {
            if (!isPin(end) || ends(end) > 1) {
                put("<circle cx='" + end.x() + "' cy='" + end.y() + "' r='3.5' fill='" + colour(wire.net()) + "'/>");
            }
        }
    }

    private boolean isPin(Point point) {
        return sheet.parts.values().stream()
                .flatMap(part -> sheet.pinsOf(part).stream())
                .anyMatch(pin -> pin.x() == point.x() && pin.y() == point.y());
    }

    private long ends(Point point) {
        return sheet.wires.stream()
                .flatMap(wire ->
                        Stream.of(wire.points().getFirst(), wire.points().getLast()))
                .filter(point::equals)
                .count();
    }

    private void part(Part part) {
        put("<g stroke='#222' stroke-width='1.6' fill='none'>");
        switch (part.kind()) {
            case "box" -> box(part);
            case "opamp" -> opamp(part);
            default -> twoPole(part);
        }
        put("</g>");
        label(part);
        sheet.pinsOf(part).forEach(pin -> pinName(part, pin));
    }

    private void box(Part part) {
        put(String.format(
                Locale.ROOT,
                "<rect x='%d' y='%d' width='%d' height='%d' rx='6' fill='#f3f6fa'/>",
                part.x(),
                part.y(),
                part.width(),
                part.height()));
        for (Pin pin : sheet.pinsOf(part)) {
            int x = pin.side().equals("left") ? pin.x() + 12 : pin.side().equals("right") ? pin.x() - 12 : pin.x();
            int y = pin.side().equals("top") ? pin.y() + 12 : pin.side().equals("bottom") ? pin.y() - 12 : pin.y();
            put("<path d='M" + pin.x() + " " + pin.y() + "L" + x + " " + y + "'/>");
        }
    }

    private void opamp(Part part) {
        int x = part.x();
        int y = part.y();
        put("<path fill='#f3f6fa' d='M" + (x - 40) + " " + (y - 48) + "V" + (y + 48) + "L" + (x + 40) + " " + y
                + "Z'/>");
        put("<path d='M" + (x - 60) + " " + (y - 25) + "h20M" + (x - 60) + " " + (y + 25) + "h20M" + (x + 40) + " " + y
                + "h20M" + x + " " + (y - 50) + "v26M" + x + " " + (y + 50) + "v-26'/>");
        put("<path d='M" + (x - 35) + " " + (y - 25) + "h10M" + (x - 35) + " " + (y + 25) + "h10M" + (x - 30) + " "
                + (y + 20) + "v10'/>");
    }

    private void twoPole(Part part) {
        String turn = part.height() == 1 ? " rotate(90)" : "";
        put("<g transform='translate(" + part.x() + " " + part.y() + ")" + turn + "'>");
        put(
                switch (part.kind()) {
                    case "resistor" ->
                        "<path d='M-40 0H-20M20 0H40'/><rect x='-20' y='-7' width='40' height='14' fill='white'/>";
                    case "capacitor" -> "<path d='M-40 0H-5M5 0H40M-5 -13V13M5 -13V13'/>";
                    case "sensor" ->
                        "<path d='M-40 0H-20M20 0H40'/><rect x='-20' y='-7' width='40' height='14' fill='#fff4d6'/>"
                                + "<path d='M-18 16L14 -16M14 -16l-9 2M14 -16l-2 9'/>";
                    case "button" ->
                        "<path d='M-40 0H-16M16 0H40M-16 -10H16M0 -10V-18'/><circle cx='-14' r='2.5'/><circle cx='14' r='2.5'/>";
                    default -> throw new IllegalStateException(part.kind());
                });
        put("</g>");
    }

    private void label(Part part) {
        if (part.kind().equals("box")) {
            text(part.x() + part.width() / 2, part.y() + 20, "middle", "#000", part.label(), "font-weight='bold'");
        } else if (part.kind().equals("opamp")) {
            text(part.x() + 14, part.y() - 34, "start", "#000", part.label());
        } else if (part.kind().equals("sensor") && part.height() == 0 && !isTied(part)) {
            text(part.x() + 24, part.y() - 6, "start", "#000", part.label());
        } else if (part.height() == 1) {
            text(part.x() + 20, part.y() + 4, "start", "#000", part.label());
        } else {
            text(part.x(), part.y() - 22, "middle", "#000", part.label());
        }
    }

    /** Whether a net's name stands where a label at the right would. */
    private boolean isTied(Part part) {
        return sheet.ties.stream()
                .map(Tie::pin)
                .anyMatch(
                        pin -> pin.side().equals("right") && sheet.pinsOf(part).contains(pin));
    }

    private void pinName(Part part, Pin pin) {
        if (!part.kind().equals("box") && !part.kind().equals("opamp")) {
            return;
        }
        int inside = part.kind().equals("opamp") ? -4 : 18;
        switch (pin.side()) {
            case "left" ->
                text(
                        pin.x() + inside,
                        pin.y() + (inside > 0 ? 4 : -5),
                        inside > 0 ? "start" : "end",
                        "#333",
                        pin.name());
            case "right" ->
                text(
                        pin.x() - inside,
                        pin.y() + (inside > 0 ? 4 : -5),
                        inside > 0 ? "end" : "start",
                        "#333",
                        pin.name());
            case "top" ->
                text(pin.x() + (inside > 0 ? 0 : -10), pin.y() + (inside > 0 ? 28 : 12), "middle", "#333", pin.name());
            default ->
                text(pin.x() + (inside > 0 ? 0 : -10), pin.y() - (inside > 0 ? 19 : 4), "middle", "#333", pin.name());
        }
    }

    private void tie(Tie tie) {
        Pin pin = tie.pin();
        int outX = pin.side().equals("left") ? -1 : pin.side().equals("right") ? 1 : 0;
        int outY = pin.side().equals("top") ? -1 : pin.side().equals("bottom") ? 1 : 0;
        int x = pin.x() + 10 * outX;
        int y = pin.y() + 10 * outY;
        String stroke = "<path fill='none' stroke='" + colour(tie.net()) + "' stroke-width='1.8' d='";
        put(stroke + "M" + pin.x() + " " + pin.y() + "L" + x + " " + y + "'/>");
        if (tie.net().equals("GND")) {
            put(stroke + "M" + x + " " + y + "v6m-9 0h18m-15 4h12m-9 4h6'/>");
        } else {
            String anchor = outX > 0 ? "start" : outX < 0 ? "end" : "middle";
            text(x + 3 * outX, outY == 0 ? y + 4 : y + (outY < 0 ? -4 : 13), anchor, colour(tie.net()), tie.net());
        }
    }

    private void text(int x, int y, String anchor, String colour, String words) {
        text(x, y, anchor, colour, words, "");
    }

    private void text(int x, int y, String anchor, String colour, String words, String more) {
        put("<text x='" + x + "' y='" + y + "' text-anchor='" + anchor + "' fill='" + colour + "' " + more + ">"
                + escaped(words) + "</text>");
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;");
    }

    private void put(String line) {
        svg.append(line).append('\n');
    }
}
