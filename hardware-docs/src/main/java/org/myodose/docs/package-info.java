/** Makes the site of the project's Markdown: pages with navigation and search, and one page of the hardware to print. */
@NullMarked
package org.myodose.docs;

import org.jspecify.annotations.NullMarked;
