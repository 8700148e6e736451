package org.myodose.analysis.prescription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/prescription-file.md tells what the program reads. */
class PrescriptionFileDocumentTest {

    private static final Path DOCUMENT = Path.of("..", "docs", "prescription-file.md");

    @Test
    void itsExampleIsAPrescription() throws IOException {
        String document = Files.readString(DOCUMENT);
        int begin = document.indexOf("```\n") + 4;
        String example = document.substring(begin, document.indexOf("```", begin));
        Prescription read = WrittenPrescription.parse("example", example).prescription();
        assertEquals(2, read.steps().size());
        assertEquals(4, read.repetitions());
        assertEquals(67.5, read.ceilingNewtons(), 1e-9);
    }

    @Test
    void itNamesEveryKeyAndFeedbackAndWhatIsAskedBefore() throws IOException {
        String document = Files.readString(DOCUMENT);
        for (Vocabulary part : Vocabulary.values()) {
            for (String key : part.keys()) {
                String written = key.replaceFirst("^first session (hold|ceiling|repetitions|time)$", "… $1");
                assertTrue(document.contains("`" + written) || key.equals("first session"), key);
            }
        }
        for (Feedback feedback : Feedback.values()) {
            assertTrue(document.contains("`" + feedback.label() + "`"), feedback.label());
        }
        for (Contraindication contraindication : Contraindication.STANDARD) {
            assertTrue(document.contains(contraindication.words()), contraindication.words());
        }
    }
}
