// Whether what is on the screen is the present: said in words, and how old it is where it is not.
import { say } from "./changed";
import { relative } from "./times";

const timeZone = "Europe/London";
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "medium", timeZone });
let since: Date | null = null;

export function showLive(): void {
  if (since) say("Live again", "");
  since = null;
  show("on", "Live");
}

export function showLost(): void {
  if (since) return;
  since = new Date();
  show("off", `Not live since ${clock.format(since)} (`, age(since), "). What you see is as it was then. Trying again");
  say("Not live", "");
}

/** Kept true like every other time of the page. */
function age(of: Date): HTMLTimeElement {
  const time = document.createElement("time");
  time.dateTime = of.toISOString();
  time.title = exact.format(of);
  time.dataset["relative"] = "";
  time.textContent = relative(0);
  return time;
}

function show(how: "on" | "off", ...what: (string | Node)[]): void {
  const element = document.getElementById("live-state");
  if (!element) return;
  element.replaceChildren(...what);
  element.className = `live-state live-state--${how}`;
}
