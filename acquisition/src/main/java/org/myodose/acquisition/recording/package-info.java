/**
 * Keeps what the hot path saw, for ever: an append-only XDF file of raw counts, all times, markers and everything that is
 * needed to derive the forces again. {@link org.myodose.acquisition.recording.Recorder} writes one while feedback runs;
 * {@link org.myodose.acquisition.recording.Recording} reads one, whole, cut or damaged. The format is told in {@code
 * docs/recording-format.md}.
 */
@NullMarked
package org.myodose.acquisition.recording;

import org.jspecify.annotations.NullMarked;
