/**
 * EDF+ and BDF+ files, for programs that show biosignals, written from the public specifications: there is no kept Java library
 * for them. Kemp and Olivan (2003), "European data format 'plus'", Clinical Neurophysiology 114, 1755–1761, and edfplus.info;
 * for BDF+, van Beelen, "BDF+ format description", teuniz.net.
 */
@NullMarked
package org.myodose.analysis.export.edf;

import org.jspecify.annotations.NullMarked;
