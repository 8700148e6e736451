/** Who may do what: roles, the table of doors, sessions, one-time links. Knows neither the web framework nor a database. */
@NullMarked
package org.myodose.dashboard.security;

import org.jspecify.annotations.NullMarked;
