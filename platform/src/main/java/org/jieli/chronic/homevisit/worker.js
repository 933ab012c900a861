// Keeps the shell of the home-visit page, which holds nobody's data, so that it opens without a network.
"use strict";
const SHELL = "jieli-home-visits-1";
const KEPT = ["/home-visits", "/home-visits/page.js", "/home-visits/manifest.webmanifest", "/assets/my.css", "/assets/jieli.svg"];

self.addEventListener("install", event => event.waitUntil(caches.open(SHELL).then(cache => cache.addAll(KEPT)).then(() => self.skipWaiting())));
self.addEventListener("activate", event => event.waitUntil(caches.keys()
  .then(names => Promise.all(names.filter(name => name.startsWith("jieli-home-visits-") && name !== SHELL).map(name => caches.delete(name))))
  .then(() => self.clients.claim())));
self.addEventListener("fetch", event => {
  const path = new URL(event.request.url).pathname;
  if (event.request.method !== "GET" || !KEPT.includes(path)) return;
  // The network first; the sign-in page, to which a lost session is sent, never takes the place of the shell.
  event.respondWith(fetch(event.request).then(answer => {
    if (answer.ok && !answer.redirected) { const copy = answer.clone(); caches.open(SHELL).then(cache => cache.put(path, copy)); }
    return answer;
  }).catch(() => caches.match(path)));
});
