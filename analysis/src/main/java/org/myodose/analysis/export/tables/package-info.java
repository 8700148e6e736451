/** Exports as tables: one row per scan, one row per figure, holds, scores; as CSV with a sidecar, or as Parquet. */
@NullMarked
package org.myodose.analysis.export.tables;

import org.jspecify.annotations.NullMarked;
