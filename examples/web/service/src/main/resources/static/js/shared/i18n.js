import { el } from "./dom.js";

const FIRST = "en";
let words = {};
let tag = FIRST;

function base(language) {
  return language.toLowerCase().split("-")[0];
}

async function read(language) {
  const answer = await fetch(`i18n/${language}.json`);
  return answer.json();
}

/** The language that is chosen in the address, else the first of the browser's that there is. */
function choose(known) {
  const asked = new URLSearchParams(location.search).get("lang");
  const wanted = [...(asked ? [asked] : []), ...navigator.languages];
  return wanted.map(base).find(language => known.some(each => each.tag === language)) ?? FIRST;
}

/** Loads the words of the page, and puts those of the document in their places. */
export async function start(titleKey) {
  const known = await (await fetch("languages")).json();
  const chosen = choose(known);
  words = chosen === FIRST ? await read(FIRST) : { ...await read(FIRST), ...await read(chosen) };
  tag = navigator.languages.find(each => base(each) === chosen) ?? chosen;
  document.documentElement.lang = chosen;
  document.title = t(titleKey);
  for (const node of document.querySelectorAll("[data-t]")) {
    node.textContent = t(node.dataset.t);
  }
  for (const node of document.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
  }
  menu(known, chosen);
}

function menu(known, chosen) {
  const select = document.getElementById("language");
  select.append(...known.map(each => el("option", { value: each.tag, lang: each.tag, selected: each.tag === chosen }, each.name)));
  select.addEventListener("change", () => {
    const address = new URL(location.href);
    address.searchParams.set("lang", select.value);
    history.replaceState(history.state, "", address);
    document.dispatchEvent(new CustomEvent("language"));
  });
}

/** Changes to the language that the address now asks for. */
export async function change(titleKey) {
  document.getElementById("language").replaceChildren();
  const select = document.getElementById("language");
  const fresh = select.cloneNode(false);
  select.replaceWith(fresh);
  await start(titleKey);
  fresh.focus();
}

/** What a key means in the language of the page, with what stands for {0}, {1}. */
export function t(key, ...values) {
  return (words[key] ?? key).replace(/\{(\d)\}/g, (_, index) => values[Number(index)] ?? "");
}

export function has(key) {
  return key in words;
}

/** The same where a number decides about singular and plural. */
export function tn(key, number, ...values) {
  const form = new Intl.PluralRules(tag).select(number) === "one" ? "one" : "other";
  return t(`${key}.${form}`, num(number), ...values);
}

export function language() {
  return tag;
}

export function num(number, digits = 0) {
  return new Intl.NumberFormat(tag, { maximumFractionDigits: digits }).format(number);
}


const UNITS = ["B", "kB", "MB", "GB", "TB", "PB"];
export function size(bytes) {
  let unit = 0;
  let value = Math.abs(bytes);
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit++;
  }
  const rounded = value < 100 ? Math.round(value * 10) / 10 : Math.round(value);
  return `${bytes < 0 ? "−" : ""}${num(rounded, 1)} ${UNITS[unit]}`;
}

export function day(instant) {
  return new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone: "UTC" }).format(new Date(instant));
}

export function time(instant) {
  return new Intl.DateTimeFormat(tag, { dateStyle: "long", timeStyle: "short", timeZone: "UTC" }).format(new Date(instant)) + " UTC";
}

/** How long something takes, in the largest unit that fits. */
export function span(minutes) {
  if (minutes >= 1440) {
    return tn("unit.day", Math.round(minutes / 1440));
  }
  return minutes >= 60 ? tn("unit.hour", Math.round(minutes / 30) / 2) : t("unit.minute", num(Math.round(minutes)));
}
