import { call, told } from "../shared/api.js";
import { announce, button, el, fold, focusOn, saveAs } from "../shared/dom.js";
import { change, start, t } from "../shared/i18n.js";
import { label, learn } from "./fields.js";
import { Known } from "./known.js";
import { Asking } from "./question.js";
import { ReportView } from "./report.js";
import { State } from "./state.js";
import { intake, startView, takeDrops } from "./start.js";

const TITLE = "title";
const state = new State();
const main = document.getElementById("main");

function forDevice(text) {
  return text.replaceAll("{device}", t(`word.${state.talk?.snapshot.device?.family ?? "DEVICE"}`));
}

/** What causes and remedies are called. */
const titles = {
  causes: new Map(),
  remedies: new Map(),
  cause: id => (titles.causes.has(id) ? forDevice(titles.causes.get(id)) : null),
  remedy: id => state.talk?.report.remedies.find(each => each.id === id)?.title ?? forDevice(titles.remedies.get(id) ?? id),
  async read() {
    for (const kind of ["causes", "remedies"]) {
      const { body } = await call("GET", kind);
      titles[kind] = new Map(body.map(each => [each.id, each.title]));
    }
  },
};

const known = new Known(state, titles, run);
const asking = new Asking(state, titles, run);
const report = new ReportView(state, run);
let working = false;

/** What the place of an error is called. */
function place(pointer) {
  return label(pointer.replace(/^\/snapshot(?=\/)/, ""));
}

/** Does a step, draws what comes of it, and puts the focus on that part; what is wrong is said where it was asked for. */
async function run(step, focus, form) {
  if (working) {
    return;
  }
  working = true;
  main.setAttribute("aria-busy", "true");
  document.querySelectorAll(".problem").forEach(old => old.remove());
  try {
    await step();
    draw(focus);
  } catch (error) {
    (form ?? main.querySelector(".tools") ?? main).prepend(told(error, place));
    (form ?? main).querySelector("input:not([type=radio]), textarea, select")?.setAttribute("aria-invalid", "true");
    main.querySelector(".problem").scrollIntoView({ block: "nearest" });
  } finally {
    working = false;
    main.removeAttribute("aria-busy");
  }
}

function begin(family) {
  run(() => state.know({ device: { family } }, "answered"), "question");
}

function read(files) {
  run(() => state.read(files, files.map(file => file.name).join(", ")), "verdict");
}

function restart() {
  state.forget();
  draw("start");
}

function tools() {
  return el("div", { class: "tools" },
    el("div", { class: "buttons" },
      button(t("save"), () => saveAs("backup-doctor.json", "application/json", `${JSON.stringify(state.talk.snapshot, null, 2)}\n`), { class: "quiet" }),
      button(t("print"), () => window.print(), { class: "quiet" }),
      button(t("restart"), restart, { class: "quiet" })),
    fold("more-answers", t("more"), false, intake("more", read)));
}

function draw(focus) {
  if (state.talk === null) {
    main.className = "";
    main.replaceChildren(startView(begin, read));
    if (focus) {
      focusOn(main.querySelector("h1"));
    }
    return;
  }
  const { talk } = state;
  main.className = "consultation";
  report.read();
  main.replaceChildren(
    el("h1", {}, t("consultation", t(`word.${talk.snapshot.device?.family ?? "DEVICE"}`))),
    el("div", { class: "left" }, report.stands(), asking.draw(), report.sections("plan", "causes")),
    el("div", { class: "right" }, tools(), known.draw(), report.sections("storage", "notes", "checks")));
  main.querySelectorAll("details[open]").forEach(details => details.dispatchEvent(new Event("toggle")));
  if (focus) {
    focusOn(document.getElementById(focus));
    const next = talk.questions[0];
    announce([main.querySelector(".bd-verdict strong").textContent, next ? t("announce.question", next.text) : t("question.none"),
      talk.report.remedies[0] ? t("announce.first", talk.report.remedies[0].title) : ""].join(" "));
  }
}

async function open() {
  try {
    await start(TITLE);
    await Promise.all([learn(), titles.read()]);
    draw();
    takeDrops(read);
    document.addEventListener("language", () => run(async () => {
      await change(TITLE);
      await titles.read();
      await state.again();
    }));
    window.addEventListener("beforeunload", event => state.talk !== null && state.canGoBack && event.preventDefault());
  } catch (error) {
    main.replaceChildren(told(error));
  }
}

open();
