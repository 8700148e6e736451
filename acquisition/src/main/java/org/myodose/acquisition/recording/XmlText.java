package org.myodose.acquisition.recording;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A small XML document in the making: elements and text, no attributes, as XDF headers have them. Escaping is the JDK's.
 *
 * <p>Characters that XML 1.0 cannot carry at all (most control characters, lone surrogates) become U+FFFD: a device that
 * sends them in its name must not make a recording unreadable.
 */
final class XmlText {

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter writer;

    XmlText(String root) {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            writer.writeStartDocument("1.0");
            writer.writeStartElement(root);
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    XmlText element(String name, Object value) {
        return open(name).text(value.toString()).close();
    }

    XmlText open(String name) {
        try {
            writer.writeStartElement(name);
            return this;
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    XmlText close() {
        try {
            writer.writeEndElement();
            return this;
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    /** Closes what is open and returns the document in UTF-8. */
    byte[] toBytes() {
        try {
            writer.writeEndDocument();
            writer.flush();
            return text.toString().getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    private XmlText text(String value) {
        StringBuilder carried = new StringBuilder(value.length());
        value.codePoints().map(XmlText::orReplacement).forEach(carried::appendCodePoint);
        try {
            writer.writeCharacters(carried.toString());
            return this;
        } catch (XMLStreamException e) {
            throw inMemory(e);
        }
    }

    /** The characters of XML 1.0, section 2.2; a carriage return is left out because every reader turns it into a line feed. */
    private static int orReplacement(int codePoint) {
        boolean carried = codePoint == '\t'
                || codePoint == '\n'
                || (codePoint >= 0x20 && codePoint <= 0xD7FF)
                || (codePoint >= 0xE000 && codePoint <= 0xFFFD)
                || codePoint >= 0x10000;
        return carried ? codePoint : 0xFFFD;
    }

    private static IllegalStateException inMemory(XMLStreamException cause) {
        return new IllegalStateException("XML could not be written to memory", cause);
    }
}
