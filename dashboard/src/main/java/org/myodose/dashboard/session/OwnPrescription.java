package org.myodose.dashboard.session;

/**
 * A prescription that somebody keeps here.
 *
 * @param id as it is typed
 * @param text of its file
 */
public record OwnPrescription(String id, String text) {}
