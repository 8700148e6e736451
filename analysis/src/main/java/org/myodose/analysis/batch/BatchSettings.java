package org.myodose.analysis.batch;

import org.jspecify.annotations.Nullable;
import org.myodose.acquisition.site.LayoutFiles;
import org.myodose.analysis.hold.ForceBand;
import org.myodose.analysis.prescription.Prescription;
import org.myodose.analysis.report.FilterChoice;
import org.myodose.device.trace.TraceOptions;

/**
 * How every file of a batch is analysed. Immutable.
 *
 * @param prescription what was to be given; null for what each recording says
 * @param band for the time in band, in each file's own unit; null for the prescription's
 * @param filter what the forces go through
 * @param layouts where the sensors of recordings sit; null for what each recording says
 * @param eachSite whether to look for the holds of every zone by itself, too
 * @param trace how tables are to be read
 * @param softwareVersion of this program, for the results
 * @param build tells this very program from others of the same version: findings of another are not taken over
 * @param parameters all of the above that a user can choose, in words, for the results; others are not taken over either
 */
public record BatchSettings(
        @Nullable Prescription prescription,
        @Nullable ForceBand band,
        FilterChoice filter,
        @Nullable LayoutFiles layouts,
        boolean eachSite,
        TraceOptions trace,
        String softwareVersion,
        String build,
        String parameters) {}
