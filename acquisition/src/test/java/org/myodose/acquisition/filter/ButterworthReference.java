package org.myodose.acquisition.filter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.myodose.acquisition.FilterProfile;

/** SciPy's figures, as {@code src/test/python/butterworth_reference.py} computed them. */
final class ButterworthReference {

    private static final List<String[]> LINES = lines();

    private ButterworthReference() {}

    /** A filter that the reference covers. */
    record Design(int order, double cornerHz, double rateHz) {

        FilterProfile profile() {
            return new FilterProfile("test", 1, order, cornerHz, true);
        }

        long rateMilliHertz() {
            return Math.round(rateHz * 1000);
        }

        double[] figures(String kind) {
            return rows(kind).getFirst();
        }

        /** Lines of one kind, in order. */
        List<double[]> rows(String kind) {
            return LINES.stream()
                    .filter(line -> line[0].equals(kind) && equals(designOf(line)))
                    .map(line -> numbers(line, 4))
                    .toList();
        }
    }

    static Stream<Design> designs() {
        return LINES.stream().filter(line -> line[0].equals("causal")).map(ButterworthReference::designOf);
    }

    static double[] input() {
        return numbers(
                LINES.stream()
                        .filter(line -> line[0].equals("input"))
                        .findFirst()
                        .orElseThrow(),
                1);
    }

    private static Design designOf(String[] line) {
        return new Design(Integer.parseInt(line[1]), Double.parseDouble(line[2]), Double.parseDouble(line[3]));
    }

    private static double[] numbers(String[] line, int from) {
        return Arrays.stream(line).skip(from).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<String[]> lines() {
        try (InputStream file =
                Objects.requireNonNull(ButterworthReference.class.getResourceAsStream("butterworth-reference.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .map(line -> line.split(" "))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
