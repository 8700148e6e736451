package org.myodose.dashboard.command;

import java.nio.file.Path;
import java.util.List;
import org.myodose.dashboard.doctor.Doctor;
import org.myodose.dashboard.setup.CalibrationDesk;
import org.myodose.dashboard.setup.DevicesDesk;
import org.myodose.dashboard.setup.DoctorDesk;
import org.myodose.dashboard.station.DeviceStation;
import org.myodose.dashboard.store.StoreLocation;

/** What the setup page needs of the program, for those commands that serve it. */
final class SetupRooms {

    private SetupRooms() {}

    /**
     * All of it, for the server.
     *
     * @param parts close what must be closed
     * @param devices of this run; may be none
     * @param recordings the folder whose disk the doctor looks at
     */
    static List<Object> open(OpenParts parts, List<DeviceStation> devices, Path recordings) {
        return List.of(
                parts.add(new DevicesDesk(devices)),
                new DoctorDesk(
                        () -> Doctor.ofThisMachine(recordings.toAbsolutePath()).findings()),
                PrescriptionOptions.own(),
                parts.add(new CalibrationDesk(
                        devices, StoreLocation.usual(System.getenv()).resolve("calibrations"))));
    }
}
