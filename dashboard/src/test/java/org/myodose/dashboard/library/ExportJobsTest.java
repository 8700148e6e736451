package org.myodose.dashboard.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.myodose.analysis.export.SignalExport;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.analysis.export.SignalWriter;
import org.myodose.analysis.export.catalog.SignalFormats;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.analysis.table.NewFiles;
import org.myodose.dashboard.TestRecordings;
import org.myodose.dashboard.library.ExportJob.Existing;
import org.myodose.dashboard.library.ExportJob.Outcome;

/** Many recordings in one order: what fails keeps no other from it, and what was cancelled goes on where it was. */
@Timeout(120)
class ExportJobsTest {

    private static final long PATIENCE_NS = 60_000_000_000L;
    private static final SignalFormat CSV = SignalFormats.named("csv").orElseThrow();

    @TempDir
    private Path folder;

    private final ExportJobs jobs = new ExportJobs("1");

    @BeforeEach
    void recordings() throws IOException {
        TestRecordings.idle(folder.resolve("a.xdf"));
        TestRecordings.idle(folder.resolve("b.xdf"));
        TestRecordings.idle(folder.resolve("c.xdf"));
    }

    @AfterEach
    void end() {
        jobs.close();
    }

    private ExportJob exported(SignalFormat format, Existing existing) throws IOException {
        return over(jobs.begin(new RecordingsFolder(folder).items(), format, existing));
    }

    private static ExportJob over(ExportJob job) {
        long untilNs = System.nanoTime() + PATIENCE_NS;
        while (!job.work().isOver() && System.nanoTime() < untilNs) {
            LockSupport.parkNanos(2_000_000);
        }
        return job;
    }

    private static List<String> names(ExportJob job, String recording) {
        return job.written().stream()
                .filter(file -> file.item().name().equals(recording))
                .map(ExportJob.Written::name)
                .sorted()
                .toList();
    }

    /** Each format beside the same recording, with others whose names begin alike. */
    @ParameterizedTest
    @MethodSource("formats")
    void keepsTheVeryFilesThatItWouldHaveWritten(SignalFormat format) throws IOException {
        Files.delete(folder.resolve("a.xdf"));
        TestRecordings.pressed(
                folder.resolve("a.xdf"), Instant.parse("2026-11-21T10:15:30Z"), Prescriptions.demonstration());
        Files.copy(folder.resolve("a.xdf"), folder.resolve("a-2.xdf"));
        Files.createSymbolicLink(folder.resolve("a-link" + format.suffix()), folder.resolve("b.xdf"));
        List<RecordingsFolder.Item> items = new RecordingsFolder(folder).items();
        ExportJob written = over(jobs.begin(items, format, Existing.REPLACE));
        ExportJob kept = over(jobs.begin(items, format, Existing.KEEP));
        assertEquals(Work.State.DONE, kept.work().state(), () -> kept.parts().toString());
        assertEquals(4, kept.count(Outcome.KEPT));
        for (String recording : List.of("a.xdf", "a-2.xdf", "b.xdf", "c.xdf")) {
            assertFalse(names(written, recording).isEmpty());
            assertEquals(names(written, recording), names(kept, recording));
        }
    }

    static List<SignalFormat> formats() {
        return SignalFormats.all().stream()
                .filter(format -> !format.name().equals("scores"))
                .toList();
    }

    @Test
    void keepsApartWhatTwoFormatsHaveWritten() throws IOException {
        ExportJob wide = exported(CSV, Existing.REFUSE);
        SignalFormat tidy = SignalFormats.named("csv-tidy").orElseThrow();
        ExportJob longer = exported(tidy, Existing.REFUSE);
        assertEquals(names(wide, "a.xdf"), names(exported(CSV, Existing.KEEP), "a.xdf"));
        assertEquals(names(longer, "a.xdf"), names(exported(tidy, Existing.KEEP), "a.xdf"));
    }

    private List<String> tables() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("[abc]\\.csv"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void whatFailsKeepsNoOtherFromIt() throws IOException {
        Files.writeString(folder.resolve("bad.xdf"), "Dear reader,");
        ExportJob job = exported(CSV, Existing.REFUSE);
        assertEquals(Work.State.FAILED, job.work().state());
        assertEquals("1 of 4 recordings were not exported.", job.work().failure());
        assertEquals(List.of("a.csv", "b.csv", "c.csv"), tables());
        ExportJob.Part bad = job.parts().get(2);
        assertEquals("bad.xdf", bad.recording());
        assertTrue(bad.remark().contains("is not a recording"), bad.remark());
        Files.delete(folder.resolve("bad.xdf"));
        TestRecordings.idle(folder.resolve("bad.xdf"));
        jobs.resume(job);
        assertEquals(Work.State.DONE, over(job).work().state());
        assertEquals(4, job.count(Outcome.DONE));
    }

    /** CSV, that is cancelled when the second recording has begun. */
    private static final class Cancelling implements SignalFormat {

        private final AtomicReference<@Nullable ExportJob> job = new AtomicReference<>();
        private int begun;

        @Override
        public String name() {
            return CSV.name();
        }

        @Override
        public String suffix() {
            return CSV.suffix();
        }

        @Override
        public String summary() {
            return CSV.summary();
        }

        @Override
        public SignalWriter open(SignalExport export, Path target, NewFiles files) throws IOException {
            if (++begun == 2) {
                ExportJob present = job.get();
                while (present == null) {
                    Thread.onSpinWait();
                    present = job.get();
                }
                present.work().cancel();
            }
            return CSV.open(export, target, files);
        }
    }

    @Test
    void goesOnAfterACancelWithWhatWasNotExported() throws IOException {
        Cancelling format = new Cancelling();
        ExportJob job = jobs.begin(new RecordingsFolder(folder).items(), format, Existing.REFUSE);
        format.job.set(job);
        assertEquals(Work.State.CANCELLED, over(job).work().state());
        assertEquals(List.of("a.csv"), tables());
        assertEquals(2, job.count(Outcome.WAITING));
        jobs.resume(job);
        assertEquals(Work.State.DONE, over(job).work().state());
        assertEquals(3, job.count(Outcome.DONE));
        assertEquals(List.of("a.csv", "b.csv", "c.csv"), tables());
        Work done = job.work();
        jobs.resume(job);
        assertEquals(done, job.work(), "nothing is left to go on with");
    }

    @Test
    void refusesKeepsOrReplacesWhatExists() throws IOException {
        Files.writeString(folder.resolve("b.csv"), "mine");
        ExportJob refused = exported(CSV, Existing.REFUSE);
        assertEquals(1, refused.count(Outcome.FAILED));
        assertEquals("mine", Files.readString(folder.resolve("b.csv")));
        ExportJob kept = exported(CSV, Existing.KEEP);
        assertEquals(Work.State.DONE, kept.work().state());
        assertEquals(3, kept.count(Outcome.KEPT));
        assertEquals(names(refused, "a.xdf"), names(kept, "a.xdf"));
        assertEquals(List.of("b.csv"), names(kept, "b.xdf"));
        assertEquals("mine", Files.readString(folder.resolve("b.csv")));
        ExportJob replaced = exported(CSV, Existing.REPLACE);
        assertEquals(3, replaced.count(Outcome.DONE));
        assertFalse(Files.readString(folder.resolve("b.csv")).equals("mine"));
    }
}
