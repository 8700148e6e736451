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
import org.junit.jupiter.api.Assumptions;

/** The built program in a process of its own, as a shell would start it. Whatever it is asked to wait for, it waits a minute. */
public final class Program implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 60;
    private static final Path JAR = Path.of("target/myodose.jar").toAbsolutePath();
    /** What starts it, up to its arguments; with the classes that tools/keep-classes.sh has kept, which Java ignores where there are none. */
    public static final List<String> JAVA = List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:SharedArchiveFile=" + JAR.resolveSibling("test.jsa"),
            "-Xlog:cds*=off",
            "-Xlog:aot*=off",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-jar",
            JAR.toString());

    /** Takes from root what lets it pass by permissions. */
    private static final String BOUND = "--bounding-set=-dac_override,-dac_read_search";

    /** How a process ended and what it said. */
    public record Outcome(int exitCode, String out, String err) {}

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
    public static Program start(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(JAVA);
        command.addAll(List.of(arguments));
        return new Program(folder, command);
    }

    /** Runs {@code ./myodose arguments…} to its end. */
    public static Outcome run(Path folder, String... arguments) {
        try (Program program = start(folder, arguments)) {
            return program.end();
        }
    }

    /** Starts a line of shell in which {@code MYODOSE} stands for the program. */
    static Program shell(Path folder, String line) {
        return new Program(folder, List.of("sh", "-c", line.replace("MYODOSE", String.join(" ", JAVA))));
    }

    /**
     * Runs {@code ./myodose arguments…} to its end as one whom permissions bind, also where the tests run as root.
     *
     * @throws org.opentest4j.TestAbortedException where root cannot be bound
     */
    static Outcome bound(Path folder, String... arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            Assumptions.assumeTrue(
                    succeeds(folder, "setpriv", BOUND, "true"), "root cannot be bound by permissions here: no setpriv");
            command.addAll(List.of("setpriv", BOUND));
        }
        command.addAll(JAVA);
        command.addAll(List.of(arguments));
        try (Program program = new Program(folder, command)) {
            return program.end();
        }
    }

    /**
     * Runs a script of shell in which {@code MYODOSE} stands for the program, and {@code small} is a folder on a disk of its
     * own of so many bytes; {@code grow} makes room on it.
     *
     * @throws org.opentest4j.TestAbortedException where no disk can be mounted
     */
    static Outcome onSmallDisk(Path folder, long bytes, String script) {
        List<String> apart = isRoot()
                ? List.of("unshare", "--mount", "sh", "-c")
                : List.of("unshare", "--map-root-user", "--mount", "sh", "-c");
        String mount = "mkdir -p small && mount -t tmpfs -o size=" + bytes + " tmpfs small";
        Assumptions.assumeTrue(succeeds(folder, with(apart, mount)), "no small disk can be mounted here");
        String whole = mount + " && grow() { mount -o remount,size=64m small; }; "
                + script.replace("MYODOSE", String.join(" ", JAVA));
        try (Program program = new Program(folder, List.of(with(apart, whole)))) {
            return program.end();
        }
    }

    private static String[] with(List<String> command, String last) {
        List<String> all = new ArrayList<>(command);
        all.add(last);
        return all.toArray(String[]::new);
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static boolean succeeds(Path folder, String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Waits for something on the standard output. */
    public String awaitOut(String pattern) {
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
    public Outcome end() {
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
