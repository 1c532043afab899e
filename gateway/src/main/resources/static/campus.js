/* What JavaScript adds to pages that work without it. Loaded as a module; nothing here is called from the markup. */

const toasts = document.getElementById("toasts");
const live = document.getElementById("live");
const dialog = document.getElementById("dialog");

/* The reader's time zone, for what shows a time: the next page, and the dates of the course that a visitor comes to first. */
const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
if (zone && !document.cookie.split("; ").includes(`campus-zone=${zone}`)) {
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `campus-zone=${zone}; Path=/; Max-Age=31536000; SameSite=Lax${secure}`;
  if (document.getElementById("offerings")) {
    const again = { target: "#offerings", select: "#offerings", swap: "outerHTML" };
    addEventListener("load", () => window.htmx.ajax("GET", location.href, again));
  }
}

/* ---- Toasts: close by button, and by themselves when they only tell of success. */
function readyToast(toast) {
  if (toast.querySelector(".toast-close")) {
    return;
  }
  const close = document.createElement("button");
  close.type = "button";
  close.className = "toast-close";
  close.textContent = "×";
  close.setAttribute("aria-label", toasts.dataset.close);
  close.addEventListener("click", () => toast.remove());
  toast.append(close);
  if (!toast.classList.contains("bad")) {
    setTimeout(() => {
      if (!toast.matches(":hover, :focus-within")) {
        toast.remove();
      }
    }, 8000);
  }
}

function toast(text, kind = "good", link = null) {
  const element = document.createElement("div");
  element.className = `toast ${kind}`;
  element.setAttribute("role", kind === "bad" ? "alert" : "status");
  const words = document.createElement("p");
  words.textContent = text;
  if (link) {
    const beside = document.createElement("a");
    beside.href = link.address;
    beside.target = "_blank";
    beside.textContent = link.text;
    words.append(" ", beside);
  }
  element.append(words);
  toasts.append(element);
  readyToast(element);
}

function announce(text) {
  live.textContent = "";
  requestAnimationFrame(() => {
    live.textContent = text;
  });
}

/* Scripts of single pages ask for both by events. */
document.addEventListener("campus:toast", (event) => toast(event.detail.text, event.detail.kind, event.detail.link));
document.addEventListener("campus:announce", (event) => announce(event.detail.text));

for (const each of toasts.children) {
  readyToast(each);
  announce(each.querySelector("p").textContent); // it was there before anybody listened
}
const isTold = (node) =>
  node.classList.contains("bad") &&
  [...toasts.children].some((other) => other !== node && heading(other) === heading(node));
const heading = (node) => node.querySelector("p")?.textContent;
new MutationObserver((changes) => {
  for (const change of changes) {
    for (const node of change.addedNodes) {
      if (node.nodeType !== Node.ELEMENT_NODE || !node.classList.contains("toast")) {
        continue;
      }
      if (isTold(node)) {
        node.remove(); // each letter that is typed would tell it again
      } else {
        readyToast(node);
      }
    }
  }
}).observe(toasts, { childList: true });

/* ---- Focus and announcements after a part of the page was put in place. */
function settle(root) {
  const found = root.matches?.("[data-focus]") ? root : root.querySelector?.("[data-focus]");
  if (found) {
    if (!found.matches("a[href], button, input, select, textarea, [tabindex]")) {
      found.tabIndex = -1;
    }
    found.focus();
  }
  const told = [...(root.matches?.("[data-announce]") ? [root] : []), ...(root.querySelectorAll?.("[data-announce]") ?? [])];
  if (told.length > 0) {
    announce(told.map((each) => each.dataset.announce || each.textContent.trim()).join(". "));
  }
}
const problem = document.querySelector("main [data-focus]");
if (problem) {
  settle(problem);
}

document.addEventListener("htmx:afterSettle", (event) => {
  const target = event.detail.elt;
  if (target.id === "dialog" && dialog.childElementCount > 0 && !dialog.open) {
    dialog.showModal();
  }
  settle(target);
  if (event.detail.requestConfig?.elt.closest(".pager")) {
    target.tabIndex = -1; // the link that was pressed is gone; one reads on at the top
    target.focus({ preventScroll: true });
    announce(target.querySelector(".pager-at")?.textContent ?? "");
  }
});

/* ---- Dialogs: opened when something is put into them; closed by [data-close], a click beside, or success. */
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("[data-close]")) {
    event.preventDefault();
    dialog.close();
  }
});
dialog.addEventListener("close", () => dialog.replaceChildren());
document.addEventListener("htmx:afterRequest", (event) => {
  const { elt, successful, target } = event.detail;
  if (dialog.open && successful && dialog.contains(elt) && !(dialog === target || dialog.contains(target))) {
    dialog.close();
  }
});

/* ---- On a phone the page that one is on is not at the edge of what can be scrolled to. */
for (const list of document.querySelectorAll(".side ul, .tabs")) {
  const here = list.querySelector("[aria-current]");
  if (here) {
    list.scrollLeft = here.offsetLeft - list.offsetLeft - (list.clientWidth - here.offsetWidth) / 2;
  }
}

/* ---- Menus close as one expects of menus. */
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll("details.menu[open]")) {
    if (!menu.contains(event.target)) {
      menu.open = false;
    }
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    const menu = document.querySelector("details.menu[open]");
    if (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  }
});

/* ---- The token that forms hold, for requests that are no forms. */
document.addEventListener("htmx:configRequest", (event) => {
  const { verb, headers, parameters } = event.detail;
  if (verb !== "get" && !parameters._csrf) {
    const token = document.querySelector('input[name="_csrf"]');
    if (token) {
      headers["X-CSRF-TOKEN"] = token.value;
    }
  }
});

/* ---- What is to stay fresh asks again at each tick; hidden pages rest. */
setInterval(() => {
  if (!document.hidden && document.querySelector('[hx-trigger*="campus:tick"]')) {
    window.htmx.trigger(document.body, "campus:tick");
  }
}, 15000);

/* ---- A thin bar while a part of the page is on its way, and words when it does not come. */
const bar = document.createElement("div");
bar.className = "loading";
document.body.append(bar);
const QUIET = '[hx-trigger*="load"], [hx-trigger*="campus:tick"], #bell';
let waiting = 0;
document.addEventListener("htmx:beforeRequest", (event) => {
  if (!event.detail.elt.matches(QUIET)) {
    waiting++;
    bar.classList.add("is-on");
  }
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.elt.matches(QUIET)) {
    waiting = Math.max(0, waiting - 1);
    bar.classList.toggle("is-on", waiting > 0);
  }
});
document.addEventListener("htmx:sendError", (event) => {
  if (!event.detail.elt.matches('[hx-trigger*="every"]')) {
    toast(toasts.dataset.failed, "bad"); // what refreshes itself tries again soon, and must not say so each time
  }
});
