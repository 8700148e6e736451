/** The HTTP server: pages, the live WebSocket, and who may reach them. */
@NullMarked
package org.myodose.dashboard.web;

import org.jspecify.annotations.NullMarked;
