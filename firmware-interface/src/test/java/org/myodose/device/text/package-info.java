@NullMarked
package org.myodose.device.text;

import org.jspecify.annotations.NullMarked;
