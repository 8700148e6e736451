package org.myodose.dashboard.setup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.dashboard.setup.PrescriptionFolder.Replaced;

class PrescriptionFolderTest {

    private static final String ID = "calves";
    private static final String TEXT =
            Prescriptions.byName("30-s-x-4").orElseThrow().text();

    @TempDir
    private Path place;

    private PrescriptionFolder folder;

    @BeforeEach
    void keep() throws ConflictException {
        folder = new PrescriptionFolder(place);
        folder.add(ID, TEXT);
    }

    private static String named(String name) {
        return TEXT.replaceFirst("name=.*", "name=" + name);
    }

    @Test
    void tellsWhatWasWrittenAndNotWhatSomebodyElseHasWrittenSince() throws Exception {
        Replaced mine = folder.replace(ID, TEXT::equals, named("Mine"));
        folder.replace(ID, named("Mine")::equals, named("Theirs"));
        assertEquals(named("Mine"), mine.entry().text());
        assertEquals(TEXT, Files.readString(mine.earlier()));
    }

    /** Whoever is not first is told so, and of those who saw the same text one alone is first. */
    @Test
    void ofManyWhoChangeTheSameTextAtOnceOneIsTakenAndTheOthersAreTold() throws Exception {
        ConcurrentLinkedQueue<Replaced> taken = new ConcurrentLinkedQueue<>();
        ConcurrentLinkedQueue<ConflictException> told = new ConcurrentLinkedQueue<>();
        List<Thread> people = new ArrayList<>();
        for (int index = 0; index < 8; index++) {
            String text = named("Of " + index);
            people.add(Thread.ofVirtual().start(() -> {
                try {
                    taken.add(folder.replace(ID, TEXT::equals, text));
                } catch (ConflictException later) {
                    told.add(later);
                }
            }));
        }
        for (Thread person : people) {
            person.join();
        }
        assertEquals(1, taken.size());
        assertEquals(7, told.size());
        assertEquals(taken.element().entry().text(), Files.readString(place.resolve(ID + ".prescription")));
    }

    @Test
    void changesNothingThatComesWithTheProgram() {
        ConflictException refused =
                assertThrows(ConflictException.class, () -> folder.replace("30-s-x-4", TEXT::equals, named("Mine")));
        assertTrue(String.valueOf(refused.getMessage()).contains("comes with the program"), refused.getMessage());
    }
}
