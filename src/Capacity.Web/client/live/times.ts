// Times as people say them, kept true while the page stands open; the exact one is in the title. The words are those of the server's UkTime.
const Minute = 60;
const Hour = 60 * Minute;
const Day = 24 * Hour;

export function keepTimes(): void {
  setInterval(() => freshen(document.body), 20_000);
}

export function freshen(within: Element): void {
  const now = Date.now();
  for (const time of within.querySelectorAll<HTMLTimeElement>("time[data-relative]")) {
    const seconds = (Date.parse(time.dateTime) - now) / 1000;
    const text = relative(time.dataset["relative"] === "past" ? Math.min(seconds, 0) : seconds);
    if (time.textContent !== text) time.textContent = text;
  }
  for (const time of within.querySelectorAll<HTMLTimeElement>("time[data-age]")) {
    const text = age((now - Date.parse(time.dateTime)) / 1000);
    if (time.textContent !== text) time.textContent = text;
  }
}

/** How old something is: "3 minutes". */
export function age(seconds: number): string {
  return seconds < Minute ? "less than a minute" : length(seconds);
}

export function relative(seconds: number): string {
  const size = Math.abs(seconds);
  if (size < Minute) return seconds > 0 ? "in under a minute" : "just now";
  return seconds > 0 ? `in ${length(size)}` : `${length(size)} ago`;
}

function length(size: number): string {
  return size < Hour ? count(size / Minute, "minute") : size < 2 * Day ? count(size / Hour, "hour") : count(size / Day, "day");
}

function count(amount: number, unit: string): string {
  const whole = Math.floor(amount);
  return `${whole} ${unit}${whole === 1 ? "" : "s"}`;
}
