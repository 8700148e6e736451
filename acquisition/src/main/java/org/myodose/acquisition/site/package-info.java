/**
 * Which channel belongs to which measurement site, from the device or from a layout file; sums over sites and the centre of
 * force, scan by scan.
 */
@NullMarked
package org.myodose.acquisition.site;

import org.jspecify.annotations.NullMarked;
