package org.myodose.dashboard.command;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.sizing.ConverterPart;
import org.myodose.acquisition.sizing.Demand;
import org.myodose.acquisition.sizing.FrontEnd;
import org.myodose.acquisition.sizing.Proposal;
import org.myodose.acquisition.sizing.SensorPart;
import org.myodose.acquisition.sizing.Sizing;
import org.myodose.acquisition.sizing.UncertaintyBudget;
import org.myodose.dashboard.UserException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "size",
        description = {
            "Choose sensor, circuit, resistor and converter for a force that is to be measured;",
            "or add up how uncertain a built device is."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  ./myodose size --highest 150 --resolution 1 --rate 250 --sensors 16",
            "  ./myodose size --highest 150 --sensor a301-445 --converter atmega328p --circuit single-supply"
                    + " --microsiemens-per-newton 0.09",
            "  ./myodose size --budget hardware-docs/designs/glove/uncertainty.csv --at 10,40,100"
        })
final class SizeCommand implements Callable<Integer> {

    @Option(names = "--highest", paramLabel = "N", description = "The largest force that one sensor gets.")
    private @Nullable Double highest;

    @Option(
            names = "--resolution",
            paramLabel = "N",
            description = "The smallest change that a reading must tell (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private double resolution = 1;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "Scans a second (default: ${DEFAULT-VALUE}).",
            defaultValue = "100")
    private double rate = 100;

    @Option(
            names = "--sensors",
            paramLabel = "COUNT",
            description = "How many sensors the device has (default: ${DEFAULT-VALUE}).",
            defaultValue = "1")
    private int sensors = 1;

    @Option(
            names = "--baud",
            paramLabel = "BAUD",
            description = "Of the line to the computer (default: ${DEFAULT-VALUE}).",
            defaultValue = "1000000")
    private int baud = 1_000_000;

    @Option(names = "--sensor", paramLabel = "PART", description = "Only this sensor, such as a201-445.")
    private @Nullable String sensor;

    @Option(names = "--converter", paramLabel = "PART", description = "Only this converter, such as atmega328p.")
    private @Nullable String converter;

    @Option(
            names = "--circuit",
            paramLabel = "NAME",
            description = "Only this circuit: divider, inverting, single-supply or bridge.")
    private @Nullable String circuit;

    @Option(
            names = "--microsiemens-per-newton",
            paramLabel = "FIGURE",
            description = "With --sensor: how steeply yours was measured to conduct (of a load cell: mV/V).")
    private @Nullable Double measured;

    @Option(names = "--all", description = "Show also what will not do, and why.")
    private boolean all;

    @Option(names = "--budget", paramLabel = "FILE", description = "Add up this uncertainty budget instead.")
    private @Nullable Path budget;

    @Option(
            names = "--at",
            paramLabel = "N,…",
            split = ",",
            description = "With --budget: at these forces (default: a tenth, half and all of its range).")
    private List<Double> forces = List.of();

    @Option(names = "--json", description = "Print one JSON object, for programs.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (budget != null) {
            return addUp(budget);
        }
        if (highest == null) {
            throw new UserException(
                    "Give --highest, the largest force in newtons that one sensor gets; or --budget and a file.");
        }
        return choose(demand(highest));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new UserException("There is no budget " + file + ": check its name.", missing);
        } catch (CharacterCodingException notText) {
            throw new UserException(file + " is not text in UTF-8: save it as such.", notText);
        } catch (IOException failure) {
            throw new UserException(file + " cannot be read as a budget (" + failure.getMessage() + ").", failure);
        }
    }

    private int addUp(Path file) {
        UncertaintyBudget read = UncertaintyBudget.read(file.toString(), text(file));
        double range = read.rangeNewtons();
        for (double force : forces) {
            if (!(force > 0 && force <= range)) {
                throw new UserException("--at takes forces above 0 and up to " + range
                        + " N, for which the budget is, not " + force + ".");
            }
        }
        List<Double> places = forces.isEmpty() ? List.of(range / 10, range / 2, range) : forces;
        print(json ? Json.of(SizeText.fields(read, places)) + "\n" : SizeText.of(read, places));
        return CommandLine.ExitCode.OK;
    }

    private Demand demand(double highestNewtons) {
        return new Demand(highestNewtons, resolution, rate, sensors, baud);
    }

    private int choose(Demand demand) {
        if (measured != null && (sensor == null || !(measured > 0) || Double.isInfinite(measured))) {
            throw new UserException(
                    "--microsiemens-per-newton needs a figure above 0, and --sensor to say whose it is.");
        }
        Optional<SensorPart> onlySensor =
                part("--sensor", sensor, SensorPart::of, SensorPart.values(), SensorPart::word);
        Optional<ConverterPart> onlyConverter =
                part("--converter", converter, ConverterPart::of, ConverterPart.values(), ConverterPart::word);
        Optional<FrontEnd> onlyCircuit = part("--circuit", circuit, FrontEnd::of, FrontEnd.values(), FrontEnd::word);
        List<Proposal> proposals = Sizing.of(
                demand,
                chain -> onlySensor.filter(part -> part != chain.sensor()).isEmpty()
                        && onlyConverter
                                .filter(part -> part != chain.converter())
                                .isEmpty()
                        && onlyCircuit.filter(part -> part != chain.frontEnd()).isEmpty(),
                measured == null ? OptionalDouble.empty() : OptionalDouble.of(measured));
        if (proposals.isEmpty()) {
            throw new UserException("These parts cannot be wired together: a load cell takes a bridge and an HX711 or"
                    + " NAU7802, a film sensor takes one of the other circuits and converters.");
        }
        boolean narrowed = onlySensor.isPresent() && onlyConverter.isPresent();
        print(
                json
                        ? Json.of(SizeText.fields(demand, proposals)) + "\n"
                        : SizeText.of(demand, proposals, all || narrowed));
        return proposals.getFirst().isGood() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static <T> Optional<T> part(
            String option,
            @Nullable String word,
            Function<String, Optional<T>> find,
            T[] parts,
            Function<T, String> name) {
        if (word == null) {
            return Optional.empty();
        }
        Optional<T> found = find.apply(word);
        if (found.isEmpty()) {
            throw new UserException(option + " knows no '" + word + "': take one of "
                    + String.join(", ", List.of(parts).stream().map(name).toList()) + ".");
        }
        return found;
    }

    private void print(String text) {
        Output.of(spec).print(text);
        Output.of(spec).flush();
    }
}
