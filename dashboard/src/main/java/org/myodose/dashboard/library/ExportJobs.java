package org.myodose.dashboard.library;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.myodose.analysis.export.SignalFormat;
import org.myodose.dashboard.library.ExportJob.Existing;
import org.myodose.dashboard.library.RecordingsFolder.Item;

/** Exports that were asked for on the page, one after the other. Any thread. */
public final class ExportJobs implements AutoCloseable {

    private static final int PATIENCE_SECONDS = 10;

    /** Of those that are over. */
    private static final int MOST_KEPT = 100;

    private final String softwareVersion;
    private final AtomicInteger numbers = new AtomicInteger();
    private final ConcurrentNavigableMap<Integer, ExportJob> jobs = new ConcurrentSkipListMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("export").daemon().factory());

    public ExportJobs(String softwareVersion) {
        this.softwareVersion = softwareVersion;
    }

    /** Asks for the export of some recordings, at least one. */
    public ExportJob begin(List<Item> items, SignalFormat format, Existing existing) {
        ExportJob job = new ExportJob(numbers.incrementAndGet(), items, format, existing);
        jobs.put(job.number(), job);
        forgetOld();
        run(job, job.work());
        return job;
    }

    private void run(ExportJob job, Work work) {
        worker.execute(() -> work.run(() -> job.run(work, softwareVersion)));
    }

    private void forgetOld() {
        jobs.headMap(numbers.get() - MOST_KEPT)
                .values()
                .removeIf(job -> job.work().isOver());
    }

    /** Goes on with what a job has not exported, if there is any and it is not under way. */
    public void resume(ExportJob job) {
        Work work = job.renew();
        if (work != null) {
            run(job, work);
        }
    }

    public Optional<ExportJob> find(int number) {
        return Optional.ofNullable(jobs.get(number));
    }

    /** Those since the program began, the newest first. */
    public List<ExportJob> all() {
        return List.copyOf(jobs.values()).reversed();
    }

    /** Cancels what is under way; no half file is left. */
    @Override
    public void close() {
        jobs.values().forEach(job -> job.work().cancel());
        worker.shutdown();
        try {
            worker.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException told) {
            Thread.currentThread().interrupt();
        }
    }
}
