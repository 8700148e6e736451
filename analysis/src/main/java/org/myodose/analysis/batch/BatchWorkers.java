package org.myodose.analysis.batch;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.myodose.analysis.table.FileHash;

/**
 * Takes files to threads and their findings into the journal, which the calling thread alone writes. The largest files first,
 * so that none is left over at the end; no more files are under way than threads, but for one in waiting.
 */
final class BatchWorkers {

    private static final long TURN_MILLIS = 500;

    /** A file that is not known, or no longer as it was. */
    private record Job(BatchFile file, FileStamp stamp, JournalText.@Nullable Known before) {

        long bytes() {
            return Math.max(0, stamp.bytes());
        }
    }

    /** What came of it; no findings where those from before still hold. */
    private record Done(Job job, @Nullable FileFindings findings) {}

    private final FileAnalysis analysis;
    private final int threads;
    private final BatchProgress progress;
    private final AtomicBoolean cancelled = new AtomicBoolean();

    private int files;
    private int done;
    private int reused;
    private int failed;
    private long bytes;
    private long bytesDone;

    BatchWorkers(FileAnalysis analysis, int threads, BatchProgress progress) {
        this.analysis = analysis;
        this.threads = threads;
        this.progress = progress;
    }

    void cancel() {
        cancelled.set(true);
    }

    boolean isCancelled() {
        return cancelled.get();
    }

    int reused() {
        return reused;
    }

    /**
     * Returns when the journal knows every file, or it was cancelled.
     *
     * @throws IOException when the journal cannot be written
     */
    void run(List<BatchFile> all, Journal journal) throws IOException {
        files = all.size();
        Deque<Job> waiting = new ArrayDeque<>(pending(all, journal));
        bytes = waiting.stream().mapToLong(Job::bytes).sum();
        tell();
        ExecutorService pool = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("analysis-", 1).daemon().factory());
        try {
            work(waiting, new ExecutorCompletionService<>(pool), journal);
        } catch (InterruptedException told) {
            cancel();
            Thread.currentThread().interrupt();
        } finally {
            pool.shutdownNow();
        }
    }

    private List<Job> pending(List<BatchFile> all, Journal journal) {
        List<Job> pending = new ArrayList<>();
        for (BatchFile file : all) {
            JournalText.Known before = journal.known(file.name());
            FileStamp stamp = stamp(file);
            if (before != null && before.stamp().equals(stamp)) {
                done++;
                reused++;
            } else {
                pending.add(new Job(file, stamp, before));
            }
        }
        pending.sort(Comparator.comparingLong(Job::bytes).reversed());
        return pending;
    }

    private static FileStamp stamp(BatchFile file) {
        try {
            return FileStamp.of(file);
        } catch (IOException unreadable) {
            // Told with its cause by whoever analyses it.
            return FileStamp.unknown(file);
        }
    }

    private void work(Deque<Job> waiting, CompletionService<Done> pool, Journal journal)
            throws IOException, InterruptedException {
        int underWay = 0;
        while (!isCancelled() && (underWay > 0 || !waiting.isEmpty())) {
            while (underWay <= threads && !waiting.isEmpty()) {
                Job job = waiting.removeFirst();
                pool.submit(() -> analyse(job));
                underWay++;
            }
            Future<Done> ended = pool.poll(TURN_MILLIS, TimeUnit.MILLISECONDS);
            if (ended != null && !isCancelled()) {
                underWay--;
                keep(result(ended), journal);
            }
            tell();
        }
    }

    private Done analyse(Job job) {
        JournalText.Known before = job.before();
        if (before != null && before.stamp().bytes() == job.bytes() && isSame(job.file(), before.sha256())) {
            return new Done(job, null);
        }
        return new Done(job, analysis.of(job.file()));
    }

    private static boolean isSame(BatchFile file, String sha256) {
        try {
            return FileHash.of(file.path()).equals(sha256);
        } catch (IOException unreadable) {
            // Told with its cause by whoever analyses it.
            return false;
        }
    }

    private static Done result(Future<Done> ended) throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException fault) {
            throw new IllegalStateException("a file's analysis ended at a fault of the program", fault.getCause());
        }
    }

    private void keep(Done result, Journal journal) throws IOException {
        FileFindings findings = result.findings();
        if (findings == null) {
            findings = journal.read(result.job().file().name()).as(result.job().stamp());
            reused++;
        } else if (findings.failure() != null) {
            failed++;
        }
        journal.keep(findings);
        done++;
        bytesDone += result.job().bytes();
    }

    private void tell() {
        progress.on(new BatchProgress.State(files, done, reused, failed, bytes, bytesDone));
    }
}
