// A board on a wall: nobody is there to reload it, and nobody should trust what is not the present. `data-wall` on html makes a page one.
const Pace = 1000;
const Longest = 10_000;

export const onWall = (): boolean => document.documentElement.dataset["wall"] !== undefined;

/** A machine that slept has missed everything since: what is on the screen is as old as its sleep was long, and is asked for anew. */
export function noticeSleep(again: (silence: number) => void): void {
  if (!onWall()) return;
  let last = Date.now();
  setInterval(() => {
    const [before, now] = [last, Date.now()];
    last = now;
    if (now - before > Longest && !document.hidden) again(now - before);
  }, Pace);
}

/** The server has another client than this page: it is loaded anew, which only the server's own answer is a reason for, since a page that cannot be loaded never comes back. */
export function renewWith(newer: Document): void {
  if (onWall() && script(newer) !== null && script(newer) !== script(document)) location.reload();
}

function script(of: Document): string | null {
  return of.querySelector("script[type='module']")?.getAttribute("src") ?? null;
}
