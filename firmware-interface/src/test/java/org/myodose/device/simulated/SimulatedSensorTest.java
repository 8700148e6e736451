package org.myodose.device.simulated;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedSensorTest {

    private static SimulatedSensor sensor(SensorModel model) {
        return new SimulatedSensor(model, new SplittableRandom(1));
    }

    private static double read(SimulatedSensor sensor, double newtons, double seconds) {
        return sensor.convert(newtons, seconds) * sensor.stepNewtons();
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 12})
    void readsInStepsOfItsConverter(int bits) {
        SimulatedSensor sensor = sensor(SensorModel.ideal(100, bits));
        Set<Integer> counts = new HashSet<>();
        for (int i = 0; i <= 100_000; i++) {
            double newtons = i / 1000.0;
            counts.add(sensor.convert(newtons, 0));
            assertEquals(newtons, read(sensor, newtons, 0), sensor.stepNewtons() / 2 + 1e-9);
        }
        assertEquals(1 << bits, counts.size());
    }

    @Test
    void saturatesAtItsRange() {
        SimulatedSensor sensor = sensor(SensorModel.ideal(100, 10));
        assertEquals(1023, sensor.convert(100, 0));
        assertEquals(1023, sensor.convert(500, 1));
    }

    @Test
    void creepsUpwardsByItsShareInEachDecadeOfTime() {
        SimulatedSensor sensor = sensor(SensorModel.ideal(100, 20).withCreep(0.05));
        assertEquals(40, read(sensor, 40, 100), 0.001);
        assertEquals(40 * 1.05, read(sensor, 40, 109), 0.001);
        assertEquals(40 * 1.10, read(sensor, 40, 199), 0.001);
    }

    /** Without a load it reads nothing; what it remembers fades by the law that it grew by. */
    @Test
    void recoversFromCreepAsTimeGoesByUnloaded() {
        SimulatedSensor sensor = sensor(SensorModel.ideal(100, 20).withCreep(0.05));
        read(sensor, 40, 0);
        read(sensor, 40, 89);
        assertEquals(0, read(sensor, 0, 90), 0.001);
        double left = 0.05 * (StrictMath.log10(1 + 99) - StrictMath.log10(1 + 9));
        assertEquals(40 * (1 + left), read(sensor, 40, 99), 0.005);
        read(sensor, 0, 100);
        assertEquals(40, read(sensor, 40, 10_000), 0.03);
    }

    @Test
    void everyStepOfAStaircaseCreepsByItself() {
        SimulatedSensor sensor = sensor(SensorModel.ideal(100, 20).withCreep(0.05));
        read(sensor, 20, 0);
        read(sensor, 40, 30);
        double second = 0.05 * StrictMath.log10(1 + 9);
        double first = 0.05 * StrictMath.log10(1 + 39);
        assertEquals(40 + 20 * first + 20 * second, read(sensor, 40, 39), 0.005);
    }

    @Test
    void historyFollowsTheLogLawForAnHour() {
        for (double seconds = 0.001; seconds < 3600; seconds *= 1.1) {
            CreepHistory history = new CreepHistory(1);
            history.decades(1, 0);
            double micros = Math.rint(seconds * 1e6) / 1e6;
            assertEquals(StrictMath.log10(1 + micros), history.decades(1, micros), 0.0002, "after " + micros + " s");
        }
    }

    /** The trap of domain knowledge: a creeping sensor shows a sagging hold as steadier than it is. */
    @Test
    void creepHidesPartOfASag() {
        SimulatedSensor sensor = sensor(SensorModel.ideal(100, 20).withCreep(0.05));
        read(sensor, 40, 0);
        assertTrue(read(sensor, 36, 9) > 37.5);
    }

    @Test
    void readsHigherOnTheWayDownThanOnTheWayUp() {
        SimulatedSensor sensor = sensor(SensorModel.ideal(100, 20).withHysteresis(0.10));
        double up = read(sensor, 20, 0);
        double top = read(sensor, 40, 1);
        double down = read(sensor, 20, 2);
        assertEquals(20, up, 0.001);
        assertEquals(40, top, 0.001);
        assertEquals(24, down, 0.001);
        assertEquals(0, read(sensor, 0, 3), 0.001);
    }

    @Test
    void appliesGainOffsetAndNoise() {
        SensorModel model = SensorModel.ideal(100, 20).withGain(1.03).withOffset(0.5);
        assertEquals(20 * 1.03 + 0.5, read(sensor(model), 20, 0), 0.001);
        SimulatedSensor noisy = sensor(new SensorModel(1, 0, 0.04, 0, 0, 100, 20));
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < 20_000; i++) {
            double error = read(noisy, 20, 0) - 20;
            sum += error;
            squares += error * error;
        }
        assertEquals(0, sum / 20_000, 0.002);
        assertEquals(0.04, Math.sqrt(squares / 20_000), 0.002);
    }
}
