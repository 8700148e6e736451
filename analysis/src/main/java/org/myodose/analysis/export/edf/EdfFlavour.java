package org.myodose.analysis.export.edf;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The two formats: alike but for the width of a sample. */
enum EdfFlavour {
    EDF("EDF", Short.BYTES, "0       "),
    /** The first byte, 255, is no text. */
    BDF("BDF", 3, "\u00ffBIOSEMI");

    private final String label;
    private final int sampleBytes;
    private final String version;

    EdfFlavour(String label, int sampleBytes, String version) {
        this.label = label;
        this.sampleBytes = sampleBytes;
        this.version = version;
    }

    String label() {
        return label;
    }

    int sampleBytes() {
        return sampleBytes;
    }

    /** The first eight bytes of a file. */
    byte[] version() {
        return version.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The largest sample; the smallest that means a figure is its negative. */
    int highest() {
        return (1 << (Byte.SIZE * sampleBytes - 1)) - 1;
    }

    /** Of all samples the smallest: there is no figure. */
    int none() {
        return -highest() - 1;
    }

    /** Puts a sample where it belongs, little-endian. */
    void put(ByteBuffer record, int at, int sample) {
        for (int part = 0; part < sampleBytes; part++) {
            record.put(at + part, (byte) (sample >> (Byte.SIZE * part)));
        }
    }
}
