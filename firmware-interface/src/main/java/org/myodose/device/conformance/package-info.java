/** Tries a device against every requirement of the wire protocol, for those who write firmware of their own. */
@NullMarked
package org.myodose.device.conformance;

import org.jspecify.annotations.NullMarked;
