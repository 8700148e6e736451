/**
 * Tables of named, typed, unit-bearing columns, written row by row as CSV or Parquet, whatever their length; and files that
 * appear whole or not at all.
 */
@NullMarked
package org.myodose.analysis.table;

import org.jspecify.annotations.NullMarked;
