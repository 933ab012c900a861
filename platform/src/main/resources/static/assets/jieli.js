// Behaviour that several pages share. No inline script stands in any page.
"use strict";

document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && event.key === "k") {
    const search = document.getElementById("search");
    if (search) { event.preventDefault(); search.focus(); }
  }
});

// A number as the server reads it: perhaps with a sign of yuan, perhaps with commas or blanks between thousands; NaN for what is none.
function typedNumber(text) {
  const bare = text.normalize("NFKC").trim().replace(/^¥ ?/, "");
  return bare ? Number(/^[+-]?\d{1,3}([, ])\d{3}(?:\1\d{3})*(\.\d+)?$/.test(bare) ? bare.replace(/[, ]/g, "") : bare) : NaN;
}

// A form that lacks what it needs, or asks for more than there is, is not asked about: the page answers with all that is wrong.
function isComplete(form) {
  const amounts = Array.from(form.querySelectorAll("[data-up-to]")).map(field => [field.value, Number(field.dataset.upTo)]);
  const typed = amounts.filter(([text]) => text.trim());
  return Array.from(form.querySelectorAll("[data-needed]")).every(field => field.value.trim())
    && (amounts.length === 0 || typed.length > 0) && typed.every(([text, most]) => typedNumber(text) > 0 && typedNumber(text) <= most);
}

// What cannot simply be taken back is asked about first, in the words of its form.
document.addEventListener("submit", event => {
  const words = event.target.dataset.confirm;
  if (words && isComplete(event.target) && !window.confirm(words)) { event.preventDefault(); event.stopImmediatePropagation(); }
}, true);

// What stands beside a name: its detail, or a code that people read; never an identifier.
function beside(item) {
  return item.detail || (item.code.length === 36 ? "" : item.code);
}

function searchSelect(select) {
  if (select.tomselect) return;
  select.setAttribute("aria-label", select.dataset.label || "");
  // What the list answers to: older answers are never offered for a newer text, so that Enter cannot choose one of them.
  let answered = "";
  new TomSelect(select, {
    valueField: "code", labelField: "name", searchField: [], maxItems: select.multiple ? 5 : 1, create: false, preload: false,
    loadThrottle: 150,
    shouldLoad: query => query.length > 0,
    load(query, done) {
      const show = found => { if (query === this.lastValue) { answered = query; this.clearOptions(); done(found); } else { done(); } };
      fetch(select.dataset.searchUrl + encodeURIComponent(query)).then(answer => answer.ok ? answer.json() : []).then(show).catch(() => show([]));
    },
    onType(text) { if (text !== answered) { this.clearOptions(); this.refreshOptions(); } },
    score: () => () => 1,
    render: {
      option: (item, escape) => `<div>${escape(item.name)} <span class="text-secondary">${escape(beside(item))}</span></div>`,
      item: (item, escape) => `<div>${escape(item.name)} ${escape(beside(item))}</div>`,
      no_results: typed => `<div class="no-results">${typed.input === answered && select.dataset.none || "…"}</div>`
    },
    onChange: () => select.dispatchEvent(new Event("change", { bubbles: true })),
    onInitialize() { select.setAttribute("aria-label", select.dataset.label || ""); this.control_input.setAttribute("aria-label", select.dataset.label || ""); }
  });
}

const DRAFT = "jieli-draft:";
const DRAFT_HOURS = 12;

// What was typed stays in this browser, for this account, until the form was taken: a fault, a lost session or a closed window loses
// nothing. Signing out or half a day ends it. A form with data-draft-rows begins filled in: there, what was typed goes before what is
// stored, and rows that were added or taken away are drawn again at that address.
function keepDraft(form) {
  const key = DRAFT + document.body.dataset.account + ":" + form.dataset.draft;
  const fields = () => Array.from(form.elements).filter(field => field.name && !["hidden", "password", "file", "submit", "button"].includes(field.type));
  const rows = form.dataset.draftRows;
  const choice = field => field.type === "checkbox" || field.type === "radio";
  try {
    const kept = JSON.parse(localStorage.getItem(key) || "null");
    if (kept && Date.now() - kept.at > DRAFT_HOURS * 3600000) localStorage.removeItem(key);
    else if (kept && form.dataset.restored) tellRestored(form, key, new Date(kept.at));
    else if (kept && !form.dataset.faulty && rows && Object.keys(kept.values).sort().join() !== [...new Set(fields().map(field => field.name))].sort().join()) drawAgain(form, kept.values);
    else if (kept && !form.dataset.faulty) {
      let changed = false;
      fields().forEach(field => {
        if (!(field.name in kept.values)) return;
        if (choice(field)) {
          const checked = kept.values[field.name].includes(field.value);
          changed = changed || checked !== field.checked;
          field.checked = checked;
        } else if (field.dataset.searchUrl) {
          kept.values[field.name].filter(([value]) => !Array.from(field.options).some(option => option.value === value))
            .forEach(([value, text]) => { field.add(new Option(text, value, true, true)); changed = true; });
        } else if (rows ? field.value !== kept.values[field.name][0] : field.tagName !== "SELECT" && !field.value && kept.values[field.name][0]) {
          field.value = kept.values[field.name][0];
          changed = true;
        }
      });
      if (changed) {
        tellRestored(form, key, new Date(kept.at));
        // What is worked out from the fields, such as the advice beside them, is worked out again.
        window.addEventListener("load", () => form.elements[0].dispatchEvent(new Event("change", { bubbles: true })));
      }
    }
  } catch (ignored) { localStorage.removeItem(key); }
  const keep = () => {
    const values = {};
    fields().forEach(field => {
      values[field.name] = values[field.name] || [];
      if (field.dataset.searchUrl) values[field.name].push(...Array.from(field.selectedOptions, option => [option.value, option.text]));
      else if (!choice(field) || field.checked) values[field.name].push(field.value);
    });
    localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }));
  };
  if (rows && form.dataset.faulty && !form.dataset.restored) keep();
  form.addEventListener("input", keep);
  form.addEventListener("change", event => { if (event.target.dataset.searchUrl) keep(); });
  form.addEventListener("submit", () => sessionStorage.setItem("jieli-sent", key));
}

function drawAgain(form, values) {
  const again = form.cloneNode(false);
  again.action = form.dataset.draftRows;
  const hidden = (name, value) => again.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  form.querySelectorAll("input[type=hidden]").forEach(field => hidden(field.name, field.value));
  Object.entries(values).forEach(([name, all]) => all.forEach(value => hidden(name, value)));
  hidden("restored", "yes");
  document.body.append(again);
  window.addEventListener("load", () => again.submit());
}

function tellRestored(form, key, at) {
  const words = document.body.dataset;
  const notice = document.createElement("div");
  notice.className = "alert alert-info d-flex gap-2 align-items-center";
  notice.setAttribute("role", "status");
  const time = [at.getHours(), at.getMinutes()].map(part => String(part).padStart(2, "0")).join(":");
  notice.append(words.draftRestored.replace("@", time));
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "btn btn-sm ms-auto";
  clear.textContent = words.draftClear;
  clear.addEventListener("click", () => { localStorage.removeItem(key); form.dataset.draftHome ? window.location.assign(form.dataset.draftHome) : window.location.reload(); });
  notice.append(clear);
  form.prepend(notice);
}

// The list of home visits, and the key of what was not sent yet, go with the sign-out; the sealed entries wait for their doctor.
function forgetHomeVisits() {
  if (!window.indexedDB) return;
  const request = indexedDB.open("jieli-home-visits", 1);
  request.onupgradeneeded = () => ["keys", "list", "entries"].forEach(name => request.result.createObjectStore(name));
  request.onsuccess = () => {
    const all = request.result.transaction(["keys", "list"], "readwrite");
    all.objectStore("keys").clear();
    all.objectStore("list").clear();
    all.oncomplete = () => request.result.close();
  };
}

function forgetDrafts() {
  Object.keys(localStorage).filter(key => key.startsWith(DRAFT)).forEach(key => localStorage.removeItem(key));
}

function signature(canvas) {
  const field = document.getElementById(canvas.dataset.field);
  const context = canvas.getContext("2d");
  let drawing = false;
  const pen = () => { context.lineWidth = 2.2; context.lineCap = "round"; context.strokeStyle = "#10222e"; };
  const clean = () => { canvas.width = canvas.clientWidth; canvas.height = canvas.clientHeight; pen(); };
  // The canvas has a size only once it is shown; what was signed is drawn again, e.g. after a fault elsewhere in the form.
  const show = () => {
    if (!canvas.clientWidth || (canvas.width === canvas.clientWidth && canvas.height === canvas.clientHeight)) return;
    clean();
    if (!field.value) return;
    const before = new Image();
    before.onload = () => context.drawImage(before, 0, 0);
    before.src = field.value;
  };
  new ResizeObserver(show).observe(canvas);
  const at = event => { const box = canvas.getBoundingClientRect(); return [event.clientX - box.left, event.clientY - box.top]; };
  canvas.addEventListener("pointerdown", event => { show(); drawing = true; context.beginPath(); context.moveTo(...at(event)); canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener("pointermove", event => { if (drawing) { context.lineTo(...at(event)); context.stroke(); } });
  const end = () => { if (drawing) { drawing = false; field.value = canvas.toDataURL("image/png"); } };
  canvas.addEventListener("pointerup", end);
  canvas.addEventListener("pointercancel", end);
  const clear = document.getElementById(canvas.dataset.clear);
  if (clear) clear.addEventListener("click", () => { clean(); field.value = ""; });
}

// Tells of a file that is too large before it is sent.
function fileSize(input) {
  input.addEventListener("change", () => {
    const large = Array.from(input.files).find(file => file.size > Number(input.dataset.largest));
    input.setCustomValidity(large ? input.dataset.tooLarge + " " + large.name : "");
    if (large) input.reportValidity();
  });
}

// Counts the signs of a text against the most that it may have.
function countSigns(area) {
  const shown = document.getElementById(area.dataset.counter);
  const tell = () => {
    shown.textContent = shown.textContent.replace(/[\d,]+/, String(area.value.trim().length));
    shown.classList.toggle("text-danger", area.value.trim().length > Number(area.dataset.most));
  };
  area.addEventListener("input", tell);
  tell();
}

// Enter in one of many small fields does not send the whole form.
document.addEventListener("keydown", event => {
  if (event.key === "Enter" && event.target.matches("input") && event.target.form && "noEnter" in event.target.form.dataset) event.preventDefault();
});

function wire(root) {
  root.querySelectorAll("textarea[data-counter]").forEach(countSigns);
  root.querySelectorAll("select[data-search-url]").forEach(searchSelect);
  root.querySelectorAll("canvas.signature").forEach(signature);
  root.querySelectorAll("input[type=file][data-largest]").forEach(fileSize);
  root.querySelectorAll("[data-print]").forEach(button => button.addEventListener("click", () => window.print()));
}

document.addEventListener("DOMContentLoaded", () => {
  const sent = sessionStorage.getItem("jieli-sent");
  if (sent && !document.querySelector("form[data-faulty]")) localStorage.removeItem(sent);
  sessionStorage.removeItem("jieli-sent");
  document.querySelectorAll("form[data-draft]").forEach(keepDraft);
  document.querySelectorAll("form[action='/sign-out']").forEach(form => form.addEventListener("submit", () => { forgetDrafts(); forgetHomeVisits(); }));
  if (!document.body.dataset.account) forgetHomeVisits();
  wire(document);
  const fault = document.querySelector(".is-invalid, [aria-invalid=true]");
  if (fault) fault.focus();
  const live = document.body.dataset.live;
  if (live && window.EventSource) {
    const feed = new EventSource(live);
    feed.addEventListener("referral", () => document.body.dispatchEvent(new Event("referral-changed")));
    feed.addEventListener("inbox", () => document.body.dispatchEvent(new Event("inbox-changed")));
  }
});
document.addEventListener("htmx:afterSwap", event => wire(event.target));
document.addEventListener("change", event => { if (event.target.matches("select[data-send-on-change]")) event.target.form.requestSubmit(); });
