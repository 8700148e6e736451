package org.myodose.device.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.table.TimeColumnUnit;

class TraceFileTest extends WrittenTraces {

    @Test
    void keepsMicrosecondsOfTimesSince1970() throws TraceException {
        Trace trace = read("time,force\n1730745124.616413,0.1\n1730745124.798553,0.2\n1730745125.000001,0.3\n");
        assertArrayEquals(new long[] {0, 182140, 383588}, trace.timesMicros());
        assertArrayEquals(new double[] {0, 0.18214, 0.383588}, trace.timesSeconds());
        assertArrayEquals(new double[] {0.1, 0.2, 0.3}, trace.values(0));
        assertNoted(trace, "Times are in s, by their size");
    }

    @ParameterizedTest
    @CsvSource({"0.01, s, 10000", "10, ms, 10000", "10, us, 10", "1e-2, s, 10000", "0.0104, ms, 10", "2.5e1, ms, 25000"
    })
    void readsTimesInTheUnitThatIsGiven(String second, String unit, long micros) throws TraceException {
        Trace trace = read(
                "t,force\n0,1\n" + second + ",2\n", TraceOptions.guessed().withTimeUnit(TimeColumnUnit.parse(unit)));
        assertEquals(micros, trace.timesMicros()[1]);
    }

    @ParameterizedTest
    @CsvSource({
        "Time[s],1000000",
        "t_ms,1000",
        "time (us),1",
        "Time_s,1000000",
        "timestamp_ms,1000",
        "millis,1000",
        "t/ms,1000"
    })
    void readsTheUnitOfTimeFromItsHeading(String heading, long micros) throws TraceException {
        Trace trace = read(heading + ",force\n1,1\n2,2\n3,3\n");
        assertArrayEquals(new long[] {0, micros, 2 * micros}, trace.timesMicros());
        assertNoted(trace, "by their heading");
    }

    @ParameterizedTest
    @CsvSource({
        "0.00;0.01;0.02, 10000",
        "0;10;20, 10000",
        "0;4000;8000, 4000",
        "1730745124000;1730745124010;1730745124020, 10000"
    })
    void guessesTheUnitOfTimeFromItsSize(String times, long micros) throws TraceException {
        String[] each = times.split(";", -1);
        Trace trace = read("time,force\n" + each[0] + ",1\n" + each[1] + ",2\n" + each[2] + ",3\n");
        assertArrayEquals(new long[] {0, micros, 2 * micros}, trace.timesMicros());
        assertNoted(trace, "by their size");
    }

    @Test
    void asksForTheUnitWhenWholeStepsOfOneMayBeAnything() {
        assertTrue(refused("time,force\n1,1\n2,2\n3,3\n").getMessage().contains("--time-unit s, ms or us"));
    }

    @Test
    void takesTheMedianIntervalAsTheRate() throws TraceException {
        assertEquals(100_000, read("t_ms,f\n0,1\n10,1\n20,1\n900,1\n").rateMilliHertz());
        assertEquals(95_238, read("t_ms,f\n0,1\n10,1\n21,1\n").rateMilliHertz());
    }

    @Test
    void countsTimeFromTheRateWhereThereIsNone() throws TraceException {
        Trace trace = read("1.5\n\n2.5\n3.5\n", TraceOptions.guessed().withRateHz(400));
        assertArrayEquals(new long[] {0, 2500, 5000}, trace.timesMicros());
        assertNoted(trace, "counted from the given rate");
    }

    @Test
    void countsRowsWithoutForceWhenItCountsTime() throws TraceException {
        Trace trace = read("a,F1\n0,1\n0,\n0,3\n", TraceOptions.guessed().withRateHz(100));
        assertArrayEquals(new long[] {0, 20_000}, trace.timesMicros());
    }

    @Test
    void leavesOutRowsWithoutForceAndSaysWhere() throws TraceException {
        Trace trace = read("time,force,other\n0.0,1,\"\"\n0.1,,\"TRIG\"\n0.2,NaN,\n0.3,inf,\n0.4,1e999,\n0.5,2,\n");
        assertArrayEquals(new long[] {0, 500_000}, trace.timesMicros());
        assertEquals(1, trace.report().emptyForces());
        assertEquals(3, trace.report().notFinite());
        assertEquals(6, trace.report().rowsRead());
        assertEquals(4, trace.report().rowsLeftOut());
        assertNoted(trace, "1 row was left out: no force (line 3)");
        assertNoted(trace, "3 rows were left out: a NaN or infinite value (lines 4, 5, 6)");
    }

    @Test
    void dropsAndCountsTimesThatDoNotRunForward() throws TraceException {
        Trace trace = read("time,force\n0.0,1\n0.2,2\n0.1,3\n0.2,4\n0.3,5\n,6\nnan,7\n");
        assertArrayEquals(new double[] {1, 2, 5}, trace.values(0));
        assertEquals(1, trace.report().backwardTimes());
        assertEquals(1, trace.report().duplicateTimes());
        assertEquals(1, trace.report().emptyTimes());
        assertEquals(1, trace.report().notFinite());
        assertNoted(trace, "a time before that of the row above (line 4)");
        assertNoted(trace, "the same time as the row above (line 5)");
    }

    @Test
    void startsTimeAtTheFirstRowThatHasAForce() throws TraceException {
        Trace trace = read("time,force\n5.0,\n5.1,1\n5.2,2\n");
        assertArrayEquals(new long[] {0, 100_000}, trace.timesMicros());
    }

    @Test
    void refusesACellThatIsNoNumberWithLineAndColumn() {
        TraceException refused = refused("time,force\n0.0,1\n\n0.1,l2\n0.2,3\n");
        assertEquals(4, refused.line());
        assertEquals(2, refused.column());
        assertTrue(
                refused.getMessage().startsWith("trace.csv, line 4, column 2 (force): 'l2' is not a number"),
                refused.getMessage());
    }

    @Test
    void refusesATimeOfDay() {
        TraceException refused = refused(
                "time,force\n12:00:00,1\n12:00:01,2\n", TraceOptions.guessed().withTimeUnit(TimeColumnUnit.SECONDS));
        assertEquals(2, refused.line());
        assertEquals(1, refused.column());
    }

    @Test
    void refusesAnOpenQuotation() {
        TraceException refused = refused("time,force\n0.0,1\n0.1,\"2\n0.2,3\n");
        assertEquals(3, refused.line());
    }

    @Test
    void refusesAShortRowButLeavesOutACutLastLine() throws TraceException {
        assertEquals(3, refused("time,force\n0.0,1\n0.1\n0.2,3\n").line());
        Trace cut = read("time,force\n0.0,1\n0.1,2\n0.2");
        assertEquals(2, cut.rows());
        assertNoted(cut, "The last line (4) is cut short");
    }

    @Test
    void refusesATimeTooLargeForMicroseconds() {
        assertTrue(refused("time_s,force\n0,1\n1e300,2\n").getMessage().contains("too large for a time"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello\nworld\n", "\n\n\n", "time,force\n"})
    void refusesAFileWithoutNumbers(String text) {
        assertTrue(refused(text).getMessage().startsWith("trace.csv")
                || refused(text).getMessage().contains("is empty"));
    }

    @Test
    void refusesASingleRow() {
        assertTrue(refused("time,force\n0.0,1\n", TraceOptions.guessed().withTimeUnit(TimeColumnUnit.SECONDS))
                .getMessage()
                .contains("at least two are needed"));
    }

    @Test
    void refusesWhatIsNoTextFile() throws IOException {
        Path absent = folder.resolve("absent.csv");
        assertTrue(assertThrows(TraceException.class, () -> TraceFile.read(absent, TraceOptions.guessed()))
                .getMessage()
                .startsWith("There is no file "));
        assertTrue(assertThrows(TraceException.class, () -> TraceFile.read(folder, TraceOptions.guessed()))
                .getMessage()
                .contains("is a folder"));
        Path binary = Files.write(folder.resolve("b.csv"), new byte[] {1, 2, 0, 3});
        assertTrue(assertThrows(TraceException.class, () -> TraceFile.read(binary, TraceOptions.guessed()))
                .getMessage()
                .contains("is not a text file"));
    }

    @Test
    void refusesImpossibleOptions() {
        assertThrows(
                IllegalArgumentException.class, () -> TraceOptions.guessed().withRateHz(0));
        assertThrows(
                IllegalArgumentException.class, () -> TraceOptions.guessed().withRateHz(Double.NaN));
        assertThrows(
                IllegalArgumentException.class,
                () -> TraceOptions.guessed().withRateHz(100).withTimeColumn("t"));
        assertThrows(IllegalArgumentException.class, () -> TimeColumnUnit.parse("min"));
    }
}
