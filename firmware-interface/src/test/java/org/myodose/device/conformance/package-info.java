@NullMarked
package org.myodose.device.conformance;

import org.jspecify.annotations.NullMarked;
