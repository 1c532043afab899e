/* What JavaScript adds to the pages of an account: showing a password, and copying a token. */

for (const button of document.querySelectorAll("[data-reveal]")) {
  const field = document.getElementById(button.dataset.reveal);
  const reveal = (shown) => {
    field.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.hidden = false;
  button.addEventListener("click", () => reveal(field.type === "password"));
  /* Browsers remember what stood in a plain text field. */
  field.form.addEventListener("submit", () => reveal(false));
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (navigator.clipboard) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
      document.dispatchEvent(new CustomEvent("campus:toast", { detail: { text: button.dataset.copied, kind: "good" } }));
    });
  }
}
