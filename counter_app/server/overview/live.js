// Keeps a page up to date: listens to the server's stream of events, takes over the parts that
// changed, lets times run on from the server's clock, and says when the line to it is cut.
"use strict";

(() => {
  const QUIET_FOR = 15000; // ms without a word: the line is cut (the server speaks every 5 s)
  const ASK_EVERY = 10000; // ms: lines fall silent without any event
  const BACK_OFF = [1000, 2000, 5000, 10000];
  const CHINA = 8 * 3600 * 1000;

  const page = document.querySelector("[data-now]");
  const cut = document.getElementById("cut");

  // The server's clock, carried on by this computer's steady one, whatever its wall clock says.
  let known = Number(page.dataset.now);
  let at = performance.now();
  const now = () => known + performance.now() - at;
  const hear = (moment) => {
    if (moment > 0) {
      known = moment;
      at = performance.now();
    }
  };

  // Times that run.

  const pad = (value) => String(value).padStart(2, "0");
  const said = (milliseconds) => {
    const seconds = Math.floor(Math.abs(milliseconds) / 1000);
    const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
    const rest = `${pad(minutes)}:${pad(seconds % 60)}`;
    return hours ? `${hours}:${rest}` : rest;
  };
  const run = () => {
    const moment = now();
    for (const one of document.querySelectorAll("[data-since]")) {
      one.textContent = said(Math.max(0, moment - Number(one.dataset.since)));
    }
    for (const one of document.querySelectorAll("[data-due]")) {
      const left = Number(one.dataset.due) - moment;
      one.textContent = `${left < 0 ? one.dataset.after : one.dataset.before} ${said(left)}`;
      one.classList.toggle("alarm", left < 0);
      one.classList.toggle("attention", left >= 0);
    }
  };

  // Parts that change. What the server sent is compared, for what stands in the page runs on.

  const sent = new Map();
  const parts = (root) => root.querySelectorAll("[data-part]");
  const remember = (text) => {
    for (const part of parts(text)) sent.set(part.dataset.part, part.innerHTML);
  };
  const take = (newer) => {
    for (const part of parts(document)) {
      const other = newer.querySelector(`[data-part="${part.dataset.part}"]`);
      if (!other || sent.get(part.dataset.part) === other.innerHTML) continue;
      sent.set(part.dataset.part, other.innerHTML);
      const active = part.contains(document.activeElement) ? document.activeElement : null;
      const name = active && active.id;
      part.replaceChildren(...document.importNode(other, true).childNodes);
      if (name) {
        const again = document.getElementById(name);
        if (again) again.focus({ preventScroll: true });
      }
    }
    run();
  };

  // Is anybody at it? A page that only refreshes itself must not keep a session open.

  let touched = false;
  for (const event of ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"]) {
    addEventListener(event, () => (touched = true), { passive: true });
  }

  let asking = false;
  let askAgain = false;
  let last = now();
  const ask = async () => {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    const active = touched ? "active" : "idle";
    touched = false;
    try {
      const answer = await fetch(location.href, {
        headers: { "x-refresh": active },
        cache: "no-store",
        credentials: "same-origin",
        signal: AbortSignal.timeout(10000),
      });
      if (answer.status === 401) {
        location.reload();
        return;
      }
      if (!answer.ok) {
        stale();
      } else {
        const text = await answer.text();
        const newer = new DOMParser().parseFromString(text, "text/html");
        const moment = newer.querySelector("[data-now]");
        if (moment) {
          hear(Number(moment.dataset.now));
          take(newer);
          last = now();
          fresh();
        }
      }
    } catch {
      stale(); // the stream, or the next try, says when it is there again
    } finally {
      asking = false;
      if (askAgain) {
        askAgain = false;
        ask();
      }
    }
  };

  // What may be old is marked and says of when it is.

  const stale = () => {
    if (document.documentElement.classList.contains("stale")) return;
    document.documentElement.classList.add("stale");
    const hall = new Date(last + CHINA);
    const time = `${pad(hall.getUTCHours())}:${pad(hall.getUTCMinutes())}:${pad(hall.getUTCSeconds())}`;
    cut.querySelector("p").textContent = cut.dataset.words.replace("{time}", time);
    cut.hidden = false;
  };
  const fresh = () => {
    document.documentElement.classList.remove("stale");
    cut.hidden = true;
  };

  // The stream.

  let stream = null;
  let tries = 0;
  let heard = performance.now();
  let again = 0;
  const listen = () => {
    stream = new EventSource("/overview/news");
    heard = performance.now();
    const word = (event) => {
      heard = performance.now();
      tries = 0;
      hear(Number(event.data));
    };
    stream.addEventListener("alive", (event) => {
      word(event);
      if (document.documentElement.classList.contains("stale")) ask();
    });
    stream.addEventListener("news", (event) => {
      word(event);
      ask();
    });
    stream.addEventListener("over", () => location.reload());
    stream.onerror = lost;
  };
  const lost = () => {
    stale();
    if (stream) stream.close();
    stream = null;
    clearTimeout(again);
    again = setTimeout(() => {
      listen();
      ask();
    }, BACK_OFF[Math.min(tries++, BACK_OFF.length - 1)]);
  };

  remember(document);
  run();
  listen();
  setInterval(run, 1000);
  setInterval(() => {
    if (stream && performance.now() - heard > QUIET_FOR) lost();
  }, 1000);
  setInterval(ask, ASK_EVERY);
})();
