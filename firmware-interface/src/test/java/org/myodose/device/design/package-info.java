/**
 * The designs of hardware-docs: their sheets as pictures and as nets, and whether sheets, pin maps, bills of materials, layouts
 * and firmware agree.
 */
@NullMarked
package org.myodose.device.design;

import org.jspecify.annotations.NullMarked;
