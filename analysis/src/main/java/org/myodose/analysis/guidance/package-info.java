/** Leads a person through a prescription: samples and the hold detector's calls go in, phases and cues come out. */
@NullMarked
package org.myodose.analysis.guidance;

import org.jspecify.annotations.NullMarked;
