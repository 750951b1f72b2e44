// Numbers that show a member of a topic's state.
import { mark } from "./changed";

/** Shows the state; answers whether anything on the page was otherwise. */
export function bind(topic: string, state: unknown): boolean {
  let differs = false;
  for (const element of document.querySelectorAll<HTMLElement>(`[data-topic="${CSS.escape(topic)}"]`)) {
    const value = member(state, element.dataset["path"] ?? "");
    if (typeof value !== "number") continue;
    const text = value.toLocaleString("en-GB");
    if (element.textContent.trim() === text) continue;
    element.textContent = text;
    element.classList.toggle("n--none", element.classList.contains("n") && value === 0);
    mark(element);
    differs = true;
  }
  return differs;
}

function member(state: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown> | null | undefined)?.[name], state);
}
