// Keeps the shell of residents' pages and what to say without a network. Pages with people's data are never kept.
"use strict";
const SHELL = "jieli-my-1";
const KEPT = ["/assets/my.css", "/assets/my.js", "/assets/jieli.svg", "/my/app/offline"];

self.addEventListener("install", event => event.waitUntil(caches.open(SHELL).then(cache => cache.addAll(KEPT)).then(() => self.skipWaiting())));
self.addEventListener("activate", event => event.waitUntil(caches.keys()
  .then(names => Promise.all(names.filter(name => name.startsWith("jieli-my-") && name !== SHELL).map(name => caches.delete(name))))
  .then(() => self.clients.claim())));
self.addEventListener("fetch", event => {
  const request = event.request;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") {
    event.respondWith(fetch(request).catch(() => caches.match("/my/app/offline")));
  } else if (KEPT.includes(new URL(request.url).pathname)) {
    // The network first, so that a new version is never hidden by an old one.
    event.respondWith(fetch(request).then(answer => {
      if (answer.ok) { const copy = answer.clone(); caches.open(SHELL).then(cache => cache.put(request, copy)); }
      return answer;
    }).catch(() => caches.match(request)));
  }
});
