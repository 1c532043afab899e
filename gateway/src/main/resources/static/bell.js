/* Keeps the number on the bell true while the page is seen. The stream only says that something came; what the number is
   now, the campus tells. So nothing is missed while the stream was away, and a hidden page needs none. */

const PATIENCE = 10_000;
const PAUSE = 1_000;
const MOST_TRIES = 6;
let stream;
let closing;
let retrying;
let tries = 0;

function look() {
  const bell = document.getElementById("bell");
  if (bell) {
    htmx.trigger(bell, "campus:look");
  }
}

function open() {
  if (stream) {
    return;
  }
  stream = new EventSource("/api/inbox/stream");
  stream.addEventListener("open", () => {
    tries = 0;
    look();
  });
  stream.addEventListener("entry", () => {
    look();
    document.querySelector("[data-news]")?.removeAttribute("hidden");
  });
  stream.addEventListener("error", () => {
    /* A stream that ended is taken up again by the browser itself; one that was refused is not. */
    if (stream?.readyState === EventSource.CLOSED) {
      close();
      if (++tries < MOST_TRIES) {
        retrying = setTimeout(open, PAUSE * 2 ** tries);
      }
    }
  });
}

function close() {
  clearTimeout(retrying);
  stream?.close();
  stream = undefined;
}

function follow() {
  clearTimeout(closing);
  if (document.hidden) {
    closing = setTimeout(close, PATIENCE);
  } else {
    tries = 0;
    open();
  }
}

document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", close);
addEventListener("pageshow", (event) => event.persisted && follow());
if (!document.hidden) {
  open();
}
