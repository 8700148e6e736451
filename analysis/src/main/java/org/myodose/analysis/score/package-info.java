/** How well holds were given, against a prescription or an expert's; the formulae stand in docs/scores.md. */
@NullMarked
package org.myodose.analysis.score;

import org.jspecify.annotations.NullMarked;
