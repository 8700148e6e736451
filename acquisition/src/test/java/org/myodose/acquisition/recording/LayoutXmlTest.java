package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.SensorLayout;
import org.myodose.acquisition.SensorPlace;
import org.myodose.acquisition.Side;

class LayoutXmlTest {

    @Test
    void readsBackTheSameLayout() {
        SensorLayout layout = new SensorLayout(List.of(
                SensorPlace.in("palm <left>"),
                new SensorPlace("heel", Side.LEFT, SensorPlace.Row.FRONT, 0.1 + 0.2, -1e-9)));
        XmlText xml = new XmlText("desc");
        LayoutXml.write(xml, layout);
        assertEquals(layout, LayoutXml.read(XmlElement.parse(xml.toBytes())));
    }

    @Test
    void knowsNoPlaceInARecordingWithoutALayout() {
        assertEquals(SensorLayout.UNKNOWN, LayoutXml.read(XmlElement.parse(new XmlText("desc").toBytes())));
    }
}
