/** A document of headings, facts, tables and drawings, and its two renderers: one HTML page, or a PDF. */
@NullMarked
package org.myodose.dashboard.document;

import org.jspecify.annotations.NullMarked;
