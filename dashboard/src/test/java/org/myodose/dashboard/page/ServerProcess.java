package org.myodose.dashboard.page;

import java.io.BufferedReader;
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
import org.myodose.dashboard.command.Program;

/** A server in a process of its own, so that it can be killed as a crash would. */
final class ServerProcess implements AutoCloseable {

    private static final String RUN = "run --source sim:hand --port 0 --no-browser --recordings . ";

    private static final Pattern ADDRESS = Pattern.compile("https?://(?:localhost|127\\.0\\.0\\.2):(\\d+)/");
    private static final Pattern LINK = Pattern.compile("https?://\\S+/enter\\S+");

    private final Process process;
    private final String address;
    private String link = "";

    private ServerProcess(List<String> command) {
        this(Path.of(""), command);
    }

    private ServerProcess(Path folder, List<String> command) {
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toAbsolutePath().toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        address = awaitAddress();
    }

    /** The real program's demo, on a port of its own choice where {@code port} is 0. */
    static ServerProcess demo(int port) {
        return program("demo", "--no-browser", "--port", Integer.toString(port));
    }

    /** The real program on these sources, on a port of its own choice. */
    static ServerProcess run(String... sources) {
        List<String> arguments = new ArrayList<>(List.of("run", "--port", "0"));
        for (String source : sources) {
            arguments.addAll(List.of("--source", source));
        }
        return program(arguments.toArray(String[]::new));
    }

    /** The real program with the recordings of a folder, and what it makes of them in a hidden one there. */
    static ServerProcess recordings(Path folder) {
        List<String> command = new ArrayList<>(List.of("env", "XDG_CACHE_HOME=" + folder.resolve(".cache")));
        command.addAll(Program.JAVA);
        command.addAll(List.of("run", "--source", "sim:hand", "--port", "0", "--no-browser"));
        command.addAll(List.of("--recordings", folder.toString()));
        return new ServerProcess(command);
    }

    /** The real program on these sources, with everything that it keeps in the folder. */
    static ServerProcess withData(Path folder, String... sources) {
        List<String> command = new ArrayList<>(List.of("env", "XDG_DATA_HOME=data", "XDG_CACHE_HOME=cache"));
        command.addAll(Program.JAVA);
        command.addAll(List.of("run", "--port", "0", "--no-browser"));
        for (String source : sources) {
            command.addAll(List.of("--source", source));
        }
        return new ServerProcess(folder, command);
    }

    /** The real program with the accounts and recordings of a folder; one account is made in it first. */
    static ServerProcess withAccounts(Path folder, String user, String role, String password, String... arguments) {
        return withAccounts("", folder, user, role, password, RUN + String.join(" ", arguments));
    }

    /** A class of one on this machine, with a trainer's account that may look at recordings, too. */
    static ServerProcess classWithAccount(Path folder, String user, String password) {
        String held = "class --port 0 --class-port 0 --no-browser --source Anna=sim:hand";
        return withAccounts("", folder, user, "trainer --role researcher", password, held);
    }

    /** The same with a token for the owner's scripts, and an account that nobody uses. */
    static ServerProcess forScripts(Path folder, String token, String... arguments) {
        String export = " MYODOSE_TOKEN=" + token;
        return withAccounts(
                export, folder, "anna", "therapist", "violet harbour tangent", RUN + String.join(" ", arguments));
    }

    private static ServerProcess withAccounts(
            String export, Path folder, String user, String role, String password, String command) {
        String java = "'" + String.join("' '", Program.JAVA) + "'";
        String program = "export XDG_DATA_HOME=kept XDG_CACHE_HOME=cache" + export + "; printf '%s\\n' '" + password
                + "' | " + java
                + " users add " + user + " --role " + role + " && exec " + java + " " + command;
        return new ServerProcess(folder, List.of("sh", "-c", program));
    }

    private static ServerProcess program(String... arguments) {
        return in(Path.of(""), arguments);
    }

    /** The real program, with what it writes in this folder. */
    static ServerProcess in(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(Program.JAVA);
        command.addAll(List.of(arguments));
        return new ServerProcess(folder, command);
    }

    /** The page's stand-in for the program, which can show any moment of a session at once. */
    static ServerProcess fake(String... options) {
        List<String> command = new ArrayList<>(
                List.of("node", "src/main/page/dev/fake-server.mjs", "--port", "0", "--dist", "target/classes/page"));
        command.addAll(List.of(options));
        return new ServerProcess(command);
    }

    private String awaitAddress() {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        // Goes on reading after the address, or a full pipe would one day stop the server.
        Thread reader = new Thread(() -> read(lines), "server-output");
        reader.setDaemon(true);
        reader.start();
        List<String> said = new ArrayList<>();
        try {
            for (String line = lines.poll(60, TimeUnit.SECONDS);
                    line != null;
                    line = lines.poll(60, TimeUnit.SECONDS)) {
                said.add(line);
                Matcher signing = LINK.matcher(line);
                link = signing.find() ? signing.group() : "";
                Matcher matcher = ADDRESS.matcher(line);
                if (matcher.find()) {
                    return matcher.group();
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IllegalStateException("The server printed no address, but: " + String.join("\n", said));
    }

    private void read(BlockingQueue<String> lines) {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException closed) {
            // The process is gone; whoever waits for a line finds out by waiting.
            lines.add("(its output ended: " + closed.getMessage() + ")");
        }
    }

    String address() {
        return address;
    }

    /** Signs in whoever opens it, once. */
    String link() {
        return link;
    }

    int port() {
        Matcher matcher = ADDRESS.matcher(address);
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : -1;
    }

    /** kill −9, as power cuts and crashes do; returns when the process is no more. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Asks it to end, as Ctrl-C does; returns when everything is written and the process is no more. */
    void end() {
        signal("TERM");
        process.onExit().join();
    }

    /** Halts or resumes the process while its sockets stay open, as a machine does that is too busy. */
    void signal(String name) {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        kill();
    }
}
