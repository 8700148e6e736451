package org.myodose.dashboard.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.myodose.dashboard.UserException;

/** Asks whoever sits at the terminal; where there is none, the lines of the standard input are the answers. */
final class Prompt {

    private final PrintWriter told;
    private @Nullable BufferedReader lines;

    /** @param told where questions are put, so that results stay apart */
    Prompt(PrintWriter told) {
        this.told = told;
    }

    /** A password, which is not shown; twice at a terminal, for nobody sees a slip. */
    String newPassword(String question) {
        if (!PatientKeys.isTerminal()) {
            return line(question);
        }
        String first = hidden(question);
        if (!first.equals(hidden("Once more"))) {
            throw new UserException("The two are not the same: nothing was changed. Try again.");
        }
        return first;
    }

    private static String hidden(String question) {
        char[] typed = Optional.ofNullable(System.console())
                .map(console -> console.readPassword("%s: ", question))
                .orElseThrow(() -> new UserException("Nothing was typed, so nothing was changed."));
        String text = new String(typed);
        Arrays.fill(typed, ' ');
        return text;
    }

    /** Whether the answer is yes; anything else is no. */
    boolean yes(String question) {
        return line(question + " [yes/no]").strip().equalsIgnoreCase("yes");
    }

    /** What was answered. */
    String line(String question) {
        told.print(question + ": ");
        told.flush();
        try {
            if (lines == null) {
                lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            }
            String answer = lines.readLine();
            if (!PatientKeys.isTerminal()) {
                told.println();
            }
            if (answer == null) {
                throw new UserException("Nothing was answered, so nothing was changed.");
            }
            return answer;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
