// Home visits without a network. Everything that is written lies sealed in this browser until the record has taken it; the list of the
// day is cleared by the sign-out and after three days.
"use strict";

const WORDS = document.getElementById("words").dataset;
const KEEP_DAYS = 3;
const OUTCOMES = ["1", "2", "3", "4", "9"];
// These stand by their own names in the record; others among what was measured.
const OWN = ["systolic", "diastolic", "fastingGlucose"];
const STATES = { todo: "", draft: "blue", waiting: "orange", sent: "green", conflict: "red", refused: "red", dropped: "" };
const $ = id => document.getElementById(id);

// --- what lies in the browser -------------------------------------------------------------------------------------------------------

const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open("jieli-home-visits", 1);
  request.onupgradeneeded = () => ["keys", "list", "entries"].forEach(name => request.result.createObjectStore(name));
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

async function store(name, mode, work) {
  const database = await opened;
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, mode);
    const request = work(transaction.objectStore(name));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });
}
const get = (name, id) => store(name, "readonly", all => all.get(id));
const put = (name, id, value) => store(name, "readwrite", all => all.put(value, id));
const drop = (name, id) => store(name, "readwrite", all => all.delete(id));

let account = null, key = null;

// The key comes from the server with each list and cannot be read out of the browser again; without it nothing here can be read.
async function remember(day) {
  const bytes = Uint8Array.from(atob(day.key), each => each.charCodeAt(0));
  key = await crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
  account = day.account;
  await put("keys", "mine", { account, key, at: Date.now() });
}

async function sealed(value) {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  return { nonce, bytes: await crypto.subtle.encrypt({ name: "AES-GCM", iv: nonce }, key, new TextEncoder().encode(JSON.stringify(value))) };
}
async function opensealed(box) {
  return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv: box.nonce }, key, box.bytes)));
}

let list = null;            // { at, today, people }
const entries = new Map();  // follow-up → { person, form, doneAt, key, state, words, faults, theirs, extra }

async function save(id) {
  const box = await sealed(entries.get(id));
  await put("entries", account + ":" + id, { account, box });
}

async function readAll() {
  const mine = await get("keys", "mine");
  if (mine && Date.now() - mine.at > KEEP_DAYS * 86400000) {
    await drop("keys", "mine");
    await drop("list", "mine");
  } else if (mine) {
    account = mine.account;
    key = mine.key;
  }
  entries.clear();
  list = null;
  if (!key) return;
  const kept = await get("list", "mine");
  if (kept && kept.account === account) list = await opensealed(kept.box).catch(() => null);
  const database = await opened;
  const names = await new Promise(resolve => { const all = database.transaction("entries").objectStore("entries").getAllKeys(); all.onsuccess = () => resolve(all.result); });
  for (const name of names.filter(each => String(each).startsWith(account + ":"))) {
    const kept = await get("entries", name);
    const entry = await opensealed(kept.box).catch(() => null);
    if (entry) entries.set(String(name).slice(account.length + 1), entry);
  }
}

// --- the network --------------------------------------------------------------------------------------------------------------------

let csrf = null;

// Null without a network; "signed out" when the server sends to the sign-in page.
async function ask(path) {
  let answer;
  try { answer = await fetch(path, { headers: { Accept: "application/json" } }); } catch (e) { return null; }
  if (answer.redirected || !answer.ok || !(answer.headers.get("content-type") || "").includes("json")) return "signed out";
  return answer.json();
}

async function session() {
  const day = await ask("/home-visits/session");
  if (day === null || day === "signed out") return day;
  csrf = day.csrf;
  if (account !== day.account || !key) { await remember(day); await readAll(); }
  return day;
}

async function load() {
  const day = await ask("/home-visits/day");
  if (day === null) return tell(WORDS.noNetwork, true);
  if (day === "signed out") return tell(WORDS.signIn, true, "/sign-in");
  csrf = day.csrf;
  await remember(day);
  await readAll();
  list = { at: Date.now(), today: day.today, people: day.people };
  await put("list", "mine", { account, box: await sealed(list) });
  // What the record has taken needs no place here any longer.
  for (const [id, entry] of entries) if (entry.state === "sent" || entry.state === "dropped") { entries.delete(id); await drop("entries", account + ":" + id); }
  tell("", false);
  show();
}

let sending = false;
async function send() {
  if (sending || ![...entries.values()].some(entry => entry.state === "waiting")) return;
  sending = true;
  try {
    const now = await session();
    if (now === null) return;
    if (now === "signed out") { tell(WORDS.signIn, true, "/sign-in"); return; }
    for (const [id, entry] of entries) if (entry.state === "waiting" && !(await sendOne(id, entry))) return;
  } finally {
    sending = false;
    show();
  }
}

async function sendOne(id, entry) {
  let answer;
  try {
    answer = await fetch("/home-visits/entries/" + id + (entry.extra ? "?extra=true&resident=" + entry.person.residentId : ""), {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": entry.key, [csrf.header]: csrf.token },
      body: JSON.stringify({ ...entry.form, kind: "HOME", doneAt: entry.doneAt })
    });
  } catch (e) { return false; }
  if (answer.redirected || !(answer.headers.get("content-type") || "").includes("json")) return false;
  if (answer.status >= 500) return false;
  const told = await answer.json();
  entry.state = (told.outcome || "REFUSED").toLowerCase();
  entry.words = told.words;
  entry.faults = told.faults || [];
  entry.theirs = told.theirs;
  await save(id);
  show();
  return true;
}

// --- the pages ----------------------------------------------------------------------------------------------------------------------

let shown = null;

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function tell(words, isFault, path) {
  const told = $("told");
  told.replaceChildren();
  if (!words) return;
  const box = element("div", words + " ", isFault ? "fault" : "done");
  if (path) { const link = element("a", "›"); link.href = path; link.setAttribute("aria-label", words); box.append(link); }
  told.append(box);
}

function view(name) { ["list-view", "form-view", "conflict-view"].forEach(each => { $(each).hidden = each !== name; }); }

// The people of the list, and those of earlier lists of whom something is not sent yet.
function people() {
  const all = new Map((list ? list.people : []).map(person => [person.id, person]));
  entries.forEach((entry, id) => { if (!all.has(id)) all.set(id, entry.person); });
  return [...all.values()];
}

function show() {
  const network = $("network");
  network.textContent = navigator.onLine ? network.dataset.on : network.dataset.off;
  network.className = "tag " + (navigator.onLine ? "green" : "orange");
  const unsent = [...entries.values()].filter(entry => ["waiting", "conflict", "refused"].includes(entry.state)).length;
  $("loaded").textContent = (list ? WORDS.loaded.replace("#", String(list.people.length)).replace("@", new Date(list.at).toLocaleString()) : WORDS.notLoaded)
    + (unsent ? " " + WORDS.unsent.replace("#", String(unsent)) : "");
  $("send").disabled = ![...entries.values()].some(entry => entry.state === "waiting");
  const rows = people();
  $("people").hidden = rows.length === 0;
  $("nobody").hidden = !(list && rows.length === 0);
  $("people").replaceChildren(...rows.map(row));
}

function row(person) {
  const entry = entries.get(person.id);
  const state = entry ? entry.state : "todo";
  const item = element("li");
  item.dataset.state = state;
  const top = element("div", undefined, "flex");
  top.append(element("span", person.name, "strong"), element("span", WORDS[person.sex.toLowerCase()] + " " + WORDS.age.replace("#", String(person.age)), "soft small"), element("span", WORDS[state], "tag push " + STATES[state]));
  item.append(top);
  const due = element("div", person.purpose + " · " + WORDS.due + " " + person.dueOn + (person.overdue ? " " + WORDS.overdue : ""), "small" + (person.overdue ? "" : " soft"));
  item.append(due);
  if (person.last) item.append(element("div", WORDS.last + " " + person.last, "small soft"));
  if (entry && entry.words && state !== "sent") item.append(element("div", entry.words, "fault under"));
  if (state !== "sent" && state !== "dropped") {
    const button = element("button", state === "conflict" ? WORDS.decide : state === "refused" ? WORDS.mend : WORDS.open);
    button.type = "button";
    button.setAttribute("aria-label", button.textContent + " " + person.name);
    button.addEventListener("click", () => state === "conflict" ? openConflict(person) : openForm(person));
    item.append(button);
  }
  return item;
}

function openForm(person) {
  shown = person;
  $("who").textContent = person.name;
  $("what").textContent = person.purpose + (person.last ? " · " + WORDS.last + " " + person.last : "");
  const form = $("form");
  form.reset();
  $("fields").replaceChildren(...person.fields.map(field => {
    const box = element("div"), label = element("label", field.label + " " + field.unit), input = element("input");
    label.htmlFor = input.id = input.name = field.name;
    input.inputMode = field.whole ? "numeric" : "decimal";
    input.autocomplete = "off";
    box.append(label, input);
    return box;
  }));
  const entry = entries.get(person.id);
  const typed = entry ? entry.typed || {} : {};
  Object.entries(typed).forEach(([name, value]) => {
    if (["outcome", "adherence"].includes(name)) { const choice = form.querySelector(`input[name=${name}][value="${CSS.escape(value)}"]`); if (choice) choice.checked = true; }
    else if (form.elements[name]) form.elements[name].value = value;
  });
  showFaults(entry && entry.state === "refused" ? entry.faults.map(fault => [fault.field, fault.words]) : []);
  view("form-view");
  $("form-view").scrollIntoView();
  const firstField = $("fields").querySelector("input");
  if (firstField) firstField.focus();
}

function showFaults(faults) {
  const form = $("form");
  form.querySelectorAll(".fault.under").forEach(each => each.remove());
  form.querySelectorAll("[aria-invalid]").forEach(each => each.removeAttribute("aria-invalid"));
  $("faults").replaceChildren();
  faults.forEach(([name, words]) => {
    const field = form.elements[name];
    const box = element("div", words, "fault under");
    box.setAttribute("role", "alert");
    if (field && field.tagName) { field.setAttribute("aria-invalid", "true"); field.after(box); }
    else if (name === "outcome") form.querySelector("fieldset").append(box);
    else $("faults").append(box);
  });
}

function typed() {
  const values = {};
  new FormData($("form")).forEach((value, name) => { if (String(value).trim()) values[name] = String(value).trim(); });
  return values;
}

// The same limits as the record's, so that what it would refuse is mended at the door.
function check(values) {
  const faults = [], text = name => values[name] || null;
  const form = { systolic: null, diastolic: null, fastingGlucose: null, measured: {}, note: text("note"), outcome: text("outcome"), adherence: text("adherence"), intervention: text("intervention"), nextOn: text("nextOn") };
  shown.fields.forEach(field => {
    const typedText = (values[field.name] || "").normalize("NFKC").replace("。", ".");
    if (!typedText) { if (field.needed && form.outcome !== "9") faults.push([field.name, WORDS.needed]); return; }
    const number = Number(typedText);
    if (!Number.isFinite(number) || (field.whole && !Number.isInteger(number))) faults.push([field.name, WORDS.number]);
    else if (number < field.from || number > field.to) faults.push([field.name, WORDS.range.replace("#", String(field.from)).replace("@", String(field.to))]);
    if (OWN.includes(field.name)) form[field.name] = number; else form.measured[field.name] = number;
  });
  if (faults.length === 0 && form.systolic !== null && form.diastolic !== null && form.diastolic >= form.systolic) faults.push(["diastolic", WORDS.diastolic]);
  const half = form.systolic === null ? "systolic" : "diastolic";
  if ((form.systolic === null) !== (form.diastolic === null) && !faults.some(([name]) => name === half)) faults.push([half, WORDS.half]);
  if (!OUTCOMES.includes(form.outcome)) faults.push(["outcome", WORDS.outcomeMissing]);
  if (form.outcome === "9" && !form.note) faults.push(["note", WORDS.why]);
  return { faults, form };
}

function openConflict(person) {
  shown = person;
  const entry = entries.get(person.id);
  tell("", false);
  $("conflict-who").textContent = person.name;
  $("conflict-words").textContent = entry.words || "";
  describe($("mine"), { doneAt: new Date(entry.doneAt).toLocaleString(), ...entry.form });
  describe($("theirs"), entry.theirs);
  view("conflict-view");
  $("conflict-view").scrollIntoView();
}

function describe(target, found) {
  target.replaceChildren();
  if (!found) { target.append(element("dt", "–")); return; }
  const add = (name, value) => { if (value) target.append(element("dt", name), element("dd", value)); };
  add(WORDS.at, found.doneAt);
  add(WORDS.by, found.doneBy);
  add(WORDS.pressure, found.systolic ? found.systolic + "/" + found.diastolic : "");
  add(WORDS.glucose, found.fastingGlucose === null || found.fastingGlucose === undefined ? "" : String(found.fastingGlucose));
  add(WORDS.outcome, found.outcome ? WORDS["outcome-" + found.outcome] || WORDS["outcome" + found.outcome] : "");
  add(WORDS.note, found.note);
}

let drafting = Promise.resolve();
// Each letter is kept at once: a phone that dies at the door loses nothing.
$("form").addEventListener("input", () => {
  if (!shown || !key) return;
  const person = shown, before = entries.get(person.id), values = typed();
  const entry = before && before.state === "refused" ? { ...before, typed: values } : { person, typed: values, state: "draft", key: crypto.randomUUID() };
  entries.set(person.id, entry);
  drafting = drafting.then(() => save(person.id));
});

$("form").addEventListener("submit", async event => {
  event.preventDefault();
  if (!key) return tell(WORDS.locked, true);
  const values = typed(), { faults, form } = check(values);
  showFaults(faults);
  if (faults.length) { const first = $("form").querySelector("[aria-invalid]"); if (first) first.focus(); return; }
  const person = shown, before = entries.get(person.id);
  // What was refused was done when it was first written down, however late its words are mended.
  const mended = before && before.state === "refused" ? { doneAt: before.doneAt, extra: before.extra } : { doneAt: new Date().toISOString() };
  // What is sent anew after a refusal or a change is another request; what is only sent again is the same one.
  entries.set(person.id, { person, typed: values, form, ...mended, key: crypto.randomUUID(), state: "waiting", faults: [] });
  await drafting;
  await save(person.id);
  tell(WORDS.kept, false);
  view("list-view");
  show();
  send();
});

$("keep-theirs").addEventListener("click", async () => {
  const entry = entries.get(shown.id);
  entry.state = "dropped";
  entry.words = null;
  await save(shown.id);
  view("list-view");
  show();
});

$("keep-both").addEventListener("click", async () => {
  const entry = entries.get(shown.id);
  entry.state = "waiting";
  entry.extra = true;
  entry.key = crypto.randomUUID();
  entry.words = null;
  await save(shown.id);
  view("list-view");
  show();
  send();
});

["to-list", "conflict-to-list"].forEach(id => $(id).addEventListener("click", () => { view("list-view"); show(); }));
$("load").addEventListener("click", load);
$("send").addEventListener("click", send);
window.addEventListener("online", () => { show(); send(); });
window.addEventListener("offline", show);
setInterval(send, 20000);

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/home-visits/worker.js", { scope: "/home-visits" }).catch(() => {});

(async () => {
  await readAll().catch(() => {});
  show();
  // Before anybody else's list is shown: whose session is this?
  const before = account, now = await session();
  if (now && now !== "signed out" && before !== now.account) show();
  if (now === "signed out") { key = null; list = null; entries.clear(); show(); tell(WORDS.signIn, true, "/sign-in"); return; }
  await send();
  document.body.dataset.ready = "yes";
})();
