// A session that has ended. A wall shows nothing that nobody may see any longer: it goes to the sign-in, and comes back from there. Another page stays, since somebody
// may be at work in it, and says what to do.
import { showSignedOut } from "./state";
import { onWall } from "./wall";

export function sessionEnded(): void {
  if (onWall()) location.reload();
  else showSignedOut();
}

/** Whether the page's own address leads elsewhere now: what the hub refuses for another reason is no end of a session. */
export async function checkSession(): Promise<void> {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html", "Capacity-Parts": "1" }, redirect: "manual" });
    if (answer.type === "opaqueredirect") sessionEnded();
  } catch {
    // No connection: what cannot be asked is asked again with the next attempt.
  }
}
