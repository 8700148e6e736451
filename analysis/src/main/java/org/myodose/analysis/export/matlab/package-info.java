/** MATLAB files of version 5, written by MFL: the only importer of it. */
@NullMarked
package org.myodose.analysis.export.matlab;

import org.jspecify.annotations.NullMarked;
