/** MQTT 5: a link to a broker, and a broker of our own. The only importer of both libraries. */
@NullMarked
package org.myodose.dashboard.classroom.mqtt;

import org.jspecify.annotations.NullMarked;
