package org.myodose.analysis.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads XDF 1.0 by its specification alone, for tests; it shares no code with what writes it. */
final class Xdf {

    private final Map<Integer, String> headers = new HashMap<>();
    private final Map<Integer, List<ByteBuffer>> chunks = new HashMap<>();

    private Xdf() {}

    static Xdf read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        byte[] magic = new byte[4];
        bytes.get(magic);
        if (!new String(magic, StandardCharsets.US_ASCII).equals("XDF:")) {
            throw new IOException("no XDF");
        }
        Xdf xdf = new Xdf();
        while (bytes.hasRemaining()) {
            int length = length(bytes);
            ByteBuffer chunk = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.position(bytes.position() + length);
            int tag = chunk.getShort();
            if (tag == 2) {
                xdf.headers.put(
                        chunk.getInt(), StandardCharsets.UTF_8.decode(chunk).toString());
            } else if (tag == 3) {
                xdf.chunks
                        .computeIfAbsent(chunk.getInt(), stream -> new ArrayList<>())
                        .add(chunk);
            }
        }
        return xdf;
    }

    private static int length(ByteBuffer bytes) {
        return switch (bytes.get()) {
            case 1 -> bytes.get() & 0xFF;
            case 4 -> bytes.getInt();
            case 8 -> Math.toIntExact(bytes.getLong());
            default -> throw new IllegalArgumentException("a length is 1, 4 or 8 bytes");
        };
    }

    String header(String name) {
        return headers.getOrDefault(stream(name), "");
    }

    private int stream(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getValue().contains("<name>" + name + "</name>"))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private interface Values<T> {
        T read(ByteBuffer chunk);
    }

    private <T> List<T> samples(String name, Values<T> values) {
        List<T> samples = new ArrayList<>();
        for (ByteBuffer chunk : chunks.getOrDefault(stream(name), List.of())) {
            int count = length(chunk);
            for (int sample = 0; sample < count; sample++) {
                if (chunk.get() == 8) {
                    chunk.getDouble();
                }
                samples.add(values.read(chunk));
            }
        }
        return samples;
    }

    List<double[]> doubles(String name) {
        String header = header(name);
        int channels = Integer.parseInt(
                header.substring(header.indexOf("<channel_count>") + 15, header.indexOf("</channel_count>")));
        return samples(name, chunk -> {
            double[] values = new double[channels];
            for (int channel = 0; channel < channels; channel++) {
                values[channel] = chunk.getDouble();
            }
            return values;
        });
    }

    List<String> texts(String name) {
        return samples(name, chunk -> {
            byte[] text = new byte[length(chunk)];
            chunk.get(text);
            return new String(text, StandardCharsets.UTF_8);
        });
    }
}
