/* The address of the page, sent through the system's own share sheet or copied. Without JavaScript
 * it is a plain link. What is shared is the address and a title, never what was searched or where
 * on the page the reader was; nothing is stored, nobody else is asked. */
(() => {
  const share = document.querySelector(".share");
  if (!share) return;
  const [link, button, said] = ["link", "button", "said"].map((name) => share.querySelector(`.share__${name}`));
  const canSend = Boolean(navigator.share);
  if (!canSend && !navigator.clipboard) return;

  const address = () => {
    const url = new URL(link.href);
    url.search = url.hash = "";
    return url.href;
  };

  /* Announced anew, also when it was said before. */
  const tell = (text) => {
    said.textContent = "";
    setTimeout(() => { said.textContent = text; }, 50);
  };

  const copy = () =>
    navigator.clipboard
      ? navigator.clipboard.writeText(address()).then(() => tell(share.dataset.copied), () => tell(share.dataset.notCopied))
      : tell(share.dataset.notCopied);

  button.textContent = canSend ? button.dataset.send : button.dataset.copy;
  button.hidden = false;
  button.addEventListener("click", () => {
    if (!canSend) return copy();
    /* Who closes the sheet has changed their mind; anything else is tried the plain way. */
    return navigator.share({ title: share.dataset.title, url: address() })
      .catch((error) => error.name === "AbortError" || copy());
  });
})();
