// Parts of the page that the server renders anew: read when their topics change, at most once a second, and only while somebody can see them.
import { mark, say } from "./changed";
import { type Differences, morph } from "./morph";
import { parse } from "./parse";
import { sessionEnded } from "./session";
import { freshen } from "./times";
import { renewWith } from "./wall";

/** The part that says whether the store is lost, and what it depends on. It stands on every page, on those of errors too. */
export const Store = "store";

/** What changes by the passing of time alone depends on it by name. */
export const Time = "time";

const Interval = 1000;
const FirstWait = 60;

export class Fragments {
  private readonly due = new Set<string>();
  private reading = false;
  private waits = false;
  private last = -Infinity;

  constructor() {
    document.addEventListener("visibilitychange", () => this.schedule());
  }

  read(topic: string): void {
    for (const part of document.querySelectorAll<HTMLElement>("[data-fragment]"))
      if (depends(part, topic)) this.due.add(part.dataset["fragment"] ?? "");
    this.schedule();
  }

  /** Whether the page might be older than the state without showing it: a version tells, else nothing does. */
  cannotTell(topic: string, state: unknown): boolean {
    for (const part of document.querySelectorAll<HTMLElement>("[data-fragment]")) {
      if (!depends(part, topic) || part.dataset["bound"] !== undefined) continue;
      if (part.dataset["version"] === undefined || Number(part.dataset["version"]) !== (state as { version?: number } | null)?.version) return true;
    }
    return false;
  }

  get storeIsLost(): boolean {
    return (document.querySelector(`[data-fragment="${Store}"]`)?.childElementCount ?? 0) > 0;
  }

  private schedule(): void {
    if (this.reading || this.waits || this.due.size === 0 || document.hidden) return;
    this.waits = true;
    setTimeout(() => void this.fetch(), Math.max(FirstWait, this.last + Interval - performance.now()));
  }

  private async fetch(): Promise<void> {
    const due = [...this.due];
    this.due.clear();
    [this.waits, this.reading, this.last] = [false, true, performance.now()];
    try {
      const answer = await fetch(location.href, { headers: { Accept: "text/html", "Capacity-Parts": "1" }, redirect: "manual" });
      if (answer.type === "opaqueredirect") sessionEnded();
      else {
        const newer = parse(await answer.text());
        apply(answer.ok ? due : due.filter((name) => name === Store), newer);
        if (answer.ok) renewWith(newer);
        if (answer.status >= 500) this.again(due.filter((name) => name !== Store));
      }
    } catch {
      this.again(due);
    } finally {
      this.reading = false;
      this.schedule();
    }
  }

  private again(due: readonly string[]): void {
    for (const name of due) this.due.add(name);
  }
}

function depends(part: HTMLElement, topic: string): boolean {
  const on = part.dataset["on"];
  if (on === undefined) return topic !== Time;
  return on.split(" ").some((t) => t === topic || (t.endsWith("*") && topic.startsWith(t.slice(0, -1))));
}

function apply(names: readonly string[], newer: Document): void {
  for (const name of names) {
    const [from, to] = [document, newer].map((d) => d.querySelector<HTMLElement>(`[data-fragment="${CSS.escape(name)}"]`));
    if (!from || !to) continue;
    const differences: Differences = { texts: new Set(), gone: [], added: [] };
    morph(from, to, differences);
    freshen(from);
    for (const element of differences.texts) if (element.isConnected) mark(element);
    for (const element of differences.added) say(element.dataset["added"] ?? "", "");
    for (const element of differences.gone) say(element.dataset["gone"] ?? "", "");
  }
}
