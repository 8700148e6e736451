package org.myodose.dashboard.doctor;

import java.util.List;

/** Looks at one side of a machine; reads only. An empty list where the matter does not arise on this machine. */
@FunctionalInterface
interface Check {

    List<Finding> look(Machine machine);
}
