package org.myodose.acquisition.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Any XDF 1.0 file in the making, which need be no recording: a header, streams with headers of their own, samples, footers. One
 * thread; memory does not grow with the file. Chunks are laid out as in recordings, so that checksums and boundaries are there.
 */
public final class XdfStreams implements Closeable {

    private static final int SAMPLES_PER_GROUP = 1000;

    private final FileChannel channel;
    private final XdfGroup group = new XdfGroup();
    private final List<SampleRun> streams = new ArrayList<>();
    private long length;
    private int waiting;

    /** One element of a header and its text. */
    public interface Header {

        /** Adds an element with text. */
        Header element(String name, Object value);

        /** Adds an element whose content {@code inside} adds. */
        Header within(String name, Consumer<Header> inside);
    }

    /** @param channel an empty file, closed with this object */
    public XdfStreams(FileChannel channel, Consumer<Header> header) {
        this.channel = channel;
        group.begin(0);
        group.fileHeader(xml(header));
    }

    /**
     * Begins a stream whose samples are {@code valueBytes} long, and returns its number.
     *
     * @param valueBytes 0 for a stream of one text
     */
    public int open(int valueBytes, Consumer<Header> header) {
        int stream = streams.size() + 1;
        streams.add(new SampleRun(stream, valueBytes));
        group.streamXml(Xdf.STREAM_HEADER, stream, xml(header));
        return stream;
    }

    /** Begins a sample; the caller puts its values, exactly as many bytes as the stream was opened with, little-endian. */
    public ByteBuffer sample(int stream, double stampSeconds) throws IOException {
        if (++waiting >= SAMPLES_PER_GROUP) {
            flush();
        }
        return streams.get(stream - 1).next(stampSeconds);
    }

    /** A whole sample of a stream of one text. */
    public void text(int stream, double stampSeconds, String value) throws IOException {
        streams.get(stream - 1).account(stampSeconds);
        group.stringSample(stream, stampSeconds, value);
        if (++waiting >= SAMPLES_PER_GROUP) {
            flush();
        }
    }

    /** Ends the file with its footers. */
    public void finish() throws IOException {
        streams.forEach(stream -> stream.drainTo(group));
        streams.forEach(stream -> stream.footerTo(group));
        append();
    }

    private void flush() throws IOException {
        streams.forEach(stream -> stream.drainTo(group));
        append();
        group.begin(length);
        waiting = 0;
    }

    private void append() throws IOException {
        ByteBuffer sealed = group.seal();
        while (sealed.hasRemaining()) {
            length += channel.write(sealed);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static byte[] xml(Consumer<Header> header) {
        XmlText text = new XmlText("info");
        header.accept(new Elements(text));
        return text.toBytes();
    }

    private record Elements(XmlText text) implements Header {

        @Override
        public Header element(String name, Object value) {
            text.element(name, value);
            return this;
        }

        @Override
        public Header within(String name, Consumer<Header> inside) {
            text.open(name);
            inside.accept(this);
            text.close();
            return this;
        }
    }
}
