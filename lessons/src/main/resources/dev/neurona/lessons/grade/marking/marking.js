// Marks are saved as they are entered, one request after the other. What could not be saved stays in this tab, also when
// it is loaded again, until it could.
"use strict";
(function () {
  const form = document.getElementById("mark");
  const keys = document.getElementById("keys");

  function go(link) {
    if (!form) { location.href = link; return; }
    settle().then(saved => { if (saved) location.href = link; });
  }

  document.addEventListener("click", event => {
    const link = event.target.closest("a[href]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (form && link && plain && link.target !== "_blank" && !link.getAttribute("href").startsWith("#")) {
      event.preventDefault();
      go(link.href);
    }
  });

  document.addEventListener("keydown", event => {
    const field = event.target.closest("input, textarea");
    if (event.key === "Escape" && field) { field.blur(); return; }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { follow("n"); return; }
    if (field || event.ctrlKey || event.metaKey || event.altKey || (keys && keys.open)) return;
    if (form && /^[1-9]$/.test(event.key)) cycle(Number(event.key) - 1);
    else if (form && event.key === "a") all();
    else if (form && event.key === "c") document.getElementById("comment").focus();
    else if (form && event.key === "?") keys.showModal();
    else if ("qfrg".includes(event.key)) toggle({q: "task", f: "figures", r: "results", g: "good"}[event.key]);
    else if (!follow(event.key)) return;
    event.preventDefault();
  });

  function follow(key) {
    const link = "njko".includes(key) && document.querySelector('a[data-key="' + key + '"]');
    if (link) go(link.href);
    return Boolean(link);
  }

  function toggle(id) {
    const part = document.getElementById(id);
    if (part) part.open = !part.open;
  }

  if (!form) return;

  document.getElementById("help").addEventListener("click", () => keys.showModal());
  document.getElementById("close").addEventListener("click", () => keys.close());

  const data = form.dataset;
  const fields = Array.from(form.querySelectorAll("fieldset"));
  const inputs = fields.map(field => field.querySelector("input"));
  const comment = document.getElementById("comment");
  const status = document.getElementById("status");
  const conflict = document.getElementById("conflict");
  const draft = "draft " + data.practice + " " + data.question + " " + data.student;
  let version = Number(data.version);
  let dirty = false;
  let sending = null;
  let timer = 0;
  let theirs = null;

  const most = i => Number(fields[i].dataset.most);
  const written = number => {
    const text = String(Math.round(number * 1000) / 1000);
    return data.comma === "true" ? text.replace(".", ",") : text;
  };

  // null: open; NaN: not a number of points.
  function points(i) {
    const text = inputs[i].value.trim().replace(",", ".");
    if (text === "") return null;
    const number = /^\d*\.?\d+$|^\d+\.$/.test(text) ? Number(text) : NaN;
    return number <= most(i) + 1e-9 ? Math.min(number, most(i)) : NaN;
  }

  function show() {
    let total = 0, open = false, wrong = false;
    inputs.forEach((input, i) => {
      const number = points(i);
      const bad = Number.isNaN(number);
      input.setAttribute("aria-invalid", bad);
      wrong = wrong || bad;
      open = open || number === null;
      total += bad || number === null ? 0 : number;
      fields[i].querySelectorAll("button").forEach(button =>
        button.setAttribute("aria-pressed", number !== null && Math.abs(number - button.dataset.share * most(i)) < 1e-9));
    });
    document.getElementById("total").textContent =
      data.total.replace("{0}", written(total)) + (open ? " (" + data.open + ")" : "");
    if (wrong) say(data.wrong, true);
    return !wrong;
  }

  function say(text, bad) {
    status.textContent = text;
    status.classList.toggle("bad", Boolean(bad));
  }

  function body() {
    return JSON.stringify({practice: data.practice, question: data.question, student: data.student, version: version,
      points: inputs.map((input, i) => points(i)), comment: comment.value});
  }

  function changed(wait) {
    dirty = true;
    say("");
    clearTimeout(timer);
    if (show() && !theirs) timer = setTimeout(save, wait);
  }

  function save() {
    clearTimeout(timer);
    if (sending || theirs || !dirty || !show()) return sending;
    dirty = false;
    say(data.saving);
    const sent = body();
    sessionStorage.setItem(draft, sent);
    sending = fetch("/mark", {method: "POST", headers: {"Content-Type": "application/json"}, body: sent})
      .then(answer => answer.json().then(json => ({status: answer.status, json: json})))
      .then(answer => {
        if (answer.status === 200) kept(answer.json);
        else if (answer.status === 409) differs(answer.json);
        else throw new Error(answer.json.error);
      })
      .catch(error => {
        dirty = true;
        say(data.unsaved + " " + error.message, true);
        timer = setTimeout(save, 3000);
      })
      .finally(() => {
        sending = null;
        if (dirty && !status.classList.contains("bad") && !theirs) timer = setTimeout(save, 0);
      });
    return sending;
  }

  function kept(mark) {
    version = mark.version;
    if (!dirty) sessionStorage.removeItem(draft);
    say(data.saved + " " + new Date().toLocaleTimeString(document.documentElement.lang));
    document.getElementById("left").textContent =
      mark.left === 1 ? data.leftOne : data.leftMany.replace("{0}", mark.left);
  }

  function differs(mark) {
    theirs = mark;
    dirty = true;
    say("");
    document.getElementById("theirs").textContent = data.theirs.replace("{0}", mark.by)
      .replace("{1}", mark.points.map(each => each === null ? "–" : written(each)).join(" + "))
      .replace("{2}", () => mark.comment);
    conflict.hidden = false;
    document.getElementById("take").focus();
  }

  function resolve(take) {
    version = theirs.version;
    if (take) {
      inputs.forEach((input, i) => { input.value = theirs.points[i] == null ? "" : written(theirs.points[i]); });
      comment.value = theirs.comment;
    }
    theirs = null;
    conflict.hidden = true;
    if (take) {
      dirty = false;
      sessionStorage.removeItem(draft);
      show();
    } else {
      changed(0);
    }
    form.querySelector("h2").focus();
  }

  // Whether everything is saved now.
  async function settle() {
    for (let i = 0; i < 5 && (dirty || sending); i++) {
      await (sending || save());
      if (theirs || !show() || status.classList.contains("bad")) break;
    }
    return !dirty && !sending;
  }

  function set(i, number) {
    inputs[i].value = number === null ? "" : written(number);
    changed(250);
  }

  // Open, all, half, none, open.
  function cycle(i) {
    if (i >= inputs.length) return;
    const number = points(i);
    const next = number === null || Number.isNaN(number) ? most(i)
      : number > most(i) / 2 ? most(i) / 2 : number > 0 ? 0 : null;
    set(i, next);
    fields[i].scrollIntoView({block: "nearest"});
  }

  function all() {
    inputs.forEach((input, i) => { if (points(i) === null) set(i, most(i)); });
  }

  inputs.forEach((input, i) => {
    input.addEventListener("input", () => changed(600));
    input.addEventListener("blur", save);
    fields[i].querySelectorAll("button").forEach(button =>
      button.addEventListener("click", () => set(i, button.dataset.share * most(i))));
  });
  comment.addEventListener("input", () => changed(800));
  comment.addEventListener("blur", save);
  form.addEventListener("submit", event => { event.preventDefault(); save(); });
  document.getElementById("take").addEventListener("click", () => resolve(true));
  document.getElementById("keep").addEventListener("click", () => resolve(false));
  window.addEventListener("beforeunload", event => { if (dirty || sending) event.preventDefault(); });

  const left = sessionStorage.getItem(draft);
  if (left) {
    const mark = JSON.parse(left);
    inputs.forEach((input, i) => { input.value = mark.points[i] == null ? "" : written(mark.points[i]); });
    comment.value = mark.comment;
    version = mark.version;
    changed(0);
  }
  show();
})();
