// The sheet of a report: moves like a spreadsheet, saves each cell as it is left, and keeps in this browser what could not be saved.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const sheet = document.getElementById("sheet");
  const words = sheet.dataset;
  const side = document.getElementById("side");
  const state = document.getElementById("save-state");
  const cells = Array.from(sheet.querySelectorAll("[data-cell]"));
  const byItem = new Map(cells.map(cell => [cell.dataset.cell, cell]));
  const csrf = JSON.parse(document.body.getAttribute("hx-headers"));
  const KEPT = "jieli-draft:" + document.body.dataset.account + ":sheet:" + words.report;
  const POLL = 8000, RETRY = 5000;
  const undone = [], done = [];
  let waiting = new Map();
  let sending = false, change = Number(words.change), timer = 0;

  // ---- tabs -------------------------------------------------------------------------------------------------------------------
  const tabs = Array.from(sheet.querySelectorAll(".sheet-tabs [role=tab]"));
  const sectionOf = element => element.closest("[data-section]");
  function show(number) {
    tabs.forEach(tab => {
      const chosen = tab.id === "tab-" + number;
      tab.classList.toggle("active", chosen);
      tab.setAttribute("aria-selected", chosen);
      tab.tabIndex = chosen ? 0 : -1;
      document.getElementById(tab.getAttribute("aria-controls")).hidden = !chosen;
    });
    sessionStorage.setItem("jieli-tab:" + words.report, number);
  }
  const numberOf = tab => tab.id.slice("tab-".length);
  tabs.forEach((tab, at) => {
    tab.addEventListener("click", () => show(numberOf(tab)));
    tab.addEventListener("keydown", event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = tabs[(at + step + tabs.length) % tabs.length];
      show(numberOf(next));
      next.focus();
    });
  });
  function reveal(item) {
    const row = sheet.querySelector(`[data-row="${CSS.escape(item)}"]`);
    if (!row) return;
    show(sectionOf(row).dataset.section);
    const cell = byItem.get(item);
    row.scrollIntoView({ block: "center" });
    if (cell) cell.focus();
    else row.classList.add("sheet-marked");
  }
  const kept = sessionStorage.getItem("jieli-tab:" + words.report);
  show(kept && document.getElementById("tab-" + kept) ? kept : numberOf(tabs[0]));
  const wanted = () => { if (location.hash.startsWith("#i-")) reveal(location.hash.slice(3)); };
  window.addEventListener("hashchange", wanted);
  wanted();

  // ---- the side: help and history ------------------------------------------------------------------------------------------------
  sheet.addEventListener("focusin", event => {
    const item = event.target.dataset.cell;
    if (!item || side.dataset.item === item) return;
    side.dataset.item = item;
    clearTimeout(timer);
    timer = setTimeout(() => fetch(`${words.path}/cells/${item}`).then(answer => answer.ok ? answer.text() : "")
      .then(html => { if (html && side.dataset.item === item) side.innerHTML = html; }).catch(() => {}), 200);
  });
  if (!words.writable) return;

  // ---- counts, differences, the state of saving ----------------------------------------------------------------------------------
  function count(cell) {
    const section = sectionOf(cell);
    const all = Array.from(section.querySelectorAll("[data-cell]"));
    const filled = all.filter(each => each.dataset.value !== "").length;
    const badge = sheet.querySelector(`[data-count="${section.dataset.section}"]`);
    badge.textContent = filled + "/" + all.length;
    badge.className = "badge ms-1 " + (section.querySelector(".is-invalid") ? "bg-red-lt" : filled === all.length ? "bg-green-lt" : "bg-secondary-lt");
  }
  function difference(cell) {
    const row = cell.closest("tr");
    const before = Number(row.querySelector("[data-last]").dataset.last), now = Number(cell.dataset.value);
    const shown = row.querySelector("[data-difference]");
    shown.textContent = before && cell.dataset.value !== "" && !isNaN(now) && !isNaN(before) ? ((now - before) / before * 100).toFixed(1) + "%" : "";
  }
  function tell() {
    const faulty = sheet.querySelectorAll(".is-invalid").length;
    if (waiting.size && !navigator.onLine) state.textContent = words.offline.replace("@", waiting.size);
    else if (waiting.size || sending) state.textContent = words.saving;
    else state.textContent = faulty ? words.unsaved.replace("@", faulty) : words.allSaved || words.saved;
    state.classList.toggle("text-danger", faulty > 0);
    document.getElementById("undo").disabled = !done.length;
    document.getElementById("redo").disabled = !undone.length;
  }
  function note(cell, text) { document.getElementById("n-" + cell.dataset.cell).replaceChildren(text); }
  function mark(cell, text) {
    cell.classList.toggle("is-invalid", Boolean(text));
    cell.setAttribute("aria-invalid", Boolean(text));
    note(cell, text);
    count(cell);
  }
  function keep() {
    const open = {};
    cells.filter(cell => cell.value !== cell.dataset.value)
      .forEach(cell => { open[cell.dataset.cell] = { value: cell.value, revision: Number(cell.dataset.revision) }; });
    if (Object.keys(open).length) localStorage.setItem(KEPT, JSON.stringify(open));
    else localStorage.removeItem(KEPT);
  }

  // ---- saving --------------------------------------------------------------------------------------------------------------------
  function take(cell, value, revision) {
    cell.dataset.value = value;
    cell.dataset.revision = revision;
    count(cell);
    difference(cell);
    const proposal = cell.closest("tr").querySelector(".sheet-proposal");
    if (proposal) {
      const button = proposal.querySelector("[data-proposed]");
      proposal.querySelectorAll("[data-differs]").forEach(each => each.remove());
      if (button && button.dataset.proposed === value) proposal.remove();
    }
  }
  function put(cell, value) { cell.value = value; }
  function conflict(cell, saved) {
    const mine = cell.value;
    const theirs = document.createElement("button"), own = document.createElement("button");
    [theirs, own].forEach(button => { button.type = "button"; button.className = "btn btn-sm"; });
    theirs.textContent = words.theirs;
    own.textContent = words.mine;
    const box = document.createElement("div");
    box.append(`${saved.changedBy} ${saved.changedAt} ${words.conflict.replace("@ ", "").replace("@", "")} “${saved.value}” `, theirs, " ", own);
    cell.classList.add("is-invalid");
    document.getElementById("n-" + cell.dataset.cell).replaceChildren(box);
    take(cell, saved.value, saved.revision);
    theirs.addEventListener("click", () => { put(cell, saved.value); mark(cell, ""); keep(); tell(); cell.focus(); });
    own.addEventListener("click", () => { mark(cell, ""); put(cell, mine); want([cell], "TYPED"); cell.focus(); });
  }
  function settle(saved, before) {
    const cell = byItem.get(saved.item);
    if (!cell) return;
    if (saved.outcome === "CONFLICT") return conflict(cell, saved);
    if (saved.outcome === "FAULTY") { cell.dataset.revision = saved.revision; return mark(cell, saved.words); }
    const typedOn = cell.value !== before.value;
    take(cell, saved.value, saved.revision);
    if (!typedOn) put(cell, saved.value);
    mark(cell, "");
  }
  async function send() {
    if (sending || !waiting.size) return;
    sending = true;
    tell();
    const batch = waiting;
    waiting = new Map();
    const cause = Array.from(batch.values())[0].cause;
    const body = { cause, cells: Array.from(batch, ([item, each]) => ({ item, value: each.value, revision: each.revision })) };
    let again = 0;
    try {
      const answer = await fetch(words.path + "/cells", { method: "POST", headers: { "Content-Type": "application/json", ...csrf }, body: JSON.stringify(body) });
      const told = (answer.headers.get("Content-Type") || "").includes("json") ? await answer.json() : null;
      if (answer.ok && Array.isArray(told)) told.forEach(saved => settle(saved, batch.get(saved.item)));
      else batch.forEach((each, item) => mark(byItem.get(item), told && told.words ? words.refused + told.words : words.refused + answer.status));
    } catch (lost) {
      batch.forEach((each, item) => { if (!waiting.has(item)) waiting.set(item, each); });
      again = RETRY;
    }
    sending = false;
    keep();
    tell();
    if (again) state.textContent = words.offline.replace("@", waiting.size);
    if (waiting.size) setTimeout(send, again);
  }
  function want(changed, cause) {
    changed.forEach(cell => waiting.set(cell.dataset.cell, { value: cell.value, revision: Number(cell.dataset.revision), cause }));
    keep();
    send();
  }
  function leave(cell) {
    if (cell.value === cell.dataset.value) { if (!cell.classList.contains("is-invalid")) return; mark(cell, ""); keep(); tell(); return; }
    done.push([{ item: cell.dataset.cell, before: cell.dataset.value, after: cell.value }]);
    undone.length = 0;
    want([cell], "TYPED");
  }
  cells.forEach(cell => cell.addEventListener("change", () => leave(cell)));
  sheet.addEventListener("input", event => { if (event.target.dataset.cell) keep(); });

  // ---- undo ----------------------------------------------------------------------------------------------------------------------
  function again(from, to, side) {
    const step = from.pop();
    if (!step) return;
    to.push(step);
    const changed = step.map(each => { const cell = byItem.get(each.item); put(cell, each[side]); return cell; });
    reveal(changed[0].dataset.cell);
    want(changed, "UNDONE");
    tell();
  }
  document.getElementById("undo").addEventListener("click", () => again(done, undone, "before"));
  document.getElementById("redo").addEventListener("click", () => again(undone, done, "after"));

  // ---- what the platform proposes -----------------------------------------------------------------------------------------------
  sheet.addEventListener("click", event => {
    const button = event.target.closest("[data-propose]");
    if (!button) return;
    const cell = byItem.get(button.dataset.propose);
    done.push([{ item: cell.dataset.cell, before: cell.dataset.value, after: button.dataset.proposed }]);
    undone.length = 0;
    put(cell, button.dataset.proposed);
    want([cell], "PROPOSED");
    cell.focus();
  });

  // ---- keys and paste --------------------------------------------------------------------------------------------------------------
  const visible = () => cells.filter(cell => !sectionOf(cell).hidden);
  function step(cell, by) {
    const all = visible();
    const next = all[all.indexOf(cell) + by];
    if (!next) return;
    next.focus();
    if (next.select) next.select();
  }
  sheet.addEventListener("keydown", event => {
    const cell = event.target.closest("[data-cell]");
    const control = event.ctrlKey || event.metaKey;
    if (control && event.key === "z" && (!cell || cell.value === cell.dataset.value)) { event.preventDefault(); again(done, undone, "before"); return; }
    if (control && event.key === "y") { event.preventDefault(); again(undone, done, "after"); return; }
    if (!cell) return;
    if (event.key === "Enter" || event.key === "ArrowDown" && !event.altKey) { event.preventDefault(); step(cell, event.shiftKey && event.key === "Enter" ? -1 : 1); }
    else if (event.key === "ArrowUp" && !event.altKey) { event.preventDefault(); step(cell, -1); }
    else if (event.key === "Escape") { put(cell, cell.dataset.value); mark(cell, ""); keep(); tell(); }
  });
  // A copied column fills downwards; of a copied block the last column does, and where its first column names the items, each finds its own row.
  function lines(text) { return text.replace(/\r/g, "").replace(/\n$/, "").split("\n").map(line => line.split("\t")); }
  // Of several columns the one that looks most like figures; the last of equals.
  const figure = /^(--|是|否|[\d,.]+%?)$/;
  function fullest(block) {
    const columns = Math.max(...block.map(line => line.length));
    const counts = Array.from({ length: columns }, (_, at) => block.filter(line => figure.test((line[at] || "").trim())).length);
    return counts.lastIndexOf(Math.max(...counts));
  }
  // Stays until it is read.
  function warn(text) {
    const box = document.createElement("div");
    box.className = "alert alert-warning alert-dismissible";
    box.setAttribute("role", "alert");
    const close = document.createElement("button");
    close.type = "button";
    close.className = "btn-close";
    close.setAttribute("aria-label", words.close);
    close.addEventListener("click", () => box.remove());
    box.append(text, close);
    sheet.prepend(box);
  }
  const bare = text => text.replace(/\s/g, "");
  sheet.addEventListener("paste", event => {
    const cell = event.target.closest("[data-cell]");
    const block = lines(event.clipboardData.getData("text/plain"));
    if (!cell || block.length < 2 && block[0].length < 2) return;
    event.preventDefault();
    const all = visible();
    const named = new Map(all.map(each => [bare(each.closest("tr").querySelector("label").textContent), each]));
    const byName = block[0].length > 1 && block.filter(line => named.has(bare(line[0]))).length > block.length / 2;
    const from = all.indexOf(cell);
    const changed = [], step = [];
    let lost = 0;
    const column = fullest(block);
    block.forEach((line, at) => {
      const target = byName ? named.get(bare(line[0])) : all[from + at];
      if (!target) { lost++; return; }
      const value = (line[column] || "").trim();
      if (target.tagName === "SELECT" && !Array.from(target.options).some(option => option.value === value)) target.add(new Option(value, value));
      step.push({ item: target.dataset.cell, before: target.dataset.value, after: value });
      put(target, value);
      changed.push(target);
    });
    if (!changed.length) return;
    done.push(step);
    undone.length = 0;
    want(changed, "PASTED");
    if (lost) warn(words.tooMany.replace("@", lost));
  });

  // ---- what others change, and what was left unsaved here ----------------------------------------------------------------------------
  setInterval(() => {
    if (document.hidden) return;
    fetch(`${words.path}/changes?after=${change}`).then(answer => answer.ok ? answer.json() : []).then(changes => changes.forEach(each => {
      change = Math.max(change, each.changeId);
      const cell = byItem.get(each.item);
      if (!cell || Number(cell.dataset.revision) >= each.revision || waiting.has(each.item)) return;
      if (cell.value === cell.dataset.value) { put(cell, each.value); take(cell, each.value, each.revision); cell.classList.add("sheet-fresh"); setTimeout(() => cell.classList.remove("sheet-fresh"), 4000); }
    })).catch(() => {});
  }, POLL);
  try {
    const left = JSON.parse(localStorage.getItem(KEPT) || "{}");
    const back = Object.entries(left).filter(([item]) => byItem.has(item)).map(([item, each]) => {
      const cell = byItem.get(item);
      put(cell, each.value);
      // On the revision it was typed on: what somebody else saved since is told, not overwritten.
      waiting.set(item, { value: each.value, revision: each.revision, cause: "TYPED" });
      return cell;
    });
    if (back.length) send();
  } catch (ignored) { localStorage.removeItem(KEPT); }
  // Nothing is checked or submitted past a cell that is not saved.
  document.getElementById("check").addEventListener("click", event => {
    const open = sheet.querySelector(".is-invalid");
    if (!open && !waiting.size && !sending) return;
    event.preventDefault();
    if (open) { tell(); reveal(open.dataset.cell); }
    else setTimeout(() => document.getElementById("check").click(), 400);
  });
  window.addEventListener("online", send);
  window.addEventListener("beforeunload", event => { if (waiting.size || sending) event.preventDefault(); });
  tell();
});
