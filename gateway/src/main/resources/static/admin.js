/* What JavaScript adds to the pages of admins: a live list that stays small and quiet, and parts that refresh as they were left. */

/* ---- Live events: where the stream stands, how many rows stay, and few words about many events. */
const QUIET = 10_000;
let told = 0;
let unheard = 0;
let timer = 0;

function tell(rows) {
  clearTimeout(timer);
  const wait = told + QUIET - Date.now();
  if (wait > 0) {
    timer = setTimeout(() => tell(rows), wait);
  } else if (unheard > 0) {
    const text = rows.dataset.told.replace("#", String(unheard));
    document.dispatchEvent(new CustomEvent("campus:announce", { detail: { text } }));
    unheard = 0;
    told = Date.now();
  }
}

function stand(position) {
  const after = document.getElementById("live-after");
  const source = document.querySelector("#live-panel [sse-connect]");
  if (!position || !after || !source) {
    return;
  }
  after.value = position;
  const address = new URL(source.getAttribute("sse-connect"), location.href);
  address.searchParams.set("after", position);
  source.setAttribute("sse-connect", address.pathname + address.search);
}

document.addEventListener("htmx:sseMessage", (event) => {
  const rows = document.getElementById("event-rows");
  if (!rows || event.detail.type !== "events") {
    return;
  }
  stand(event.detail.lastEventId);
  document.getElementById("no-events")?.remove();
  unheard += (event.detail.data.match(/<li /g) ?? []).length;
  const most = Number(rows.dataset.most);
  for (let last = rows.lastElementChild; rows.children.length > most && last; ) {
    const before = last.previousElementSibling;
    if (!last.contains(document.activeElement)) {
      last.remove();
    }
    last = before;
  }
  tell(rows);
});

/* ---- A part that refreshes itself keeps open what its reader opened, and the focus where it is. */
const FOCUSABLE = "a[href], button, summary, [tabindex]";
let opened = [];
let focused = -1;
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.target.matches?.("[data-keep-open]")) {
    opened = [...event.detail.target.querySelectorAll("details[id][open]")].map((each) => each.id);
    focused = [...event.detail.target.querySelectorAll(FOCUSABLE)].indexOf(document.activeElement);
  }
});
document.addEventListener("htmx:afterSwap", () => {
  for (const id of opened) {
    const details = document.getElementById(id);
    if (details) {
      details.open = true;
    }
  }
  opened = [];
  document.querySelector("[data-keep-open]")?.querySelectorAll(FOCUSABLE)[focused]?.focus({ preventScroll: true });
  focused = -1;
});
