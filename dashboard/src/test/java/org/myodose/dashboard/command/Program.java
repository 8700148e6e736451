package org.myodose.dashboard.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The built program in a process of its own, as a shell would start it. Whatever it is asked to wait for, it waits a minute. */
final class Program implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final Path JAR = Path.of("target/myodose.jar").toAbsolutePath();
    private static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-jar",
            JAR.toString());

    /** How a process ended and what it said. */
    record Outcome(int exitCode, String out, String err) {}

    private final Process process;
    private final Listener out;
    private final Listener err;

    private Program(Path folder, List<String> command) {
        try {
            process = new ProcessBuilder(command).directory(folder.toFile()).start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        out = new Listener(process.getInputStream());
        err = new Listener(process.getErrorStream());
    }

    /** Starts {@code ./myodose arguments…} in {@code folder}. */
    static Program start(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(List.of(arguments));
        return new Program(folder, command);
    }

    /** Runs {@code ./myodose arguments…} to its end. */
    static Outcome run(Path folder, String... arguments) {
        try (Program program = start(folder, arguments)) {
            return program.end();
        }
    }

    /** Starts a line of shell in which {@code MYODOSE} stands for the program. */
    static Program shell(Path folder, String line) {
        return new Program(folder, List.of("sh", "-c", line.replace("MYODOSE", String.join(" ", JAVA))));
    }

    /** Waits for something on the standard output. */
    String awaitOut(String pattern) {
        return out.await(Pattern.compile(pattern));
    }

    /** Waits for something among the progress and notices. */
    String awaitErr(String pattern) {
        return err.await(Pattern.compile(pattern));
    }

    /** SIGTERM, as a service manager or a shell's {@code kill} ends it. */
    Outcome terminate() {
        // By its handle: Process.destroy would also close the streams, and with them its last words.
        process.toHandle().destroy();
        return end();
    }

    /** kill −9, as crashes and power cuts do. */
    Outcome kill() {
        process.toHandle().destroyForcibly();
        return end();
    }

    /** Waits for the end. */
    Outcome end() {
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("did not end, but said: " + out.all() + err.all());
            }
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
        return new Outcome(process.exitValue(), out.whole(), err.whole());
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }

    /** Reads on, or a full pipe would one day stop the program. */
    private static final class Listener {

        private final BlockingQueue<String> news = new LinkedBlockingQueue<>();
        private final StringBuilder heard = new StringBuilder();
        private final Thread thread;

        Listener(java.io.InputStream stream) {
            thread = Thread.ofPlatform().daemon().start(() -> read(stream));
        }

        private void read(java.io.InputStream stream) {
            byte[] buffer = new byte[8192];
            try {
                for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
                    news.add(new String(buffer, 0, count, StandardCharsets.UTF_8));
                }
            } catch (IOException gone) {
                news.add("(its output ended: " + gone.getMessage() + ")");
            }
        }

        synchronized String await(Pattern pattern) {
            long untilNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            for (Matcher matcher = pattern.matcher(heard); ; matcher = pattern.matcher(heard)) {
                if (matcher.find()) {
                    return matcher.group();
                }
                hear(untilNs - System.nanoTime(), pattern);
            }
        }

        private void hear(long patienceNs, Pattern pattern) {
            try {
                String more = news.poll(patienceNs, TimeUnit.NANOSECONDS);
                if (more == null) {
                    throw new IllegalStateException("'" + pattern + "' was never said, but: " + heard);
                }
                heard.append(more);
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(impatient);
            }
        }

        synchronized String all() {
            for (String more = news.poll(); more != null; more = news.poll()) {
                heard.append(more);
            }
            return heard.toString();
        }

        /** Everything, of a process that has ended. */
        String whole() {
            try {
                thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
            }
            return all();
        }
    }
}
