package org.myodose.device;

/**
 * Which of a device's inputs are held at the moment.
 *
 * @param patientStopHeld the switch in the patient's hand
 * @param buttonHeld the other button
 */
public record DeviceInputs(boolean patientStopHeld, boolean buttonHeld) {}
