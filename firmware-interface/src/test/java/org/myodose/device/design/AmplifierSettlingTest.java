package org.myodose.device.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.firmware.BoardHeader;

/**
 * Behind the multiplexer the amplifier must have settled when the converter samples, whatever stood there before. Reckoned in
 * steps of a nanosecond: the MCP601 as one pole of 2.8 MHz with a slew rate of 2.3 V/µs between its rails, the CD74HC4067 as 70 Ω and
 * 56 pF, the new sensor's cable empty, since its other end is at ground. A model by data sheets; nothing of it was measured.
 */
class AmplifierSettlingTest {

    private static final double BIAS_VOLTS = 5 * 1.1 / 11.1;
    private static final double LOWEST_VOLTS = 0.015;
    private static final double HIGHEST_VOLTS = 4.98;
    private static final double ANGULAR_BANDWIDTH = 2 * Math.PI * 2.8e6;
    private static final double SLEW_VOLTS_PER_SECOND = 2.3e6;
    private static final double SWITCH_OHMS = 70;
    private static final double SUM_FARADS = 56e-12;
    private static final double STEP_SECONDS = 1e-9;
    private static final double COUNT_VOLTS = 5 / 1023.0;

    /** One and a half periods of the converter's 125 kHz pass between its start and its sample. */
    private static final double SAMPLE_MICROS = 12;

    private static final double LONG_MICROS = 400;

    /** A circuit as it is built, and the sensor that is joined to it. */
    private record Circuit(double feedbackOhms, double feedbackFarads, double siemens, double cableFarads) {

        /** The output so long after a sensor was joined, when the one before gave these volts. */
        double voltsAfter(double micros, double voltsBefore) {
            double output = voltsBefore;
            double sum = BIAS_VOLTS;
            double cable = 0;
            for (long step = Math.round(micros * 1e-6 / STEP_SECONDS); step > 0; step--) {
                double slope = slope(output, sum);
                double switched = (sum - cable) / SWITCH_OHMS;
                double fed = (output - sum) / feedbackOhms + feedbackFarads * slope;
                sum += STEP_SECONDS * (fed - switched) / (SUM_FARADS + feedbackFarads);
                cable += STEP_SECONDS * (switched - cable * siemens) / cableFarads;
                output += STEP_SECONDS * slope;
            }
            return output;
        }

        private static double slope(double output, double sum) {
            double slope =
                    Math.clamp(ANGULAR_BANDWIDTH * (BIAS_VOLTS - sum), -SLEW_VOLTS_PER_SECOND, SLEW_VOLTS_PER_SECOND);
            boolean isAtRail = slope > 0 ? output >= HIGHEST_VOLTS : output <= LOWEST_VOLTS;
            return isAtRail ? 0 : slope;
        }

        /** How far a reading is from what it would be much later, in counts; the worst of what may have stood there before. */
        double worstCountsOff(double micros) {
            double worst = 0;
            for (double before : new double[] {BIAS_VOLTS, 2.5, HIGHEST_VOLTS}) {
                double off = voltsAfter(micros, before) - voltsAfter(LONG_MICROS, before);
                worst = Math.max(worst, Math.abs(off) / COUNT_VOLTS);
            }
            return worst;
        }
    }

    private static double value(String design, String part) throws IOException {
        Path parts = Path.of(System.getProperty("myodose.root", "..")).resolve("hardware-docs/designs/" + design);
        String value = Files.readAllLines(parts.resolve("parts.csv")).stream()
                .filter(row -> row.startsWith(part + ","))
                .findFirst()
                .orElseThrow()
                .split("[,;]", -1)[1];
        String[] words = value.split(" ", -1);
        return Double.parseDouble(words[0]) * (words[1].equals("kΩ") ? 1e3 : 1e-12);
    }

    /** The amplifier's gain says how strongly the sensor is pressed: 1 unloaded, 9 near its end. */
    private static Circuit circuit(String design, double gain, double cableFarads) throws IOException {
        double feedback = value(design, "RF");
        return new Circuit(feedback, value(design, "CF"), (gain - 1) / feedback, cableFarads);
    }

    private static double sampledMicros(String design) throws IOException {
        return BoardHeader.of(design).number("SETTLING_MICROS").orElseThrow() + SAMPLE_MICROS;
    }

    @ParameterizedTest
    @CsvSource({"glove, 50", "glove, 200", "glove, 300", "mat, 50", "mat, 200", "mat, 300"})
    void settlesToHalfACountBeforeTheConverterSamples(String design, double cablePicofarads) throws IOException {
        for (double gain : new double[] {1, 2, 5, 9}) {
            double off = circuit(design, gain, cablePicofarads * 1e-12).worstCountsOff(sampledMicros(design));
            assertTrue(off < 0.5, () -> "gain " + gain + ": " + off + " counts off");
        }
    }

    /** Where the model must say no, it does: a cable of ten times that charge. */
    @ParameterizedTest
    @ValueSource(strings = {"glove", "mat"})
    void tellsACableThatIsTooLong(String design) throws IOException {
        assertTrue(circuit(design, 5, 5e-9).worstCountsOff(sampledMicros(design)) > 10);
    }

    /** Much later the output is what the circuit's equation says, the switch's resistance included. */
    @ParameterizedTest
    @ValueSource(strings = {"glove", "mat"})
    void endsAtWhatTheEquationGives(String design) throws IOException {
        double feedback = value(design, "RF");
        double sensor = feedback / 4;
        double volts = circuit(design, 5, 1e-10).voltsAfter(LONG_MICROS, BIAS_VOLTS);
        assertEquals(BIAS_VOLTS * (1 + feedback / (sensor + SWITCH_OHMS)), volts, 1e-4);
    }
}
