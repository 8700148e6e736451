import { AnnotationsView } from "./research/annotations.ts";
import { CompareView } from "./research/compare.ts";
import { ExportView, placeExportTools } from "./research/exports.ts";
import { ListView } from "./research/list.ts";
import { Viewer } from "./research/viewer.ts";
import "./style/research.css";
import { textsOfThisBrowser } from "./text/language.ts";
import { byId } from "./view/dom.ts";
import { fillInFixedText } from "./view/fixedText.ts";
import { showWhoIsSignedIn } from "./view/signedIn.ts";
import { watchSignIn } from "./view/signedOut.ts";

const texts = textsOfThisBrowser().pages.research;

placeExportTools();
fillInFixedText(texts);
void showWhoIsSignedIn(document.querySelector("header"));
watchSignIn();
const viewer = new Viewer(texts, {
  opened: (recording) => {
    exported.forget();
    compare.open(recording);
    void annotations.open(recording);
    list.refresh();
  },
  judge: (device, hold) => annotations.judge(device, hold),
  turned: () => compare.show(),
});
const compare = new CompareView(
  texts,
  () => viewer.device,
  (other) => viewer.showOther(other),
);
const annotations = new AnnotationsView(
  texts,
  () => viewer.seen,
  (spans) => viewer.showJudged(spans),
);
const exported = new ExportView(byId("export"), texts, async () => viewer.opened);
const list = new ListView(texts, (recording) => void viewer.open(recording));
void new ExportView(byId("export-found"), texts, () => list.found()).takeUp();
