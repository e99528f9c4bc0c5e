import { Problem, call, told } from "../shared/api.js";
import { announce, button, el, focusOn, sure } from "../shared/dom.js";
import { t, time, tn } from "../shared/i18n.js";
import { Editor } from "./editor.js";
import { devices } from "./files.js";
import { cases, differences, effect, problems } from "./results.js";
import { subjects, Tree } from "./tree.js";

const PAUSE = 400;
const ORDER = ["md", "drl", "yaml"];

/** The desk of somebody who has the token. */
export class Desk {
  #files;
  #titles = new Map();
  #tree;
  #editor = new Editor((path, text) => this.#typed(path, text));
  #devices = { names: [], snapshots: [] };
  #result = null;
  #subject = null;
  #path = null;
  #timer = 0;
  #asking = null;
  #root = null;

  constructor(files) {
    this.#files = files;
    this.#tree = new Tree(files, this.#titles, name => this.open(name), (kind, id, form) => this.#begin(kind, id, form));
  }

  async start(root) {
    this.#root = root;
    const [facts, samples] = await Promise.all([call("GET", "facts"), call("GET", "samples.json"), this.#name()]);
    this.#editor.know(facts.body);
    this.#devices = { names: samples.body.map(each => each.id), snapshots: samples.body };
    this.draw();
  }

  async #name() {
    for (const kind of ["causes", "remedies"]) {
      const { body } = await call("GET", kind);
      body.forEach(each => this.#titles.set(each.id, each.title.replaceAll("{device}", t("word.DEVICE"))));
    }
    const { body } = await call("GET", "rules");
    document.getElementById("running").textContent = t("running", body.count, time(body.loadedAt));
  }

  /** Draws all of it; in another language, say. */
  draw() {
    this.#root.replaceChildren(
      el("h1", {}, t("desk")), el("p", {}, t("desk.what")),
      el("div", { class: "desk" }, this.#tree.draw(), el("div", { class: "work" }, el("p", {}, t("pick")), el("div", { id: "message" }))));
    if (this.#path) {
      this.#show(this.#path);
    }
  }

  /** Opens what is about one cause, remedy or sort of data, its rules first. */
  async open(name, path) {
    this.#subject = subjects(this.#files.list).find(each => each.name === name);
    const files = this.#ordered();
    await this.#show(path ?? files.find(each => each.endsWith(".drl")) ?? files[0]);
    this.#tree.pick(name);
    focusOn(document.getElementById("subject"));
  }

  /** Begins a new cause or remedy: its files are opened, and saved when its author says so. */
  async #begin(kind, id, form) {
    form.querySelector(".problem")?.remove();
    try {
      const paths = await this.#files.begin(kind, id);
      await this.open(paths[0].replace(/\.[a-z]+$/, ""), paths[0]);
      this.#checkSoon(0);
    } catch (error) {
      form.append(told(error));
      form.querySelector("input").setAttribute("aria-invalid", "true");
      form.querySelector("input").focus();
    }
  }

  #ordered() {
    return [...this.#subject.files].sort((a, b) => ORDER.indexOf(a.split(".").pop()) - ORDER.indexOf(b.split(".").pop()) || (a < b ? -1 : 1));
  }

  async #show(path) {
    const work = this.#root.querySelector(".work");
    try {
      const file = await this.#files.open(path);
      this.#path = path;
      work.replaceChildren(
        el("h2", { id: "subject" }, this.#titles.get(this.#subject.id) ?? this.#subject.id),
        this.#tabs(path),
        el("div", { role: "tabpanel", id: "panel", "aria-labelledby": `tab-${path}` },
          el("p", { id: "editor-keys", class: "aside" }, t("editor.keys")),
          this.#editor.draw(file)),
        el("div", { class: "buttons", id: "file-buttons" }), el("div", { id: "message" }),
        el("p", { id: "state", class: "state" }), el("div", { id: "results" }));
      this.#buttons();
      this.#draw();
    } catch (error) {
      work.replaceChildren(told(error));
    }
  }

  #tabs(path) {
    const files = this.#ordered();
    const go = (event, step) => {
      event.preventDefault();
      const next = files[(files.indexOf(path) + step + files.length) % files.length];
      this.#show(next).then(() => document.getElementById(`tab-${next}`).focus());
    };
    return el("div", { role: "tablist", "aria-label": t("tabs", this.#subject.id) }, files.map(file => {
      const end = file.split(".").pop();
      const language = file.match(/\.([a-z]{2})\.md$/)?.[1];
      return el("button", {
        type: "button", role: "tab", id: `tab-${file}`, "aria-selected": String(file === path), "aria-controls": "panel", tabindex: file === path ? 0 : -1,
        onclick: () => this.#show(file).then(() => document.getElementById(`tab-${file}`).focus()),
        onkeydown: event => (event.key === "ArrowRight" ? go(event, 1) : event.key === "ArrowLeft" && go(event, -1)),
      }, this.#subject.kind === "data" ? t("tree.data") : t(`tab.${end}`), language && ` (${language})`,
      el("span", { class: "changed" }, this.#files.isChanged(file) ? ` (${t("tab.changed")})` : ""));
    }));
  }

  #buttons() {
    if (this.#path === null) {
      return;
    }
    const isChanged = this.#files.isChanged(this.#path);
    const changed = Object.keys(this.#files.changed()).length;
    document.getElementById("file-buttons")?.replaceChildren(...[
      button(changed > 1 ? tn("save.files", changed) : t("save.file"), () => this.save(), { class: "main", id: "save" }),
      button(t("next.problem"), () => this.nextProblem()),
      this.#files.isNew(this.#path)
        ? button(t("new.drop"), () => this.#drop(), { class: "quiet" })
        : isChanged && button(t("undo.file"), () => this.#undo(), { class: "quiet" }),
      !this.#files.isBundled(this.#path) && !this.#files.isNew(this.#path) && button(t(this.#isOwn() ? "own.out" : "bundled"), () => this.#ask(), { class: "quiet" })].filter(Boolean));
    document.querySelectorAll("[role=tab]").forEach(tab => {
      tab.querySelector(".changed").textContent = this.#files.isChanged(tab.id.slice(4)) ? ` (${t("tab.changed")})` : "";
    });
  }

  nextProblem() {
    this.#editor.next();
  }

  /** What is typed last in one file may come when another is shown already. */
  #typed(path, text) {
    const file = this.#files.opened(path);
    if (file === null) {
      return;
    }
    file.text = text;
    this.#buttons();
    document.getElementById("message").replaceChildren();
    this.#checkSoon(PAUSE);
  }

  #checkSoon(pause) {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    this.#timer = setTimeout(() => this.#check(), pause);
  }

  async #check() {
    if (Object.keys(this.#files.changed()).length === 0) {
      this.#result = null;
      this.#draw();
      return;
    }
    if (this.#path === null) {
      return;
    }
    const asking = new AbortController();
    this.#asking = asking;
    document.getElementById("state").textContent = t("checking");
    this.#root.querySelector("#results").setAttribute("aria-busy", "true");
    try {
      const { body } = await this.#files.check(this.#devices.snapshots, asking.signal);
      this.#result = body;
      this.#draw();
      announce(body.problems.length > 0 ? t("problems.line", body.problems[0].line ?? 1, body.problems[0].detail)
        : t(body.acceptable ? "checked.good" : "checked.bad"));
    } catch (error) {
      if (error.name !== "AbortError") {
        document.getElementById("state").replaceChildren(told(error));
      }
    }
  }

  #draw() {
    const results = document.getElementById("results");
    if (results === null) {
      return;
    }
    results.removeAttribute("aria-busy");
    const result = this.#result ?? { problems: [], cases: { passed: 0, failed: 0, results: [] }, effects: [], differences: [] };
    const state = document.getElementById("state");
    state.className = `state ${this.#result ? (result.acceptable ? "good" : "bad") : ""}`;
    state.replaceChildren(this.#result ? t(result.acceptable ? "checked.good" : "checked.bad") : t("checked.idle"));
    this.#editor.show(result.problems.filter(problem => problem.file === this.#path)
      .map(problem => ({ ...problem, text: `${problem.detail} ${problem.maybe ?? ""}`, isWarning: problem.severity === "WARNING" })));
    results.replaceChildren(
      problems(result.problems, this.#path, { goTo: problem => this.#goTo(problem) }),
      cases(result.cases, this.#result !== null, this.#path, { open: file => this.#goTo({ file, line: 1 }) }),
      effect(result.effects, this.#result !== null, this.#devices.names, this.#titles, files => this.#choose(files)),
      differences(result.differences));
  }

  async #goTo({ file, line, column }) {
    if (file && file !== this.#path) {
      const subject = subjects(this.#files.list).find(each => each.files.includes(file));
      await this.open(subject.name, file);
    }
    this.#editor.goTo(line, column);
  }

  async #choose(files) {
    try {
      this.#devices = await devices(files);
      this.#draw();
      this.#checkSoon(0);
    } catch (error) {
      this.#say(told(error));
    }
  }

  #say(node) {
    document.getElementById("message").replaceChildren(node);
  }

  /** Saves all that is changed. */
  async save() {
    if (Object.keys(this.#files.changed()).length === 0) {
      return;
    }
    try {
      const paths = await this.#files.save();
      await this.#afterwards(tn("saved", paths.length, paths.join(", ")));
    } catch (error) {
      const refused = el("div", {}, told(error));
      const why = error instanceof Problem && error.status === 412 ? t("save.changed") : t("save.refused");
      refused.firstChild.prepend(el("p", {}, el("strong", {}, why)));
      this.#say(refused);
    }
  }

  async #afterwards(sentence) {
    this.#buttons();
    this.#tree.refresh();
    this.#checkSoon(0);
    this.#say(el("p", { class: "good saved" }, el("span", { "aria-hidden": "true" }, "✓ "), sentence));
    announce(sentence);
    await this.#name();
  }

  async #undo() {
    await this.#files.undo(this.#path);
    await this.#show(this.#path);
    this.#checkSoon(0);
    this.#editor.focus();
  }

  /** Gives up what was begun. */
  async #drop() {
    await this.#files.drop(this.#subject.files.filter(path => this.#files.isNew(path)));
    this.#close();
    this.#checkSoon(0);
    document.getElementById("search").focus();
  }

  /** Leaves what there is no longer. */
  #close() {
    this.#path = null;
    this.#subject = null;
    this.draw();
  }

  /** A rule and its cases go back together, as they were saved. */
  #ask() {
    const paths = this.#subject.files.filter(path => !this.#files.isBundled(path));
    const own = this.#isOwn();
    sure(t(own ? "own.out.sure" : "bundled.sure", paths.join(", ")), t(own ? "own.out.yes" : "bundled.yes"), t("cancel"),
      () => this.#revert(paths, t(own ? "saved.out" : "saved.bundled", paths.join(", "))));
  }

  /** Whether nothing bundled is below it. */
  #isOwn() {
    return !this.#subject.files.some(path => this.#files.isBundled(path) || this.#files.replaces(path));
  }

  async #revert(paths, sentence) {
    try {
      await this.#files.revert(paths);
      if (this.#files.has(this.#path)) {
        await this.#show(this.#path);
      } else {
        this.#close();
      }
      await this.#afterwards(sentence);
    } catch (error) {
      this.#say(told(error));
    }
  }
}
