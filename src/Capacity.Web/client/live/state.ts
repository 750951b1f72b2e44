// Whether what is on the screen is the present: said in words, and when it ceased to be.
import { say } from "./changed";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });
let since: Date | null = null;

export function showLive(): void {
  if (since) say("Live again", "");
  since = null;
  show("Live", "on");
}

export function showLost(): void {
  if (since) return;
  since = new Date();
  show(`Not live since ${clock.format(since)}. Trying again`, "off");
  say("Not live", "");
}

function show(text: string, how: "on" | "off"): void {
  const element = document.getElementById("live-state");
  if (!element) return;
  element.textContent = text;
  element.className = `live-state live-state--${how}`;
}
