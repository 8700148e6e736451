package org.myodose.dashboard.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LogInBrakeTest {

    private final SteppedClock clock = new SteppedClock();
    private final LogInBrake brake = new LogInBrake(clock);

    @Test
    void takesAHundredWrongPasswordsAnHourOfOneAccountFromEverywhere() {
        for (int guess = 0; guess < LogInBrake.PER_ACCOUNT; guess++) {
            assertEquals(Duration.ZERO, brake.begin("anna", "10.0.1." + guess));
        }
        assertEquals(LogInBrake.FORGOTTEN_AFTER, brake.begin("anna", "10.0.2.1"));
        assertEquals(Duration.ZERO, brake.begin("bohdan", "10.0.2.1"));
        clock.step(LogInBrake.FORGOTTEN_AFTER);
        assertEquals(Duration.ZERO, brake.begin("anna", "10.0.2.1"));
    }

    @Test
    void takesTwoHundredAnHourFromOneAddress() {
        for (int guess = 0; guess < LogInBrake.PER_ADDRESS; guess++) {
            assertEquals(Duration.ZERO, brake.begin("name" + guess, "10.0.0.7"));
        }
        assertEquals(LogInBrake.FORGOTTEN_AFTER, brake.begin("another", "10.0.0.7"));
        assertEquals(Duration.ZERO, brake.begin("another", "10.0.0.8"));
    }

    @Test
    void aClassThatSignsInFromOneAddressDoesNotWait() {
        for (int student = 0; student < 3 * LogInBrake.PER_ADDRESS; student++) {
            assertEquals(Duration.ZERO, brake.begin("student" + student, "10.0.0.7"));
            brake.right("student" + student, "10.0.0.7");
        }
    }

    @Test
    void manyAtOnceGetNoFurtherThanOneByOne() {
        // None of them was found right or wrong yet.
        for (int guess = 0; guess < LogInBrake.FREE; guess++) {
            assertEquals(Duration.ZERO, brake.begin("anna", "10.0.0.7"));
        }
        assertEquals(Duration.ofSeconds(1), brake.begin("anna", "10.0.0.7"));
    }

    @Test
    void keepsNoMoreThanItCanHoldOfWhoeverTriesEveryName() {
        boolean waits = false;
        for (int guess = 0; guess < 20_000 && !waits; guess++) {
            waits = !brake.begin("name" + guess, "10.1." + guess / 250 + "." + guess % 250)
                    .isZero();
        }
        assertTrue(waits);
        clock.step(LogInBrake.FORGOTTEN_AFTER);
        assertEquals(Duration.ZERO, brake.begin("anna", "10.0.0.7"));
    }
}
