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

// The queue: j and k walk the rows, o opens, c claims, n turns the page, ? helps. Each person can switch single keys off.
document.addEventListener("DOMContentLoaded", () => {
  const sheet = document.getElementById("keys");
  if (!sheet) return;
  const off = document.getElementById("keys-off");
  const rows = [...document.querySelectorAll("tr[data-row]")];
  let here = -1;
  off.checked = localStorage.getItem("keys") === "off";
  off.addEventListener("change", () => localStorage.setItem("keys", off.checked ? "off" : "on"));
  const opener = document.querySelector("[data-keys]");
  opener.hidden = false;
  opener.querySelector("button").addEventListener("click", () => sheet.showModal());
  sheet.querySelector("[data-close]").addEventListener("click", () => sheet.close());
  const walk = (step) => {
    here = Math.max(0, Math.min(rows.length - 1, here + step));
    rows[here]?.querySelector("[data-open]").focus();
  };
  const acts = {
    j: () => walk(1),
    k: () => walk(-1),
    o: () => rows[here]?.querySelector("[data-open]").click(),
    c: () => rows[here]?.querySelector("form button")?.click(),
    n: () => document.querySelector("a[rel=next]")?.click(),
    "?": () => sheet.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, dialog");
    if (off.checked || typing || event.ctrlKey || event.metaKey || event.altKey || !acts[event.key]) return;
    event.preventDefault();
    acts[event.key]();
  });
});

// Signed out after some idle minutes: a warning two minutes before, with one button to go on (WCAG 2.2.1).
document.addEventListener("DOMContentLoaded", () => {
  const warning = document.getElementById("time-out");
  if (!warning) return;
  const idle = Number(warning.dataset.minutes) * 60000;
  const warnBefore = Math.min(120000, idle / 2);
  const button = warning.querySelector("[data-stays]");
  const over = warning.querySelector(".time-out__over");
  let before = null;
  let timers = [];
  const close = () => {
    warning.hidden = true;
    before?.focus();
  };
  const warn = () => {
    before = document.activeElement;
    warning.hidden = false;
    button.focus();
  };
  const end = () => {
    button.hidden = true;
    over.hidden = false;
  };
  const begin = () => {
    timers.forEach((timer) => window.clearTimeout(timer));
    timers = [window.setTimeout(warn, idle - warnBefore), window.setTimeout(end, idle)];
  };
  button.addEventListener("click", async () => {
    const answer = await fetch(warning.dataset.stay, { credentials: "same-origin", redirect: "manual" });
    if (!answer.ok) return end();
    close();
    begin();
  });
  document.addEventListener("htmx:afterRequest", begin);
  begin();
});
