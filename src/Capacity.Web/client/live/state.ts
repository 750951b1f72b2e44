// Whether what is on the screen is the present: said in words, and how old it is where it is not.
import { say } from "./changed";
import { age, relative } from "./times";
import { onWall } from "./wall";

const timeZone = "Europe/London";
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
const day = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long", timeZone });
const exact = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "medium", timeZone });
let since: Date | null = null;
let hadBeenLive = false;
let signedOut = false;

export function showLive(): void {
  if (since) say("Live again", "");
  [since, hadBeenLive, signedOut] = [null, true, false];
  show("on", "Live");
}

/** @param silence For how long there had been no word already, in milliseconds. */
export function showLost(silence: number): void {
  if (since) return;
  since = new Date(Math.min(Date.now() - silence, hadBeenLive ? Infinity : rendered()));
  if (onWall()) show("off", `Not live since ${clock.format(since)}. These numbers are `, time(since, "age"), " old");
  else show("off", `Not live since ${clock.format(since)} (`, time(since, "relative"), "). What you see is as it was then. Trying again");
  say("Not live", "");
}

/** Paper is not live: it says of when it is. A page that never was live is as the server said. */
export function dateOnPaper(): void {
  addEventListener("beforeprint", () => {
    const at = since ?? (hadBeenLive ? new Date() : null);
    if (!at) return;
    for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-as-at]")) {
      time.dateTime = at.toISOString();
      time.textContent = `${day.format(at).replace(",", "")} at ${clock.format(at)}`;
    }
  });
}

/** The page's own address leads to the sign-in, and back. */
export function showSignedOut(): void {
  if (signedOut) return;
  signedOut = true;
  since ??= new Date();
  const link = document.createElement("a");
  link.href = location.href;
  link.textContent = "Sign in again";
  show("off", `You are signed out. What you see is as it was at ${clock.format(since)} (`, time(since, "relative"), "). ", link);
  say("You are signed out", "");
}

/** A page that was never live is as old as the server's answer. */
function rendered(): number {
  const at = Date.parse(document.querySelector<HTMLTimeElement>("#live-state time")?.dateTime ?? "");
  return Number.isNaN(at) ? Infinity : at;
}

/** Kept true like every other time of the page. */
function time(of: Date, how: "relative" | "age"): HTMLTimeElement {
  const element = document.createElement("time");
  element.dateTime = of.toISOString();
  element.title = exact.format(of);
  element.dataset[how] = "";
  const seconds = (of.getTime() - Date.now()) / 1000;
  element.textContent = how === "age" ? age(-seconds) : relative(seconds);
  return element;
}

function show(how: "on" | "off", ...what: (string | Node)[]): void {
  document.documentElement.classList.toggle("is-not-live", how === "off");
  const element = document.getElementById("live-state");
  if (!element) return;
  element.replaceChildren(...what);
  element.className = `live-state live-state--${how}`;
}
