package org.myodose.device.trace;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** Writes a text as a file and reads it as a trace. */
abstract class WrittenTraces {

    @TempDir
    Path folder;

    Path file(String text) {
        return file(text, StandardCharsets.UTF_8);
    }

    Path file(String text, Charset charset) {
        try {
            return Files.write(folder.resolve("trace.csv"), text.getBytes(charset));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    Trace read(String text) throws TraceException {
        return TraceFile.read(file(text), TraceOptions.guessed());
    }

    Trace read(String text, TraceOptions options) throws TraceException {
        return TraceFile.read(file(text), options);
    }

    TraceException refused(String text) {
        return refused(text, TraceOptions.guessed());
    }

    TraceException refused(String text, TraceOptions options) {
        return assertThrows(TraceException.class, () -> read(text, options));
    }

    static void assertNoted(Trace trace, String words) {
        assertTrue(
                trace.report().notes().stream().anyMatch(note -> note.contains(words)),
                () -> words + " is not in " + trace.report().notes());
    }
}
