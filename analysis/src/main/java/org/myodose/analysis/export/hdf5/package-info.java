/** HDF5 files, written by jHDF: the only importer of it. */
@NullMarked
package org.myodose.analysis.export.hdf5;

import org.jspecify.annotations.NullMarked;
