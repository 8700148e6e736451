package org.myodose.acquisition.fitting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.analysis.ParametricUnivariateFunction;
import org.apache.commons.math3.exception.MathIllegalStateException;
import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.SimpleCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoint;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.myodose.acquisition.Circuit;
import org.myodose.acquisition.ForceCurve;
import org.myodose.acquisition.ForceCurve.PiecewiseLinear.Knot;

/** The shapes that a force curve may have, the simplest first. Each is fitted to tell the force from the counts. */
enum CurveModel {
    LINE("line", 3),
    POWER("power law", 3),
    PARABOLA("parabola", 4),
    CUBIC("cubic", 5),
    PIECEWISE("piecewise line", 4);

    private static final int MOST_STEPS = 1000;

    private final String words;
    private final int fewestLoads;

    CurveModel(String words, int fewestLoads) {
        this.words = words;
        this.fewestLoads = fewestLoads;
    }

    String words() {
        return words;
    }

    /** Distinct loads that it takes to fit it: one more than it has parameters, so that an error is left to judge it by. */
    int fewestLoads() {
        return fewestLoads;
    }

    /** The curve of least squared error in force; empty where the fit finds none. */
    Optional<ForceCurve> fit(LoadReadings readings, Circuit circuit) {
        try {
            return Optional.of(
                    switch (this) {
                        case LINE -> line(readings, circuit);
                        case POWER -> power(readings, circuit);
                        case PARABOLA -> polynomial(readings, circuit, 2);
                        case CUBIC -> polynomial(readings, circuit, 3);
                        case PIECEWISE -> piecewise(readings, circuit);
                    });
        } catch (MathIllegalStateException | IllegalArgumentException noFit) {
            // The library finds no optimum, or the figures make no curve: this model is not for these readings.
            return Optional.empty();
        }
    }

    private static ForceCurve line(LoadReadings readings, Circuit circuit) {
        ForceCurve.Polynomial line = polynomial(readings, circuit, 1);
        double offset = line.coefficients().getFirst();
        double slope = line.coefficients().getLast();
        return circuit instanceof Circuit.Direct ? new ForceCurve.Linear(slope, 1, offset) : line;
    }

    /** Inputs are brought to the order of 1 for the fit, since the cubes of 24-bit counts are beyond what it can tell apart. */
    private static ForceCurve.Polynomial polynomial(LoadReadings readings, Circuit circuit, int degree) {
        double scale = largestInput(readings, circuit);
        double[] fitted = PolynomialCurveFitter.create(degree).fit(points(readings, circuit, scale));
        List<Double> coefficients = new ArrayList<>();
        for (int power = 0; power < fitted.length; power++) {
            coefficients.add(fitted[power] / Math.pow(scale, power));
        }
        return new ForceCurve.Polynomial(circuit, coefficients);
    }

    private static ForceCurve power(LoadReadings readings, Circuit circuit) {
        double scale = largestInput(readings, circuit);
        List<WeightedObservedPoint> points = points(readings, circuit, scale);
        double[] fitted = SimpleCurveFitter.create(new PowerLaw(), straightInLogarithms(points))
                .withMaxIterations(MOST_STEPS)
                .fit(points);
        return new ForceCurve.Power(circuit, fitted[0] / Math.pow(scale, fitted[1]), fitted[1]);
    }

    /** Where the search begins: the line through the logarithms, of readings that have one. */
    private static double[] straightInLogarithms(List<WeightedObservedPoint> points) {
        SimpleRegression logarithms = new SimpleRegression();
        points.stream()
                .filter(point -> point.getX() > 0 && point.getY() > 0)
                .forEach(point -> logarithms.addData(Math.log(point.getX()), Math.log(point.getY())));
        return new double[] {Math.exp(logarithms.getIntercept()), logarithms.getSlope()};
    }

    /**
     * Through the mean reading of every load; neighbours that noise put in the wrong order become one knot between them
     * (pool adjacent violators; Ayer and others 1955).
     */
    private static ForceCurve piecewise(LoadReadings readings, Circuit circuit) {
        int sign = readings.isRising() ? 1 : -1;
        List<Pool> pools = new ArrayList<>();
        for (double mass : readings.masses()) {
            Pool pool = new Pool(
                    circuit.inputAt(readings.meanCounts(mass)),
                    readings.of(mass).getFirst().newtons(),
                    readings.of(mass).size());
            while (!pools.isEmpty() && sign * (pool.input() - pools.getLast().input()) <= 0) {
                pool = pool.with(pools.removeLast());
            }
            pools.add(pool);
        }
        return new ForceCurve.PiecewiseLinear(
                circuit,
                pools.stream()
                        .map(pool -> new Knot(pool.input(), pool.newtons()))
                        .sorted(Comparator.comparingDouble(Knot::input))
                        .toList());
    }

    private record Pool(double input, double newtons, double weight) {
        Pool with(Pool other) {
            double sum = weight + other.weight;
            return new Pool(
                    (input * weight + other.input * other.weight) / sum,
                    (newtons * weight + other.newtons * other.weight) / sum,
                    sum);
        }
    }

    private static double largestInput(LoadReadings readings, Circuit circuit) {
        double largest = readings.all().stream()
                .mapToDouble(reading -> Math.abs(circuit.inputAt(reading.counts())))
                .max()
                .orElse(1);
        return largest > 0 ? largest : 1;
    }

    private static List<WeightedObservedPoint> points(LoadReadings readings, Circuit circuit, double scale) {
        return readings.all().stream()
                .map(reading ->
                        new WeightedObservedPoint(1, circuit.inputAt(reading.counts()) / scale, reading.newtons()))
                .toList();
    }

    /** a·xᵇ, 0 for inputs that are not above 0. */
    private static final class PowerLaw implements ParametricUnivariateFunction {

        @Override
        public double value(double x, double... parameters) {
            return x > 0 ? parameters[0] * Math.pow(x, parameters[1]) : 0;
        }

        @Override
        public double[] gradient(double x, double... parameters) {
            double[] gradient = new double[2];
            Arrays.fill(gradient, 0);
            if (x > 0) {
                double power = Math.pow(x, parameters[1]);
                gradient[0] = power;
                gradient[1] = parameters[0] * power * Math.log(x);
            }
            return gradient;
        }
    }
}
