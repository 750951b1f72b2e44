// The pages are whole without this file; what it adds makes them live.
import { guardForms } from "./forms/once";
import { leadToErrors } from "./forms/errors";
import { warnOfEnds } from "./live/holds";
import { offerPasskeys } from "./forms/passkey";
import { offerPrint } from "./forms/print";
import { narrowLists } from "./forms/narrow";
import { tickInPlace } from "./forms/tick";
import { goLive } from "./live/page";
import { dateOnPaper } from "./live/state";
import { keepTimes } from "./live/times";

document.documentElement.classList.add("js-enabled");
leadToErrors();
tickInPlace();
guardForms();
offerPrint();
dateOnPaper();
offerPasskeys();
keepTimes();
narrowLists();
goLive();
warnOfEnds();
