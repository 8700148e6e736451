@NullMarked
package org.myodose.device.catalog;

import org.jspecify.annotations.NullMarked;
