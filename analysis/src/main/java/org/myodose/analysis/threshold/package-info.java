/** Measures a pressure-pain threshold: guides an even loading, judges it, and takes the force at the patient's stop. */
@NullMarked
package org.myodose.analysis.threshold;

import org.jspecify.annotations.NullMarked;
