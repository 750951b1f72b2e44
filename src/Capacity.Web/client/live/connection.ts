// One connection to the hub: watches topics, and watches them again whenever the connection comes back.
import { HttpTransportType, HubConnectionBuilder, HubConnectionState, LogLevel } from "@microsoft/signalr";

/** A topic's whole state; the newest wins. */
export interface Snapshot {
  readonly topic: string;
  readonly sequence: number;
  readonly state: unknown;
}

export interface Listener {
  /** @param again Whether it is the first state of a connection, so that anything may have been missed before it. */
  changed(snapshot: Snapshot, again: boolean): void;
  live(): void;
  /** @param silence For how long the server had been silent already, in milliseconds. */
  lost(silence: number): void;
  /** The store is lost, or back. */
  store(): void;
  /** The server does not know who asks: a session has ended. It is tried again all the same, since somebody may sign in elsewhere in this browser. */
  unknown(): void;
}

const Patience = [0, 500, 1000, 2000, 5000];

/** Three times the server's keep-alive: a connection that is silent for so long is none. */
const Silence = 15_000;

/** What the server answers to nobody that it knows. The client's errors carry it in their text alone. */
const isUnknown = (error: unknown) => /\b401\b/.test(String(error));

const pause = (attempt: number) => (Patience[attempt] ?? 8000) + Math.random() * 500;

/** What a lost connection has kept quiet about: all that a connection which timed out should have said. */
const silenceOf = (error?: Error) => (/timeout/i.test(error?.message ?? "") ? Silence : 0);

/** Watches for ever. What is answered begins anew, after a silence that only the caller has noticed. */
export function watch(topics: readonly string[], listener: Listener): (silence: number) => void {
  const seen = new Map<string, number>();
  const hub = new HubConnectionBuilder()
    .withUrl("/live", { transport: HttpTransportType.WebSockets | HttpTransportType.ServerSentEvents | HttpTransportType.LongPolling })
    .withAutomaticReconnect({
      nextRetryDelayInMilliseconds: (context) => {
        if (isUnknown(context.retryReason)) listener.unknown();
        return pause(context.previousRetryCount);
      },
    })
    .withServerTimeout(Silence)
    .configureLogging(LogLevel.None)
    .build();

  hub.on("changed", (snapshot: Snapshot) => take(snapshot, false));
  hub.on("store", () => listener.store());
  hub.onreconnecting((error) => listener.lost(silenceOf(error)));
  hub.onreconnected(() => void watchAll());
  hub.onclose((error) => {
    listener.lost(silenceOf(error));
    void start(0);
  });
  void start(0);
  return (silence) => {
    listener.lost(silence);
    void hub.stop();
  };

  async function start(attempt: number): Promise<void> {
    try {
      await hub.start();
      await watchAll();
    } catch (error) {
      listener.lost(0);
      if (isUnknown(error)) listener.unknown();
      if (hub.state === HubConnectionState.Disconnected) setTimeout(() => void start(attempt + 1), pause(attempt));
    }
  }

  /** Sequences compare within a connection only: all start again. */
  async function watchAll(): Promise<void> {
    seen.clear();
    try {
      await Promise.all(topics.map(watchOne));
      listener.live();
    } catch {
      await hub.stop();
    }
  }

  async function watchOne(topic: string): Promise<void> {
    try {
      take(await hub.invoke<Snapshot>("Watch", topic), true);
    } catch (error) {
      // What is not there, or not ours to see, is not asked for again; anything else is.
      if (!/\b(not-found|forbidden)\b/.test(String(error))) throw error;
    }
  }

  function take(snapshot: Snapshot, again: boolean): void {
    if ((seen.get(snapshot.topic) ?? -1) >= snapshot.sequence) return;
    seen.set(snapshot.topic, snapshot.sequence);
    listener.changed(snapshot, again);
  }
}
