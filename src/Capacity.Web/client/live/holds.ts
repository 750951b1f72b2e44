// A hold's end is said before it comes, while there is time to extend it: once at each of these minutes.
import { mark, say } from "./changed";

const Minute = 60_000;
const Before = [10, 2];
const Pace = 5_000;

const said = new Set<string>();

export function warnOfEnds(): void {
  if (document.querySelector("[data-ends], [data-fragment='holds']") === null) return;
  setInterval(look, Pace);
  look();
}

function look(): void {
  for (const hold of document.querySelectorAll<HTMLElement>("[data-ends]")) {
    const left = (Date.parse(hold.dataset["ends"] ?? "") - Date.now()) / Minute;
    const due = Before.filter((minutes) => left > 0 && left <= minutes).at(-1);
    hold.classList.toggle("is-ending", due !== undefined);
    const once = `${hold.dataset["key"]} ${hold.dataset["ends"]} ${due}`;
    if (due === undefined || said.has(once)) continue;
    said.add(once);
    mark(hold);
    say(hold.dataset["say"] ?? "", left < 1 ? "ends in under a minute" : `ends in ${Math.ceil(left)} minutes`);
  }
}
