// Residents' pages: they work without this; it asks before what cannot be taken back, and keeps the shell for bad networks.
"use strict";

document.addEventListener("submit", event => {
  const words = event.target.dataset.confirm;
  if (words && !window.confirm(words)) { event.preventDefault(); return; }
  // A second tap while the first is on its way sends nothing twice.
  if (event.target.dataset.sent) { event.preventDefault(); return; }
  event.target.dataset.sent = "yes";
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach(form => delete form.dataset.sent));

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/my/app/worker.js", { scope: "/my" }).catch(() => {});
