// Makes a page live: `data-live` names its topics, `data-topic` and `data-path` bind a number to a member of a topic's state,
// and `data-fragment` names what is read again from the server when a topic that it depends on (`data-on`) has changed; `time` is one that changes every minute.
import { bind } from "./bind";
import { watch } from "./connection";
import { Fragments, Store, Time } from "./fragments";
import { checkSession } from "./session";
import { showLost, showLive } from "./state";
import { noticeSleep } from "./wall";

const Minute = 60_000;

export function goLive(): void {
  const topics = document.querySelector<HTMLElement>("[data-live]")?.dataset["live"]?.split(" ").filter(Boolean) ?? [];
  if (topics.length === 0) return;

  const fragments = new Fragments();
  let hadBeenLive = false;
  let live = false;
  const again = watch(topics, {
    changed({ topic, state }, again) {
      const differs = bind(topic, state);
      // At first the page is as new as its state unless a number says otherwise or nothing of it can tell.
      if (!again || differs || hadBeenLive || fragments.cannotTell(topic, state)) fragments.read(topic);
    },
    live() {
      [hadBeenLive, live] = [true, true];
      showLive();
      if (fragments.storeIsLost) fragments.read(Store); // it may be back; that it is lost is told
    },
    lost(silence) {
      live = false;
      showLost(silence);
    },
    store: () => fragments.read(Store),
    unknown: () => void checkSession(),
  });
  setInterval(() => {
    if (live) fragments.read(Time);
  }, Minute);
  noticeSleep(again);
}
