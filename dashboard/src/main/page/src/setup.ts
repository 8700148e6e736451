import { CalibrationView } from "./setup/calibration.ts";
import { DevicesView } from "./setup/devices.ts";
import { DoctorView } from "./setup/doctor.ts";
import { LatencyView } from "./setup/latency.ts";
import { Parts } from "./setup/parts.ts";
import { PrescriptionsView } from "./setup/prescriptions.ts";
import { UsersView } from "./setup/users.ts";
import "./style/setup.css";
import { textsOfThisBrowser } from "./text/language.ts";
import { fillInFixedText } from "./view/fixedText.ts";
import { showWhoIsSignedIn } from "./view/signedIn.ts";
import { watchSignIn } from "./view/signedOut.ts";

const common = textsOfThisBrowser();
const texts = common.pages.setup;

fillInFixedText(texts);
void showWhoIsSignedIn(document.querySelector("header"));
watchSignIn();
const latency = new LatencyView(texts);
const calibration = new CalibrationView(texts);
const devices = new DevicesView(texts, common.said.link, (states) => {
  latency.offer(states.map(({ name }) => name));
  calibration.see(states);
});
new DoctorView(texts);
const users = new UsersView(texts);
const prescriptions = new PrescriptionsView(texts);
/** These parts go by the devices of the run, as they stand. */
const ofDevices = (view?: { watch: (is: boolean) => void }) => ({
  roles: ["therapist", "trainer", "researcher"],
  shown: (is: boolean) => {
    devices.watch(is);
    view?.watch(is);
  },
});
const parts = new Parts({
  devices: ofDevices(),
  latency: ofDevices(latency),
  machine: { roles: ["therapist", "trainer", "researcher", "administrator"] },
  calibration: ofDevices(calibration),
  prescriptions: { roles: ["therapist", "trainer"], shown: (is) => prescriptions.watch(is) },
  users: { roles: ["administrator"], shown: (is) => users.watch(is) },
});
void parts.open();
