package org.myodose.acquisition.recording;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.myodose.device.DeviceStatus;
import org.myodose.device.LinkCounters;
import org.myodose.device.LinkCounters.Kind;

/** What of a link's losses a recording calls its own, when others were recorded before and after it. */
class LinkAccountTest {

    private final LinkCounters counters = new LinkCounters();
    private @Nullable DeviceStatus told;

    private Optional<DeviceStatus> deviceStatus() {
        return Optional.ofNullable(told);
    }

    private void tell(long overruns, long damagedCommands) {
        told = new DeviceStatus(overruns, damagedCommands, OptionalDouble.of(4.9), OptionalDouble.empty());
    }

    @Test
    void countsAllOfARecordingThatBeginsWithTheProgram() {
        LinkAccount account = LinkAccount.whole(counters, this::deviceStatus);
        counters.add(Kind.FRAMES_MISSING, 3);
        tell(5, 1);
        assertEquals(3, account.counters().get(Kind.FRAMES_MISSING));
        assertEquals(5, account.deviceOverruns());
    }

    @Test
    void countsOnlyWhatCameBetweenItsBeginningAndItsEnd() {
        counters.add(Kind.FRAMES_MISSING, 3);
        counters.add(Kind.TOO_LONG, 1);
        tell(5, 1);
        LinkAccount account = LinkAccount.toBegin(counters, this::deviceStatus);
        counters.add(Kind.FRAMES_MISSING, 10);
        account.begin();
        counters.add(Kind.FRAMES_MISSING, 2);
        tell(9, 1);
        assertEquals(2, account.counters().get(Kind.FRAMES_MISSING));
        assertEquals(0, account.counters().damagedFrames());
        assertEquals(4, account.deviceOverruns());
        assertEquals(0, account.deviceStatus().orElseThrow().damagedCommands());
        assertEquals(
                OptionalDouble.of(4.9), account.deviceStatus().orElseThrow().supplyVolts());
        account.end();
        counters.add(Kind.FRAMES_MISSING, 100);
        tell(200, 30);
        assertEquals(2, account.counters().get(Kind.FRAMES_MISSING));
        assertEquals(4, account.deviceOverruns());
    }

    @Test
    void countsAllThatADeviceTellsWhichWasResetMeanwhile() {
        tell(50, 0);
        LinkAccount account = LinkAccount.toBegin(counters, this::deviceStatus);
        account.begin();
        tell(2, 0);
        assertEquals(2, account.deviceOverruns());
        tell(60, 0);
        assertEquals(60, account.deviceOverruns());
    }

    @Test
    void tellsNothingOfADeviceThatDoesNot() {
        LinkAccount account = LinkAccount.toBegin(counters, this::deviceStatus);
        account.begin();
        assertTrue(account.deviceStatus().isEmpty());
        assertEquals(0, account.deviceOverruns());
    }
}
