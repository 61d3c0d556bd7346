"use strict";
// Comfort on top of pages that work without any of it: focus, announcements, protection from a second press.

document.addEventListener("DOMContentLoaded", () => {
  document.querySelector("[data-focus]")?.focus();
});

// A form that is being sent is not sent twice; the press is given back when the page is shown again.
document.addEventListener("submit", (event) => {
  if (event.target.getAttribute("method")?.toLowerCase() !== "post") return;
  if (event.target.dataset.sent) {
    event.preventDefault();
    return;
  }
  event.target.dataset.sent = "yes";
  window.setTimeout(() => delete event.target.dataset.sent, 5000);
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
});

// htmx: say what changed, and keep forms with errors (422) and conflicts (409) visible.
document.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 422, 429].includes(event.detail.xhr.status)) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});
document.addEventListener("htmx:afterSwap", (event) => {
  const said = event.detail.target.dataset.announce;
  if (said) document.getElementById("announcer").textContent = said;
});

// "Show password": the button appears only with script.
document.querySelectorAll("button[data-shows]").forEach((button) => {
  button.hidden = false;
  button.addEventListener("click", () => {
    const field = document.getElementById(button.dataset.shows);
    const hidden = field.type === "password";
    field.type = hidden ? "text" : "password";
    button.setAttribute("aria-pressed", String(hidden));
    [button.textContent, button.dataset.other] = [button.dataset.other, button.textContent];
  });
});
