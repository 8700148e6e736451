package org.myodose.dashboard.command;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The keyboard as the patient's button: Enter or space stops, q gives up. On a terminal each key counts at once; where the
 * terminal cannot be told so, or there is none, Enter does. Close it to give the terminal back as it was.
 */
final class PatientKeys implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 2;

    private final Optional<String> terminalBefore;

    private PatientKeys(Optional<String> terminalBefore) {
        this.terminalBefore = terminalBefore;
    }

    /** Begins to listen; both are told on a thread of their own. */
    static PatientKeys listen(InputStream keys, Runnable stop, Runnable giveUp) {
        Optional<String> before = !isTerminal() ? Optional.empty() : stty("-g");
        before.ifPresent(state -> stty("-icanon", "-echo", "min", "1"));
        Thread.ofPlatform().name("patient-keys").daemon().start(() -> read(keys, stop, giveUp));
        return new PatientKeys(before);
    }

    private static void read(InputStream keys, Runnable stop, Runnable giveUp) {
        try {
            for (int key = keys.read(); key >= 0; key = keys.read()) {
                switch (key) {
                    case '\n', '\r', ' ' -> stop.run();
                    case 'q', 'Q' -> giveUp.run();
                    default -> {
                        // Any other key is a slip.
                    }
                }
            }
        } catch (IOException gone) {
            // Without a keyboard the button at the device is left.
        }
    }

    /** Whether a person sits before this, with a keyboard and a screen. */
    static boolean isTerminal() {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /** Whether keys count without Enter. */
    boolean atOnce() {
        return terminalBefore.isPresent();
    }

    private static Optional<String> stty(String... arguments) {
        List<String> command = new ArrayList<>(List.of("stty"));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            boolean done = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
            return done ? Optional.of(said) : Optional.empty();
        } catch (IOException noSuchProgram) {
            return Optional.empty();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        terminalBefore.ifPresent(PatientKeys::stty);
    }
}
