// What went wrong, or well, is read first; each problem leads to its field.
export function leadToErrors(): void {
  const told = document.querySelector<HTMLElement>(".govuk-error-summary, .ring, .done");
  if (!told) return;
  told.tabIndex = -1;
  told.focus();
  told.addEventListener("blur", () => told.removeAttribute("tabindex"), { once: true });
  told.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href^='#']") : null;
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    (field.closest("fieldset, .govuk-form-group") ?? field).scrollIntoView();
    field.focus({ preventScroll: true });
  });
}
