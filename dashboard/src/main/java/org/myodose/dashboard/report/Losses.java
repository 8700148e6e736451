package org.myodose.dashboard.report;

/**
 * What of a device did not get into the recording.
 *
 * @param framesMissing frames that never came, by their sequence numbers
 * @param framesDamaged frames that came broken
 * @param deviceOverruns scans that the device could not take or send
 * @param unrecorded scans that came, but the disk was too slow for
 * @param damagedParts parts of the file that are damaged and were left out
 */
record Losses(long framesMissing, long framesDamaged, long deviceOverruns, long unrecorded, int damagedParts) {

    boolean none() {
        return framesMissing == 0 && framesDamaged == 0 && deviceOverruns == 0 && unrecorded == 0 && damagedParts == 0;
    }
}
