@NullMarked
package org.myodose.acquisition.sizing;

import org.jspecify.annotations.NullMarked;
