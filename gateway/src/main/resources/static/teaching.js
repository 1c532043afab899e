/* What a script adds to writing, ordering and importing; every page works without it. */

const announce = (text) => document.dispatchEvent(new CustomEvent("campus:announce", { detail: { text } }));
const complain = (text, link) => document.dispatchEvent(new CustomEvent("campus:toast", { detail: { text, kind: "bad", link } }));

/* ---- Modules in order: by dragging the handle, or by the arrow keys while it has the focus. */
function sortable(list) {
  for (const item of list.children) {
    if (item.querySelector(".sort-handle") || !item.querySelector(".sort-buttons")) {
      continue;
    }
    const name = item.querySelector("a").textContent;
    const handle = document.createElement("button");
    handle.type = "button";
    handle.className = "icon-button sort-handle";
    handle.id = `drag-${item.querySelector('input[name="module"]').value}`;
    handle.textContent = "⠿";
    handle.setAttribute("aria-label", list.dataset.handle + name);
    item.querySelector(".sort-buttons").append(handle);
    handle.addEventListener("keydown", (event) => {
      const other = event.key === "ArrowUp" ? item.previousElementSibling : event.key === "ArrowDown" ? item.nextElementSibling : null;
      if (!other) {
        return;
      }
      event.preventDefault();
      other[event.key === "ArrowUp" ? "before" : "after"](item);
      send(list, item);
    });
    handle.addEventListener("pointerdown", (event) => drag(list, item, handle, event));
  }
}

function drag(list, item, handle, start) {
  start.preventDefault();
  handle.setPointerCapture(start.pointerId);
  item.classList.add("is-dragged");
  const before = [...list.children];
  const move = (event) => {
    for (const other of list.children) {
      const place = other.getBoundingClientRect();
      if (other !== item && event.clientY > place.top && event.clientY < place.bottom) {
        other[event.clientY < place.top + place.height / 2 ? "before" : "after"](item);
        return;
      }
    }
  };
  const end = (event) => {
    handle.removeEventListener("pointermove", move);
    handle.removeEventListener("pointerup", end);
    handle.removeEventListener("pointercancel", end);
    item.classList.remove("is-dragged");
    if (event.type === "pointercancel") {
      list.append(...before);
    } else if (before.some((each, place) => list.children[place] !== each)) {
      send(list, item);
    }
  };
  handle.addEventListener("pointermove", move);
  handle.addEventListener("pointerup", end);
  handle.addEventListener("pointercancel", end);
}

function send(list, item) {
  const form = list.closest("form");
  const moved = form.querySelector("[data-moved]");
  moved.disabled = false;
  moved.value = item.querySelector('input[name="module"]').value;
  form.requestSubmit();
}

function sortables() {
  document.querySelectorAll(".sortable").forEach(sortable);
}
sortables();
document.addEventListener("htmx:afterSwap", sortables);

/* ---- The editor: what is not saved yet is said so, and files are added where the text goes on. */
const editor = document.querySelector("form.editor");
if (editor) {
  const text = editor.querySelector("textarea[name=text]");
  const pane = document.getElementById("pane-text");
  const uploads = editor.querySelector(".editor-uploads");
  let unsaved = false;

  editor.querySelector(".editor-preview").hidden = true;
  editor.querySelector(".editor-upload").hidden = false;

  editor.addEventListener("input", (event) => {
    if (event.target.matches("[data-upload]")) {
      return;
    }
    unsaved = true;
    const state = editor.querySelector(".saved-state");
    if (state) {
      state.className = "saved-state hint";
      state.removeAttribute("role");
      state.textContent = editor.dataset.unsaved;
    }
  });
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt === editor) {
      unsaved = false; // typing while it is on its way says so again
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt === editor && event.detail.xhr.status !== 200) {
      unsaved = true; // refused, lost on the way, or waiting for the author to choose one of two texts
    }
  });
  /* Who is signed out meanwhile stays with their text: they sign in beside it, and on their return it is saved. */
  let signedOut = false;
  document.addEventListener("htmx:beforeOnLoad", (event) => {
    if (event.detail.xhr.status === 401 && editor.contains(event.detail.elt)) {
      event.preventDefault();
      if (!signedOut) {
        complain(editor.dataset.signedOut, { text: editor.dataset.signIn, address: "/sign-in" });
      }
      signedOut = true;
      unsaved = true;
    }
  });
  window.addEventListener("focus", async () => {
    if (!signedOut) {
      return;
    }
    const answer = await fetch(location.href);
    const page = answer.ok && !answer.redirected ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
    const token = page?.querySelector("form.editor [name=_csrf]");
    if (token) {
      signedOut = false;
      editor.querySelector("[name=_csrf]").value = token.value;
      editor.requestSubmit();
    }
  });
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) {
      event.preventDefault();
    }
  });

  const insert = (words) => {
    const at = text.selectionEnd;
    const before = text.value.slice(0, at);
    const gap = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
    text.setRangeText(`${gap}${words}\n\n`, at, at, "end");
    const from = at + gap.length + 2;
    text.setSelectionRange(from, from + words.indexOf("](") - 2);
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const upload = (file) => {
    const line = document.createElement("p");
    const words = document.createElement("label");
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    words.append(file.name, bar);
    line.append(words);
    uploads.append(line);
    const request = new XMLHttpRequest();
    request.open("POST", `${editor.dataset.media}?fileName=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("X-CSRF-TOKEN", editor.querySelector("[name=_csrf]").value);
    request.responseType = "json";
    request.upload.addEventListener("progress", (event) => {
      bar.value = event.lengthComputable ? event.loaded / event.total : 0;
    });
    const failed = () => {
      line.remove();
      const why = editor.getAttribute(`data-why-${request.response?.reason}`) ?? request.response?.detail;
      complain(`${file.name}: ${why ?? editor.dataset.failed}`);
    };
    request.addEventListener("load", () => {
      if (request.status !== 201) {
        failed();
        return;
      }
      line.remove();
      insert(request.response.markdown);
      announce(editor.dataset.uploaded);
    });
    request.addEventListener("error", failed);
    request.send(file);
  };

  const files = (list) => [...(list ?? [])].filter((file) => /^(image|video)\//.test(file.type) || file.name.endsWith(".vtt"));
  text.addEventListener("paste", (event) => {
    const pasted = files(event.clipboardData?.files);
    if (pasted.length > 0) {
      event.preventDefault();
      pasted.forEach(upload);
    }
  });
  pane.addEventListener("dragover", (event) => {
    if (event.dataTransfer.types.includes("Files")) {
      event.preventDefault();
      pane.classList.add("is-over");
    }
  });
  pane.addEventListener("dragleave", () => pane.classList.remove("is-over"));
  pane.addEventListener("drop", (event) => {
    pane.classList.remove("is-over");
    if (event.dataTransfer.files.length > 0) {
      event.preventDefault();
      files(event.dataTransfer.files).forEach(upload);
    }
  });
  const chosen = editor.querySelector("[data-upload]");
  chosen.addEventListener("change", () => {
    files(chosen.files).forEach(upload);
    chosen.value = "";
  });

  /* Text and preview take turns where there is no room for both. */
  const tabs = [...editor.querySelectorAll("[role=tab]")];
  const narrow = matchMedia("(max-width: 59.99rem)");
  const show = (tab) => {
    for (const each of tabs) {
      const shown = each === tab;
      each.setAttribute("aria-selected", shown);
      each.tabIndex = shown ? 0 : -1;
      document.getElementById(each.getAttribute("aria-controls")).classList.toggle("is-shown", shown);
    }
  };
  editor.querySelector("[role=tablist]").hidden = false;
  editor.classList.add("has-tabs");
  const panels = () => {
    for (const each of tabs) {
      const panel = document.getElementById(each.getAttribute("aria-controls"));
      if (narrow.matches) {
        panel.setAttribute("role", "tabpanel");
        panel.setAttribute("aria-labelledby", each.id);
      } else {
        panel.removeAttribute("role");
        panel.removeAttribute("aria-labelledby");
      }
    }
  };
  narrow.addEventListener("change", panels);
  panels();
  show(tabs[0]);
  tabs.forEach((tab, place) => {
    tab.addEventListener("click", () => show(tab));
    tab.addEventListener("keydown", (event) => {
      if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
        const other = tabs[(place + 1) % tabs.length];
        show(other);
        other.focus();
      }
    });
  });
}

/* ---- Importing a list: each row is told as it is done. */
const list = document.querySelector("form[data-import]");
if (list) {
  const csv = list.querySelector("textarea");
  const file = list.querySelector("[data-file]");
  const result = document.getElementById("import-result");
  const rows = result.querySelector("[data-rows]");
  const running = result.querySelector("[data-running]");
  const bar = running.querySelector("progress");
  const count = running.querySelector("[data-count]");
  const reasons = new Map([...result.querySelectorAll("[data-reason]")].map((each) => [each.dataset.reason, each.textContent]));
  const why = (told) => reasons.get(told.reason) ?? told.detail;

  file.hidden = false;
  file.querySelector("input").addEventListener("change", async (event) => {
    const [chosen] = event.target.files;
    if (!chosen) {
      return;
    }
    try {
      csv.value = new TextDecoder("utf-8", { fatal: true }).decode(await chosen.arrayBuffer());
    } catch {
      event.target.value = ""; // names would lose their accents for good
      complain(list.dataset.encoding);
    }
  });

  const tell = (row) => {
    const line = rows.insertRow();
    const number = line.insertCell();
    number.className = "number";
    number.dataset.label = rows.dataset.line;
    number.textContent = row.row;
    const email = document.createElement("th");
    email.scope = "row";
    email.className = "long";
    email.textContent = row.email;
    line.append(email);
    const badge = document.createElement("span");
    badge.className = `badge ${row.outcome}`;
    badge.textContent = rows.dataset[row.outcome];
    line.insertCell().append(badge);
    line.insertCell().textContent = [why(row), row.accountMade ? rows.dataset.account : ""].filter(Boolean).join(" ");
    bar.max = row.of;
    bar.value = row.done;
    count.textContent = list.dataset.progress.replace("{0}", row.done).replace("{1}", row.of);
  };

  const end = (summary) => {
    for (const each of result.querySelectorAll("[data-sum]")) {
      each.textContent = summary[each.dataset.sum];
    }
    result.querySelector("[data-summary]").hidden = false;
    if (summary.stopped) {
      complain(list.dataset.stopped.replace("{0}", summary.repeatFrom));
    }
    announce(list.dataset.done);
  };

  const read = async (response) => {
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    let ended = false;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return ended;
      }
      const lines = (rest + value).split("\n");
      rest = lines.pop();
      for (const line of lines.filter(Boolean)) {
        const told = JSON.parse(line);
        if (told.summary) {
          ended = true;
          end(told.summary);
        } else {
          tell(told);
        }
      }
    }
  };

  list.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = list.querySelector("button");
    button.disabled = true;
    rows.replaceChildren();
    result.querySelector("[data-summary]").hidden = true;
    result.hidden = false;
    running.hidden = false;
    try {
      const response = await fetch(list.dataset.import, {
        method: "POST",
        headers: {
          "Content-Type": "text/csv;charset=UTF-8",
          Accept: "application/x-ndjson",
          "X-CSRF-TOKEN": list.querySelector("[name=_csrf]").value,
        },
        body: csv.value,
      });
      if (!response.ok) {
        complain(why(await response.json()));
      } else if (!(await read(response))) {
        complain(list.dataset.failed);
      }
    } catch {
      complain(list.dataset.failed);
    } finally {
      button.disabled = false;
    }
  });
}

/* ---- Printing. */
const print = document.querySelector("[data-print]");
if (print) {
  print.hidden = false;
  print.addEventListener("click", () => window.print());
}
