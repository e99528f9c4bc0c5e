import { call, told } from "../shared/api.js";
import { el, focusOn } from "../shared/dom.js";
import { change, start, t } from "../shared/i18n.js";
import { Desk } from "./desk.js";
import { Files } from "./files.js";

const TITLE = "desk.title";
const main = document.getElementById("main");
const files = new Files();
let desk = null;

function loginView() {
  const token = el("input", { id: "token", type: "password", autocomplete: "off", required: true });
  const form = el("form", { class: "login edit", onsubmit: event => login(event, form, token) },
    el("h1", {}, t("desk")), el("p", {}, t("desk.what")),
    el("label", { for: "token" }, t("login.token")), token, el("p", { class: "aside", id: "why" }, t("login.why")),
    el("button", { class: "main" }, t("login")));
  token.setAttribute("aria-describedby", "why");
  return form;
}

async function login(event, form, token) {
  event.preventDefault();
  form.querySelector(".problem")?.remove();
  try {
    await files.login(token.value);
    desk = new Desk(files);
    await desk.start(main);
    focusOn(main.querySelector("h1"));
  } catch (error) {
    desk = null;
    const problem = told(error);
    if (error.status === 401) {
      problem.replaceChildren(el("p", {}, el("span", { class: "mark", "aria-hidden": "true" }, "✗ "), t("login.wrong")));
    }
    form.append(problem);
    token.setAttribute("aria-invalid", "true");
    token.focus();
  }
}

async function draw() {
  if (desk) {
    desk.draw();
    return;
  }
  const { body } = await call("GET", "rules");
  main.replaceChildren(body.editable ? loginView() : el("div", {}, el("h1", {}, t("desk")), el("p", {}, t("login.off"))));
}

/** Wherever the focus is. */
function press(event) {
  const isSave = (event.ctrlKey || event.metaKey) && event.key === "s";
  if (desk && (isSave || event.key === "F8")) {
    event.preventDefault();
    if (isSave) {
      desk.save();
    } else {
      desk.nextProblem();
    }
  }
}

async function open() {
  try {
    await start(TITLE);
    await draw();
    document.addEventListener("language", async () => {
      await change(TITLE);
      await draw();
    });
    document.addEventListener("keydown", press);
    window.addEventListener("beforeunload", event => Object.keys(files.changed()).length > 0 && event.preventDefault());
  } catch (error) {
    main.replaceChildren(told(error));
  }
}

open();
