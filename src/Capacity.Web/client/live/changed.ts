// A thing that has changed is marked for a while, and said politely: the latest word of each, a few at a time.
const Shown = 4000;
const Breath = 2000;
const Most = 3;

const pending = new Map<string, string>();
const timers = new WeakMap<Element, number>();
let speaking = false;

export function mark(element: HTMLElement): void {
  element.classList.remove("changed");
  void element.offsetWidth; // begins the animation anew
  element.classList.add("changed");
  clearTimeout(timers.get(element));
  timers.set(element, window.setTimeout(() => element.classList.remove("changed"), Shown));
  const name = element.closest<HTMLElement>("[data-say]")?.dataset["say"];
  if (name) say(name, element.textContent.replace(/\s+/g, " ").trim());
}

export function say(name: string, text: string): void {
  pending.set(name, text);
  if (speaking) return;
  speaking = true;
  setTimeout(speak, Breath / 4);
}

function speak(): void {
  const announcer = document.getElementById("announcer");
  const all = [...pending];
  pending.clear();
  const said = all.slice(0, Most).map(([name, text]) => (text ? `${name}: ${text}` : name));
  if (all.length > Most) said.push(`${all.length - Most} more changes`);
  if (announcer) announcer.textContent = `${said.join(". ")}.`;
  setTimeout(() => {
    if (pending.size > 0) speak();
    else speaking = false;
  }, Breath);
}
