package org.myodose.device.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.myodose.device.ForceUnit;

class ColumnChoiceTest extends WrittenTraces {

    @Test
    void findsColumnsByHeadingAndByNumber() throws TraceException {
        String text = "clock,left,right\n0.0,1,10\n0.1,2,20\n";
        TraceOptions options = TraceOptions.guessed().withTimeColumn("1");
        assertArrayEquals(
                new double[] {10, 20},
                read(text, options.withForceColumns("right")).values(0));
        assertArrayEquals(
                new double[] {10, 20}, read(text, options.withForceColumns("3")).values(0));
        assertArrayEquals(
                new double[] {10, 20},
                read(text, options.withForceColumns("RIGHT")).values(0));
        assertEquals(
                List.of("left", "right"),
                read(text, options.withForceColumns("2-3")).columnNames());
        assertEquals(
                List.of("right", "left"),
                read(text, options.withForceColumns("right,left")).columnNames());
    }

    @Test
    void takesOneChannelAlone() throws TraceException {
        String text = "t_ms,left,right\n0,1,10\n1,2,20\n";
        TraceOptions options = TraceOptions.guessed().withForceColumns("left", "right");
        assertEquals(List.of("right"), read(text, options.withChannel("right")).columnNames());
        assertEquals(List.of("right"), read(text, options.withChannel("3")).columnNames());
        assertEquals(List.of("left"), read(text, options.withChannel("1")).columnNames());
        assertTrue(refused(text, options.withChannel("4")).getMessage().contains("--channel"));
    }

    @ParameterizedTest
    @CsvSource({
        "'time,force,other', force",
        "'Time,Position,Force,Stim', Force",
        "'t_ms,m0_sum,m1_sum,total_sum,max', total_sum",
        "'time_s,voltage,load_kg,temp', load_kg",
        "'Time[s],GRF[N],x', GRF[N]"
    })
    void guessesTheForceColumnAndSaysSo(String headings, String force) throws TraceException {
        String row = headings.replaceAll("[^,]+", "%s");
        Trace trace = read(headings + "\n" + row.replace("%s", "0.0") + "\n" + row.replace("%s", "0.1") + "\n");
        assertEquals(List.of(force), trace.columnNames());
        assertNoted(trace, "say otherwise with --force-column");
    }

    @Test
    void addsUpANumberedFamilyOfForces() throws TraceException {
        assertEquals(
                List.of("F1", "F2", "F3"),
                read("time,F1,F2,F3\n0.0,1,2,3\n0.1,1,2,3\n").columnNames());
    }

    @Test
    void asksWhichColumnIsForceAndNamesThem() {
        String told = refused("time,a,b\n0.0,1,2\n0.1,1,2\n").getMessage();
        assertTrue(told.contains("columns: time, a, b") && told.contains("--force-column"), told);
    }

    @Test
    void asksForTimeOrRateAndNamesTheColumns() {
        String told = refused("F1,F2\n1,2\n1,2\n").getMessage();
        assertTrue(told.contains("columns: F1, F2") && told.contains("--time-column") && told.contains("--rate"), told);
    }

    @ParameterizedTest
    @CsvSource({
        "F_N,NEWTONS",
        "Force (kg),KILOGRAMS",
        "load[g],GRAMS",
        "force/N,NEWTONS",
        "force_kgf,KILOGRAMS",
        "force,COUNTS",
        "Force [mN],COUNTS",
        "force_raw,COUNTS"
    })
    void readsTheUnitOfForceFromItsHeading(String heading, ForceUnit unit) throws TraceException {
        Trace trace = read("time," + heading + "\n0.0,1\n0.1,2\n");
        assertEquals(unit, trace.forceUnit());
        assertEquals(
                ForceUnit.GRAMS,
                read(
                                "time," + heading + "\n0.0,1\n0.1,2\n",
                                TraceOptions.guessed().withForceUnit(ForceUnit.GRAMS))
                        .forceUnit());
    }

    @Test
    void saysWhichUnitItDoesNotKnow() throws TraceException {
        assertNoted(read("time,Force [mN]\n0.0,1\n0.1,2\n"), "The unit 'mN' of the heading is not one of N, kg and g");
    }

    @Test
    void refusesColumnsOfDifferentUnits() {
        TraceOptions both = TraceOptions.guessed().withForceColumns("2", "3");
        assertTrue(
                refused("time,a_N,b_kg\n0.0,1,1\n0.1,2,2\n", both).getMessage().contains("different units"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nosuch", "9", "0", "3-2", "force,nosuch", ""})
    void refusesAColumnThatIsNotThere(String column) {
        String told = refused(
                        "time,force,x\n0.0,1,1\n0.1,2,2\n",
                        TraceOptions.guessed().withForceColumns(column))
                .getMessage();
        assertTrue(told.contains("has no column"), told);
    }

    @Test
    void refusesOneColumnAsTimeAndForce() {
        assertTrue(refused("time,force\n0.0,1\n0.1,2\n", TraceOptions.guessed().withForceColumns("time"))
                .getMessage()
                .contains("both time and force"));
    }

    @Test
    void addsUpMoreColumnsThanADeviceHasChannels() throws TraceException {
        String row = "1,".repeat(99) + "1\n";
        Trace trace = read(row + row, TraceOptions.guessed().withRateHz(1).withForceColumns("1-100"));
        assertArrayEquals(new double[] {100, 100}, trace.values(0));
        assertNoted(trace, "100 force columns were added up");
    }
}
