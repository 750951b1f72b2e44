// A passkey is made or used by the browser; the form then carries what it said, like any other field. What needs one is hidden where the browser has none.
export function offerPasskeys(): void {
  if (!("PublicKeyCredential" in window) || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) return;
  for (const item of document.querySelectorAll<HTMLElement>("[data-needs-passkey]")) item.hidden = false;
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-passkey]")) {
    button.hidden = false;
    button.addEventListener("click", (event) => {
      const field = button.form?.querySelector<HTMLInputElement>("input[name='Credential']");
      if (!field || field.value) return;
      event.preventDefault();
      void ask(button).then(
        (said) => {
          field.value = JSON.stringify(said);
          button.form?.requestSubmit(button);
        },
        (reason: unknown) => tell(button, reason),
      );
    });
  }
}

async function ask(button: HTMLButtonElement): Promise<unknown> {
  const options = JSON.parse(button.dataset["options"] ?? "") as never;
  const said =
    button.dataset["passkey"] === "create"
      ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) });
  if (!(said instanceof PublicKeyCredential)) throw new Error("The browser gave no passkey.");
  return said.toJSON();
}

function tell(button: HTMLButtonElement, reason: unknown): void {
  const problem = button.form?.querySelector<HTMLElement>("[data-passkey-problem]");
  if (!problem) return;
  const known = reason instanceof DOMException && reason.name === "InvalidStateError";
  problem.textContent = known ? "This device has a passkey for your account already." : "No passkey was used. Try again when you are ready.";
  problem.hidden = false;
}
