package org.myodose.device.wire;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lets a coverage-guided fuzzer look for bytes that upset the decoder. In an ordinary build the golden frames and the
 * inputs kept beside this test are replayed; the specification of the wire protocol ends with how to search for more.
 */
class FrameDecoderFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void survivesAnyStream(byte[] stream) {
        int chunkLength = stream.length == 0 ? 1 : 1 + (stream[0] & 0xFF);
        DecoderUnderTest.readAll(stream, chunkLength);
    }

    /** The fuzzer cannot guess checksums, so here it gives type and payload only. */
    @FuzzTest(maxDuration = "10m")
    void survivesAnyPayloadUnderAGoodChecksum(byte[] typeAndPayload) {
        int length = Math.min(typeAndPayload.length, Frame.MAX_BYTES - Frame.MIN_BYTES);
        if (length > 0) {
            byte[] payload = Arrays.copyOfRange(typeAndPayload, 1, length);
            byte[] line = TestStreams.lineOf(typeAndPayload[0] & 0xFF, 1, 0, payload);
            DecoderUnderTest.readAll(line, line.length);
        }
    }

    @ParameterizedTest
    @MethodSource("org.myodose.device.wire.GoldenFrame#all")
    void survivesEveryGoldenFrame(GoldenFrame golden) {
        survivesAnyStream(golden.line());
    }
}
