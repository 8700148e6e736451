@NullMarked
package org.myodose.docs;

import org.jspecify.annotations.NullMarked;
