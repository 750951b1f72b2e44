// The pages are whole without this file; what it adds makes them live.
import { guardForms } from "./forms/once";
import { leadToErrors } from "./forms/errors";
import { warnOfEnds } from "./live/holds";
import { goLive } from "./live/page";
import { keepTimes } from "./live/times";

document.documentElement.classList.add("js-enabled");
leadToErrors();
guardForms();
keepTimes();
goLive();
warnOfEnds();
