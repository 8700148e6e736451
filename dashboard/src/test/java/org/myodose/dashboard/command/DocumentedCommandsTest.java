package org.myodose.dashboard.command;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** Every example of the command line, in the documents and in the help texts, is one that the program understands. */
class DocumentedCommandsTest {

    private static final Path ROOT = Path.of(System.getProperty("myodose.root", ".."));
    private static final Pattern EXAMPLE =
            Pattern.compile("(?m)(?:^\\s*|[`(:'] ?|Example:\\s+)\\./myodose ([a-z-][^`#\\n]*)");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    static Stream<String> examples() throws IOException {
        List<String> texts = new ArrayList<>();
        for (Path document : documents()) {
            texts.add(Files.readString(document));
        }
        for (CommandLine command : Myodose.commandLine().getSubcommands().values()) {
            texts.add(helpOf(command));
        }
        return texts.stream()
                .flatMap(text -> EXAMPLE.matcher(text)
                        .results()
                        .map(match -> match.group(1).strip()))
                // A bare name is a mention.
                .filter(example -> example.contains(" "));
    }

    /** Every page of the project; what is made is none. */
    private static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        for (String folder : List.of("", "docs", "hardware-docs")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder), folder.isEmpty() ? 1 : Integer.MAX_VALUE)) {
                files.filter(file -> file.toString().endsWith(".md"))
                        .filter(file -> !ROOT.relativize(file).startsWith("hardware-docs/target"))
                        .forEach(documents::add);
            }
        }
        return documents;
    }

    /** As written in the source: the formatter would break long lines. */
    private static String helpOf(CommandLine command) {
        return String.join("\n", command.getCommandSpec().usageMessage().footer());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void understandsTheExample(String example) {
        assertDoesNotThrow(() -> Myodose.commandLine().parseArgs(words(example)), example);
    }

    private static String[] words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher matcher = WORD.matcher(line); matcher.find(); ) {
            words.add(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
        }
        return words.toArray(String[]::new);
    }

    @Test
    void everyCommandHasAnExampleInItsHelpAndASectionInTheDocument() throws IOException {
        String document = Files.readString(ROOT.resolve("docs/command-line.md"));
        Myodose.commandLine().getSubcommands().forEach((name, command) -> {
            assertTrue(helpOf(command).contains("./myodose " + name), name);
            String section = section(document, name);
            assertTrue(section.contains("./myodose " + name), "an example of " + name);
            command.getCommandSpec().options().stream()
                    .flatMap(option -> Arrays.stream(option.names()))
                    .filter(option -> option.startsWith("--")
                            && !List.of("--help", "--version", "--verbose").contains(option))
                    .forEach(option -> assertTrue(document.contains("`" + option), name + " " + option));
        });
    }

    private static String section(String document, String name) {
        Matcher matcher =
                Pattern.compile("(?ms)^## " + name + "$(.*?)(?=^## |\\z)").matcher(document);
        return matcher.find() ? matcher.group(1) : "";
    }
}
