/* What JavaScript adds to the reader of lessons: keys, images in full size, and the place where one stopped. */

const reader = document.querySelector("[data-reader]");
const text = reader.querySelector(".lesson");

/* Storage may be closed to us; nothing depends on it. */
function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}
function keep(key, value) {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    /* then it is not kept */
  }
}

/* ---- Keys, unless they are turned off or meant for something else. */
const KEYS = "campus-reader-keys";
const shortcuts = reader.querySelector("[data-shortcuts]");
shortcuts.checked = kept(KEYS) !== false;
shortcuts.addEventListener("change", () => keep(KEYS, shortcuts.checked));
document.addEventListener("keydown", (event) => {
  const meant = event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented;
  if (meant || !shortcuts.checked || event.target.closest("input, select, textarea, video, dialog, [contenteditable]")) {
    return;
  }
  const wanted = /^[a-z]$/i.test(event.key) && reader.querySelector(`[data-key="${event.key.toLowerCase()}"]`);
  if (wanted) {
    event.preventDefault();
    wanted.click();
  }
});

/* ---- Images in full size, upon the page. The link leads to the image where this does not run. */
function show(link) {
  const image = link.querySelector("img");
  const zoom = document.createElement("dialog");
  zoom.className = "zoom";
  zoom.setAttribute("aria-label", reader.dataset.zoomTitle);
  const close = document.createElement("button");
  close.type = "button";
  close.className = "icon-button zoom-close";
  close.setAttribute("aria-label", reader.dataset.zoomClose);
  close.textContent = "×";
  const figure = document.createElement("figure");
  const large = document.createElement("img");
  large.src = link.href;
  large.alt = image.alt;
  const caption = document.createElement("figcaption");
  caption.textContent = image.alt;
  caption.setAttribute("aria-hidden", "true");
  figure.append(large, caption);
  zoom.append(close, figure);
  zoom.addEventListener("click", () => {
    zoom.close();
    gone();
  });
  zoom.addEventListener("close", gone);
  document.body.append(zoom);
  zoom.showModal();
  function gone() {
    zoom.remove();
    link.focus();
  }
}
text.addEventListener("click", (event) => {
  const link = event.target.closest("a.larger");
  if (link?.querySelector("img") && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
    event.preventDefault();
    show(link);
  }
});

/* ---- What is too wide for the page is scrolled by keys as well. */
function reach() {
  for (const wide of text.querySelectorAll("table, pre")) {
    wide.toggleAttribute("tabindex", wide.scrollWidth > wide.clientWidth);
    if (wide.hasAttribute("tabindex")) {
      wide.tabIndex = 0;
    }
  }
}
reach();
addEventListener("resize", reach);

/* ---- The place where one stopped: which block of the text stood on top. */
const PLACES = "campus-reader-places";
const MOST_PLACES = 50;
const blocks = [...text.children];
const place = (kept(PLACES) ?? []).find((each) => each.page === location.pathname)?.block ?? 0;
const resume = reader.querySelector("[data-resume]");
if (place > 1 && blocks[place] && !location.hash) {
  resume.hidden = false;
  resume.querySelector("button").addEventListener("click", () => {
    resume.hidden = true;
    blocks[place].tabIndex = -1;
    blocks[place].focus({ preventScroll: true });
    blocks[place].scrollIntoView({ block: "start" });
  });
}
let remembering;
addEventListener(
  "scroll",
  () => {
    clearTimeout(remembering);
    remembering = setTimeout(() => {
      const top = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 100);
      const others = (kept(PLACES) ?? []).filter((each) => each.page !== location.pathname);
      const here = top > 0 ? [{ page: location.pathname, block: top }] : [];
      keep(PLACES, [...here, ...others].slice(0, MOST_PLACES));
    }, 400);
  },
  { passive: true },
);
