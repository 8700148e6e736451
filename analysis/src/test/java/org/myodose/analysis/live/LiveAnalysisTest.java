package org.myodose.analysis.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.myodose.acquisition.ForceSample;
import org.myodose.acquisition.SignalDescription;
import org.myodose.analysis.dose.Dose;
import org.myodose.analysis.guidance.Cue;
import org.myodose.analysis.guidance.Phase;
import org.myodose.analysis.hold.Hold;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.prescription.Prescriptions;
import org.myodose.device.ChannelDescription;
import org.myodose.device.DeviceDescription;
import org.myodose.device.DeviceEvent;
import org.myodose.device.ForceUnit;
import org.myodose.device.LinkCause;
import org.myodose.device.LinkState;
import org.myodose.device.SensorKind;
import org.myodose.device.SensorPosition;

class LiveAnalysisTest {

    private static final int RATE_HZ = 100;
    private static final DeviceDescription DEVICE = new DeviceDescription(
            1,
            "Test",
            "1",
            "1",
            RATE_HZ * 1000L,
            List.of(new ChannelDescription(
                    "palm", SensorKind.LOAD_CELL, SensorPosition.PALM, ForceUnit.NEWTONS, 16, -2)));
    private static final SignalDescription NEWTONS =
            new SignalDescription(ForceUnit.NEWTONS, RATE_HZ * 1000L, 0, "none");

    private final Told told = new Told();
    private final LiveAnalysis analysis = new LiveAnalysis(Prescriptions.demonstration(), told);
    private final ForceSample sample = new ForceSample();
    private long timeMicros;

    @Test
    void leadsThroughTheWholePrescription() {
        begin();
        stay(0, 2);
        for (int i = 0; i < 4; i++) {
            ramp(0, 40, 2);
            stay(40, 11);
            ramp(40, 0, 0.5);
            stay(0, 6);
        }
        assertEquals(4, told.holds.size());
        assertEquals(List.of(true, true, true, true), told.done);
        assertEquals(
                List.of(
                        Phase.APPROACH,
                        Phase.LOADING,
                        Phase.IN_BAND,
                        Phase.DONE,
                        Phase.REST,
                        Phase.APPROACH,
                        Phase.LOADING,
                        Phase.IN_BAND,
                        Phase.DONE,
                        Phase.REST,
                        Phase.APPROACH,
                        Phase.LOADING,
                        Phase.IN_BAND,
                        Phase.DONE,
                        Phase.REST,
                        Phase.APPROACH,
                        Phase.LOADING,
                        Phase.IN_BAND,
                        Phase.DONE,
                        Phase.FINISHED),
                told.phases);
        Dose dose = told.lastDose;
        assertEquals(4, dose.repetitions());
        assertEquals(4, dose.repetitionsPlanned());
        assertEquals(46, dose.inBandSeconds(), 2);
        assertTrue(dose.holdSeconds() > 43 && dose.holdSeconds() < 48, dose::toString);
    }

    @Test
    void aHoldThatEndsEarlyIsNoRepetitionAndTheNextStartsFromZero() {
        begin();
        stay(0, 2);
        ramp(0, 40, 1);
        stay(40, 5);
        ramp(40, 0, 0.3);
        stay(0, 1);
        assertEquals(List.of(false), told.done);
        assertEquals(Phase.APPROACH, analysis.guidance().phase());
        assertEquals(10, analysis.guidance().progress().remainingSeconds());
        assertEquals(0, told.lastDose.repetitions());
        assertEquals(1, analysis.guidance().progress().repetition());
    }

    @Test
    void tellsBandCeilingAndPatientStopWithTheirCauses() {
        begin();
        stay(0, 2);
        ramp(0, 40, 1);
        stay(40, 2);
        ramp(40, 30, 0.2);
        stay(30, 1);
        ramp(30, 65, 0.5);
        stay(65, 1);
        analysis.onDeviceEvent(new DeviceEvent(DeviceEvent.Kind.PATIENT_STOP, true, 0, 0, 0));
        assertEquals(
                List.of(
                        "onset",
                        "bandEntered",
                        "plateau",
                        "bandLeft",
                        "bandEntered",
                        "bandLeft",
                        "ceilingWarning",
                        "ceiling",
                        "patientStop"),
                told.cues);
        assertEquals(Phase.STOPPED, analysis.guidance().phase());
        assertTrue(told.causes.contains("The force fell below 35 N."), told.causes::toString);
        assertTrue(told.causes.contains("The force reached the ceiling of 60 N: ease off."), told.causes::toString);
    }

    @Test
    void aGapInterruptsAndItsTimeDoesNotCount() {
        begin();
        stay(0, 2);
        ramp(0, 40, 1);
        stay(40, 3);
        long before = timeMicros;
        timeMicros += 20_000_000;
        analysis.onGap(before, timeMicros, 2000);
        stay(40, 1);
        assertEquals("interrupted", told.holds.getFirst().ended().label());
        assertTrue(told.cues.contains("interrupted") && told.cues.contains("gap"));
        assertTrue(analysis.guidance().progress().inBandSeconds() < 1.1);
        assertEquals(Phase.IN_BAND, analysis.guidance().phase());
    }

    @Test
    void aNewSessionCountsFromZero() {
        begin();
        stay(0, 2);
        ramp(0, 40, 1);
        stay(40, 11);
        ramp(40, 0, 0.3);
        stay(0, 1);
        assertEquals(1, told.lastDose.repetitions());
        analysis.requestSession(Prescriptions.all().get(1).written().prescription());
        stay(0, 1);
        assertEquals(0, analysis.dose().repetitions());
        assertEquals(30, analysis.guidance().progress().remainingSeconds());
        assertEquals(2, told.devices);
    }

    @Test
    void whatWasToldBeforeASessionEndedIsNotHeardInTheNext() {
        begin();
        stay(0, 2);
        analysis.stopForPatient();
        analysis.requestSession(Prescriptions.demonstration());
        // As the conditioner does between two recordings.
        analysis.end();
        timeMicros = 0;
        analysis.onDevice(DEVICE, NEWTONS);
        stay(0, 1);
        assertEquals(Phase.APPROACH, analysis.guidance().phase());
    }

    @Test
    void anUnsteadyPressThatSpentTheTimeInTheBandIsARepetitionToo() {
        begin();
        stay(0, 2);
        for (int swing = 0; swing < 60; swing++) {
            ramp(28, 52, 0.25);
            ramp(52, 28, 0.25);
        }
        ramp(28, 0, 0.2);
        stay(0, 1);
        assertEquals(List.of(), told.holds);
        assertEquals(1, analysis.guidance().progress().repetitionsDone());
        assertEquals(1, analysis.dose().repetitions());
    }

    @Test
    void numbersHoldsOnWhenAnotherDeviceTakesOver() {
        begin();
        hold();
        DeviceDescription other = new DeviceDescription(1, "Test", "2", "1", RATE_HZ * 1000L, DEVICE.channels());
        analysis.onDevice(other, NEWTONS);
        hold();
        assertEquals(List.of(1, 2), told.holds.stream().map(Hold::index).toList());
    }

    private void hold() {
        stay(0, 2);
        ramp(0, 40, 1);
        stay(40, 3);
        ramp(40, 0, 0.3);
        stay(0, 1);
    }

    @Test
    void allocatesNothingPerScan() {
        begin();
        Prescription demonstration = Prescriptions.demonstration();
        assertEquals(demonstration, analysis.guidance().prescription());
        stay(0, 1000);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().threadId();
        ramp(0, 40, 2);
        stay(40, 2000);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(thread);
            stay(40, 5000);
            stay(30, 5000);
            least = Math.min(least, threads.getThreadAllocatedBytes(thread) - before);
        }
        assertTrue(least < 1000, "a million scans allocated " + least + " bytes");
    }

    private void begin() {
        analysis.onDevice(DEVICE, NEWTONS);
    }

    private void stay(double force, double seconds) {
        ramp(force, force, seconds);
    }

    private void ramp(double from, double to, double seconds) {
        int count = (int) Math.round(seconds * RATE_HZ);
        for (int i = 1; i <= count; i++) {
            timeMicros += 1_000_000 / RATE_HZ;
            sample.timeMicros = timeMicros;
            sample.totalForce = from + (to - from) * i / count;
            sample.unfilteredTotal = sample.totalForce;
            analysis.onForce(sample);
        }
    }

    private static final class Told implements AnalysisListener {

        final List<Hold> holds = new ArrayList<>();
        final List<Boolean> done = new ArrayList<>();
        final List<Phase> phases = new ArrayList<>();
        final List<String> cues = new ArrayList<>();
        final List<String> causes = new ArrayList<>();
        Dose lastDose = new Dose(0, 0, 0, 0, 0, 0);
        Phase lastPhase = Phase.STOPPED;
        int devices;

        @Override
        public void onDevice(DeviceDescription device, SignalDescription signal, AnalysedScan scan) {
            devices++;
        }

        @Override
        public void onScan(AnalysedScan scan) {
            Phase phase = scan.guidance().phase();
            if (phase != lastPhase) {
                phases.add(phase);
                lastPhase = phase;
            }
        }

        @Override
        public void onCue(Cue cue, String cause, AnalysedScan scan) {
            cues.add(cue.label());
            causes.add(cause);
        }

        @Override
        public void onHold(Hold hold, boolean reached, AnalysedScan scan) {
            holds.add(hold);
            done.add(reached);
            lastDose = scan.dose();
        }

        @Override
        public void onGap(long fromMicros, long toMicros, int framesMissing) {}

        @Override
        public void onDeviceEvent(DeviceEvent event) {}

        @Override
        public void onLink(LinkState state, LinkCause cause, String sentence) {}
    }
}
