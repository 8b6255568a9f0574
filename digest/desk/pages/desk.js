"use strict";
// The preview's bar: which view, how wide, in which colours; kept for the next visit, read again after a build.
const root = document.documentElement;
const main = document.querySelector("main");
const frame = document.getElementById("issue");
const status = document.getElementById("status");
const chosen = { view: "web", width: "desktop", scheme: "light" };
const allowed = {};
for (const button of document.querySelectorAll("button")) {
  for (const key of Object.keys(button.dataset)) (allowed[key] ??= []).push(button.dataset[key]);
}

function remembered(key) {
  try { return sessionStorage.getItem(key); } catch { return null; }
}

function remember(key, value) {
  try { sessionStorage.setItem(key, value); } catch { /* a browser without storage forgets */ }
}

function address() {
  return `/view/${chosen.view}?scheme=${chosen.scheme}`;
}

function show() {
  root.dataset.scheme = chosen.scheme;
  main.dataset.width = chosen.width;
  for (const button of document.querySelectorAll("button")) {
    const [key, value] = Object.entries(button.dataset)[0];
    button.setAttribute("aria-pressed", String(chosen[key] === value));
  }
  if (frame.getAttribute("src") !== address()) frame.src = address();
}

function choose(key, value) {
  if (!allowed[key].includes(value)) return;
  chosen[key] = value;
  remember(key, value);
  show();
}

function reload() {
  const top = frame.contentWindow.scrollY;
  frame.addEventListener("load", () => frame.contentWindow.scrollTo(0, top), { once: true });
  frame.contentWindow.location.reload();
  account();
}

// The issue runs no script; its links to elsewhere open in a page of their own.
function guide() {
  const page = frame.contentDocument;
  if (!page) return;
  page.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || link.getAttribute("href").startsWith("#")) return;
    event.preventDefault();
    if (/^https?:$/.test(link.protocol)) window.open(link.href, "_blank", "noopener,noreferrer");
  });
}

async function account() {
  const state = await (await fetch("/state")).json();
  document.title = `${state.letter || "Preview"} ${state.slot}`;
  document.getElementById("name").textContent = document.title;
  document.getElementById("subject").textContent = state.subject;
  document.getElementById("preheader").textContent = state.preheader;
  const size = `${(state.mail_bytes / 1000).toFixed(1)} kB mail${state.clipped ? " (Gmail will clip it)" : ""}`;
  document.getElementById("facts").textContent =
    `${size} · ${state.words} words · ${state.minutes} min read · ${state.links} links`;
  const checks = document.getElementById("checks");
  checks.hidden = state.checks.length === 0;
  checks.querySelector("summary").textContent = `To look at: ${state.checks.length} checks`;
  checks.querySelector("ul").replaceChildren(...state.checks.map((line) => {
    const item = document.createElement("li");
    item.textContent = line;
    return item;
  }));
}

document.querySelector("header").addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (button) choose(...Object.entries(button.dataset)[0]);
});
frame.addEventListener("load", guide);
const events = new EventSource("/events");
events.addEventListener("built", () => { reload(); status.textContent = `Built ${new Date().toLocaleTimeString()}`; });
events.addEventListener("error", () => { status.textContent = "The preview has ended"; });
events.addEventListener("open", () => { status.textContent = ""; });
for (const key of Object.keys(chosen)) choose(key, remembered(key) ?? chosen[key]);
account();
