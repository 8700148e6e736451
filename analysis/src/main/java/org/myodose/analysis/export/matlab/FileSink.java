package org.myodose.analysis.export.matlab;

import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.Deflater;
import us.hebi.matlab.mat.types.Sink;

/**
 * Where MFL writes to: a file, little-endian, in which places can be left free. Its own sinks would do, but convert numbers
 * through {@code sun.misc.Unsafe}, against which the Java runtime warns the user. Not thread-safe.
 */
final class FileSink implements Sink {

    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN);

    FileSink(FileChannel channel) {
        this.channel = channel;
    }

    @Override
    public Sink nativeOrder() {
        throw new UnsupportedOperationException("always little-endian");
    }

    @Override
    public Sink order(ByteOrder order) {
        throw new UnsupportedOperationException("always little-endian");
    }

    @Override
    public ByteOrder order() {
        return ByteOrder.LITTLE_ENDIAN;
    }

    @Override
    public long position() throws IOException {
        return channel.position() + buffer.position();
    }

    @Override
    public void position(long place) throws IOException {
        flush();
        channel.position(place);
    }

    private ByteBuffer room(int bytes) throws IOException {
        if (buffer.remaining() < bytes) {
            flush();
        }
        return buffer;
    }

    void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void writeByte(byte value) throws IOException {
        room(Byte.BYTES).put(value);
    }

    @Override
    public void writeBytes(byte[] values, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            writeByte(values[offset + i]);
        }
    }

    @Override
    public void writeShort(short value) throws IOException {
        room(Short.BYTES).putShort(value);
    }

    @Override
    public void writeShorts(short[] values, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            writeShort(values[offset + i]);
        }
    }

    @Override
    public void writeInt(int value) throws IOException {
        room(Integer.BYTES).putInt(value);
    }

    @Override
    public void writeInts(int[] values, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            writeInt(values[offset + i]);
        }
    }

    @Override
    public void writeLong(long value) throws IOException {
        room(Long.BYTES).putLong(value);
    }

    @Override
    public void writeLongs(long[] values, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            writeLong(values[offset + i]);
        }
    }

    @Override
    public void writeFloat(float value) throws IOException {
        room(Float.BYTES).putFloat(value);
    }

    @Override
    public void writeFloats(float[] values, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            writeFloat(values[offset + i]);
        }
    }

    @Override
    public void writeDouble(double value) throws IOException {
        room(Double.BYTES).putDouble(value);
    }

    @Override
    public void writeDoubles(double[] values, int offset, int length) throws IOException {
        for (int i = 0; i < length; i++) {
            writeDouble(values[offset + i]);
        }
    }

    @Override
    public Sink writeDeflated(Deflater deflater) {
        throw new UnsupportedOperationException("nothing is compressed here");
    }

    @Override
    public void writeByteBuffer(ByteBuffer source) throws IOException {
        while (source.hasRemaining()) {
            writeByte(source.get());
        }
    }

    @Override
    public void writeInputStream(InputStream input, long length) throws IOException {
        writeBytes(input.readNBytes(Math.toIntExact(length)), 0, Math.toIntExact(length));
    }

    @Override
    public void writeDataInput(DataInput input, long length) throws IOException {
        for (long i = 0; i < length; i++) {
            writeByte(input.readByte());
        }
    }

    @Override
    public void close() throws IOException {
        flush();
        channel.close();
    }
}
