// A tick leaves the page where it stands: the form is sent in the background, and the page is made like the answer. What fails is sent the plain way.
import { morph } from "../live/morph";
import { parse } from "../live/parse";
import { freshen } from "../live/times";

/** Before the forms are guarded: a tick may be pressed again. */
export function tickInPlace(): void {
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || form.dataset["inPlace"] === undefined) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    void send(form).catch(() => form.submit());
  });
}

async function send(form: HTMLFormElement): Promise<void> {
  const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form) as unknown as Record<string, string>) });
  const newer = answer.ok ? parse(await answer.text()).querySelector("main") : null;
  const main = document.querySelector("main");
  if (!newer || !main) throw new Error(`The tick was answered with ${answer.status}.`);
  morph(main, newer, { texts: new Set(), gone: [], added: [] });
  freshen(main);
}
