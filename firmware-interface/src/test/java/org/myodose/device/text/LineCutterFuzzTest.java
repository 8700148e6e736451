package org.myodose.device.text;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Lets a coverage-guided fuzzer look for bytes that upset the reading of lines. In an ordinary build the inputs kept beside this
 * test are replayed.
 */
class LineCutterFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void survivesAnyStream(byte[] stream) {
        StreamsOfText.readAll(stream, stream.length == 0 ? 1 : 1 + (stream[0] & 0xFF));
    }
}
