// Makes one tree like another while keeping the nodes that stay, so that the focus, an open detail and what somebody is typing are left alone.
//   data-key    says which child is which, whatever their order
//   data-quiet  changes without being marked
//   data-keep   is not touched
//   data-still  keeps the order of its children: a child that is gone stays where it stands, marked so, and a new one is put last
//   data-among  beside it, the keys of all that there are where only the best are children: one of them that is a child no more is not gone, one that becomes a child is not new

export interface Differences {
  readonly texts: Set<HTMLElement>;
  readonly gone: HTMLElement[];
  readonly added: HTMLElement[];
}

/** Classes that are the client's own. */
const Marks = ["changed", "is-gone", "is-new", "is-passed", "is-ending"];

export function morph(from: Element, to: Element, differences: Differences): void {
  // A form that is on its way keeps its key: what it asks is asked once.
  if (from instanceof HTMLElement && (from.dataset["keep"] !== undefined || from.dataset["sent"] !== undefined)) return;
  const focused = from.contains(document.activeElement) ? document.activeElement : null;
  const before = among(from);
  attributes(from, to);
  children(from, to, before, differences);
  if (focused && !focused.isConnected && from instanceof HTMLElement) takeFocus(from);
}

function attributes(from: Element, to: Element): void {
  for (const { name } of [...from.attributes])
    if (!to.hasAttribute(name) && !(name === "open" && from instanceof HTMLDetailsElement)) from.removeAttribute(name);
  for (const { name, value } of to.attributes) {
    const kept = name === "class" ? [value, ...Marks.filter((mark) => from.classList.contains(mark))].join(" ") : value;
    if (from.getAttribute(name) !== kept) from.setAttribute(name, kept);
  }
}

function children(from: Element, to: Element, before: ReadonlySet<string>, differences: Differences): void {
  if (from instanceof HTMLElement && from.dataset["still"] !== undefined) {
    standing(from, to, before, differences);
    return;
  }
  const keyed = new Map<string, HTMLElement>();
  for (const child of from.children) if (key(child)) keyed.set(key(child)!, child as HTMLElement);

  let at: ChildNode | null = from.firstChild;
  for (const wanted of [...to.childNodes]) {
    const id = wanted instanceof Element ? key(wanted) : undefined;
    const same: ChildNode | null | undefined = id !== undefined ? keyed.get(id) : at && alike(at, wanted) ? at : null;
    if (!same) {
      const fresh = document.importNode(wanted, true);
      from.insertBefore(fresh, at);
      if (fresh instanceof HTMLElement) note(fresh, differences);
      continue;
    }
    if (same !== at) from.insertBefore(same, at);
    else at = at.nextSibling;
    node(same, wanted, differences);
  }
  while (at) {
    const next: ChildNode | null = at.nextSibling;
    at.remove();
    at = next;
  }
}

function standing(from: HTMLElement, to: Element, before: ReadonlySet<string>, differences: Differences): void {
  const now = among(to);
  const wanted = new Map([...to.children].flatMap((child) => (key(child) ? [[key(child)!, child] as const] : [])));
  for (const child of [...from.children] as HTMLElement[]) {
    const id = key(child);
    if (id === undefined) continue;
    const newer = wanted.get(id);
    wanted.delete(id);
    const gone = child.classList.contains("is-gone");
    child.classList.toggle("is-passed", !newer && now.has(id)); // what it says of its place is as it was
    if (newer) morph(child, newer, differences);
    if (newer || now.has(id)) {
      if (!gone) continue;
      stand(child, true);
      differences.added.push(child);
    } else if (!gone) {
      stand(child, false);
      differences.gone.push(child);
    }
  }
  for (const child of wanted.values()) {
    const fresh = document.importNode(child, true) as HTMLElement;
    from.append(fresh);
    if (before.has(key(child)!)) continue;
    fresh.classList.add("is-new");
    differences.added.push(fresh);
  }
}

function among(element: Element): ReadonlySet<string> {
  return new Set(element instanceof HTMLElement ? element.dataset["among"]?.split(" ") : []);
}

function stand(child: HTMLElement, here: boolean): void {
  child.classList.toggle("is-gone", !here);
  if (!here && child.contains(document.activeElement)) {
    // Nothing in it can be used any more: it says itself that it went, and the next tab goes on from here.
    child.tabIndex = -1;
    child.focus({ preventScroll: true });
  }
  for (const button of child.querySelectorAll("button")) button.disabled = !here;
  for (const link of child.querySelectorAll("a")) link.tabIndex = here ? 0 : -1;
}

function node(from: ChildNode, to: ChildNode, differences: Differences): void {
  if (from instanceof Element && to instanceof Element) morph(from, to, differences);
  else if (from.nodeValue !== to.nodeValue) {
    const parent = from.parentElement;
    if (parent && from.nodeValue?.trim() !== to.nodeValue?.trim() && !parent.closest("[data-quiet], time")) differences.texts.add(parent);
    from.nodeValue = to.nodeValue;
  }
}

function note(fresh: HTMLElement, differences: Differences): void {
  if (!fresh.closest("[data-quiet]") && fresh.matches("[data-key], [data-say] *")) differences.texts.add(fresh);
}

function alike(a: ChildNode, b: ChildNode): boolean {
  return a.nodeName === b.nodeName && (!(a instanceof Element) || (key(a) === undefined && key(b as Element) === undefined));
}

function key(element: Element): string | undefined {
  return element instanceof HTMLElement || element instanceof SVGElement ? element.dataset["key"] : undefined;
}

/** What had the focus has gone: the thing that it stood in takes it. */
function takeFocus(element: HTMLElement): void {
  if (document.activeElement && document.activeElement !== document.body) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
