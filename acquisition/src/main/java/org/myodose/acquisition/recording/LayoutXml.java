package org.myodose.acquisition.recording;

import java.util.Locale;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SensorPlace;
import org.myodose.acquisition.Side;

/** Where sensors sit, in a recording's header, both ways. Recordings before the layout was kept have none. */
final class LayoutXml {

    private LayoutXml() {}

    static void write(XmlText xml, SensorLayout layout) {
        if (layout.places().isEmpty()) {
            return;
        }
        xml.open("layout");
        for (SensorPlace place : layout.places()) {
            xml.open("place")
                    .element("zone", place.zone())
                    .element("side", word(place.side()))
                    .element("row", word(place.row()));
            if (place.isLocated()) {
                xml.element("x_millimetres", place.xMillimetres()).element("y_millimetres", place.yMillimetres());
            }
            xml.close();
        }
        xml.close();
    }

    static SensorLayout read(XmlElement desc) {
        if (!desc.has("layout")) {
            return SensorLayout.UNKNOWN;
        }
        return new SensorLayout(
                desc.child("layout").children().stream().map(LayoutXml::place).toList());
    }

    private static SensorPlace place(XmlElement place) {
        return new SensorPlace(
                place.text("zone"),
                Side.valueOf(place.text("side").toUpperCase(Locale.ROOT)),
                SensorPlace.Row.valueOf(place.text("row").toUpperCase(Locale.ROOT)),
                coordinate(place, "x_millimetres"),
                coordinate(place, "y_millimetres"));
    }

    private static double coordinate(XmlElement place, String name) {
        return place.has(name) ? Double.parseDouble(place.text(name)) : Double.NaN;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
