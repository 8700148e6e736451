package org.myodose.acquisition.recording;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * One element of a header that was read: its name, its own text and its children. Document type definitions and external
 * entities are off, since a recording may come from anywhere.
 */
record XmlElement(String name, StringBuilder ownText, List<XmlElement> children) {

    /**
     * Reads a document's root.
     *
     * @throws IllegalArgumentException when the bytes are not well-formed XML
     */
    static XmlElement parse(byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml), "UTF-8");
            reader.nextTag();
            return element(reader);
        } catch (XMLStreamException e) {
            throw new IllegalArgumentException("the header is not XML: " + e.getMessage(), e);
        }
    }

    private static XmlElement element(XMLStreamReader reader) throws XMLStreamException {
        XmlElement element = new XmlElement(reader.getLocalName(), new StringBuilder(), new ArrayList<>());
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                element.children.add(element(reader));
            } else if (reader.hasText()) {
                element.ownText.append(reader.getText());
            }
        }
        return element;
    }

    /** Whether a child of that name exists. */
    boolean has(String child) {
        return children.stream().anyMatch(c -> c.name.equals(child));
    }

    /** The first child of that name; a header that lacks it is not one of ours. */
    XmlElement child(String child) {
        return children.stream()
                .filter(c -> c.name.equals(child))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("<" + name + "> lacks <" + child + ">"));
    }

    /** Text of the first child of that name. */
    String text(String child) {
        return child(child).ownText.toString();
    }

    long number(String child) {
        return Long.parseLong(text(child));
    }
}
