// A list narrows while somebody types what they look for; what they typed is in the address, so that a refresh, and a live page that reads its parts again, show the same.
import { say } from "../live/changed";
import { parse } from "../live/parse";
import { freshen } from "../live/times";

const Pause = 150;

export function narrowLists(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-narrow]")) narrow(form, form.dataset["narrow"] ?? "");
}

function narrow(form: HTMLFormElement, name: string): void {
  let timer = 0;
  let asked = new AbortController();
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      asked.abort();
      asked = new AbortController();
      const address = addressOf(form);
      show(name, address, asked.signal).catch(() => {
        // Cut off by the next letter, or no connection: the form's button still asks the plain way.
      });
    }, Pause);
  });
}

function addressOf(form: HTMLFormElement): string {
  const fields = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
  for (const [key, value] of [...fields]) if (value.trim() === "") fields.delete(key);
  return form.action + (fields.size > 0 ? `?${fields}` : "");
}

async function show(name: string, address: string, signal: AbortSignal): Promise<void> {
  const answer = await fetch(address, { headers: { Accept: "text/html", "Capacity-Parts": "1" }, redirect: "manual", signal });
  if (!answer.ok) return;
  const newer = parse(await answer.text());
  const [from, to] = [document, newer].map((d) => d.querySelector<HTMLElement>(`[data-fragment="${CSS.escape(name)}"]`));
  if (!from || !to || signal.aborted) return;
  const found = document.importNode(to, true);
  from.replaceWith(found);
  freshen(found);
  history.replaceState(history.state, "", address);
  say(found.dataset["said"] ?? "", "");
}
