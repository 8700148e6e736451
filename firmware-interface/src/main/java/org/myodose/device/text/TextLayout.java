package org.myodose.device.text;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.myodose.device.DeviceDescription;
import org.myodose.device.table.TimeColumnUnit;

/**
 * How a device's lines are made up.
 *
 * @param separator between cells
 * @param cells in each line, the time's included
 * @param timeCell cell of the time, from 0; {@link #NO_TIME} where lines have none
 * @param timeUnit its unit; null where there is none
 * @param unitBytes length of the unit behind each cell's number, 0 for none
 * @param device as the rest of the program sees it: its channels are the cells but the time, in their order
 */
record TextLayout(
        byte separator,
        int cells,
        int timeCell,
        @Nullable TimeColumnUnit timeUnit,
        List<Integer> unitBytes,
        DeviceDescription device) {

    static final int NO_TIME = -1;

    boolean hasTime() {
        return timeCell != NO_TIME;
    }

    /** The cell of a channel. */
    int cell(int channel) {
        return hasTime() && channel >= timeCell ? channel + 1 : channel;
    }
}
