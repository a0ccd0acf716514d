"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector) => Array.from(document.querySelectorAll(selector));

  const speak = (language) => {
    root.lang = language;
    all("[data-language]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.language === language)));
    try { localStorage.setItem("hotich-language", language); } catch { /* a file opened from disk may have no storage */ }
  };
  all("[data-language]").forEach((b) => b.addEventListener("click", () => speak(b.dataset.language)));
  try { if (localStorage.getItem("hotich-language") === "en") speak("en"); } catch { /* the same */ }

  all("time").forEach((time) => {
    const moment = new Date(time.dateTime);
    if (!isNaN(moment)) time.textContent = moment.toLocaleString(time.closest("[lang]").lang, { dateStyle: "long", timeStyle: "short" });
  });

  const printList = document.querySelector(".print-list");
  if (printList) printList.addEventListener("click", () => { document.body.classList.add("list-only"); window.print(); });
  window.addEventListener("beforeprint", () => all("details").forEach((d) => { d.open = true; }));
  window.addEventListener("afterprint", () => document.body.classList.remove("list-only"));

  const showAll = document.querySelector(".show-all");
  let wanted = "";
  const filter = (code) => {
    wanted = code;
    all(".card").forEach((card) => { card.hidden = code !== "" && !card.dataset.reasons.split(" ").includes(code); });
    all("button[data-reason]").forEach((b) => b.setAttribute("aria-pressed", String(b.dataset.reason === code)));
    if (showAll) showAll.hidden = code === "";
  };
  all("button[data-reason]").forEach((b) => b.addEventListener("click", () => filter(wanted === b.dataset.reason ? "" : b.dataset.reason)));
  if (showAll) showAll.addEventListener("click", () => filter(""));
})();
