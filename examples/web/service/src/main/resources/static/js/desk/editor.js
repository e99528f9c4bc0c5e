import { el } from "../shared/dom.js";
import { t } from "../shared/i18n.js";
import { defineDrl, hints } from "./drl.js";

const { CodeMirror } = window;
const GUTTER = "problems";
defineDrl(CodeMirror);

function mode(path) {
  if (path.endsWith(".drl")) {
    return "drl";
  }
  return path.endsWith(".md") ? { name: "yaml-frontmatter", base: "markdown" } : "yaml";
}

/** The text of one file, with its problems at their lines. */
export class Editor {
  #view = null;
  #marks = [];
  #problems = [];
  #facts = [];
  #onchange;

  constructor(onchange) {
    this.#onchange = onchange;
  }

  know(facts) {
    this.#facts = facts;
  }

  draw(file) {
    const place = el("div", { class: "editor", "data-path": file.path });
    const view = CodeMirror(place, {
      value: file.text,
      mode: mode(file.path),
      lineNumbers: true,
      lineWrapping: true,
      matchBrackets: true,
      inputStyle: "contenteditable",
      spellcheck: false,
      screenReaderLabel: t("editor", file.path),
      gutters: [GUTTER, "CodeMirror-linenumbers"],
      viewportMargin: 60,
      extraKeys: {
        Tab: false,
        "Shift-Tab": false,
        "Ctrl-Space": () => file.path.endsWith(".drl") && view.showHint({ hint: hints(CodeMirror, this.#facts), completeSingle: false }),
      },
    });
    view.getInputField().setAttribute("aria-describedby", "editor-keys");
    view.on("change", () => this.#onchange(file.path, view.getValue()));
    this.#view = view;
    this.#marks = [];
    setTimeout(() => view.refresh(), 0);
    return place;
  }

  /** Shows problems, each {line, column, text, isWarning}, at their lines. */
  show(problems) {
    const view = this.#view;
    this.#marks.forEach(mark => mark.clear());
    view.clearGutter(GUTTER);
    this.#problems = problems.filter(problem => problem.line !== undefined).sort((a, b) => a.line - b.line || (a.column ?? 0) - (b.column ?? 0));
    this.#marks = this.#problems.map(problem => {
      const line = Math.min(problem.line, view.lineCount()) - 1;
      const kind = problem.isWarning ? "warned" : "wrong";
      view.setGutterMarker(line, GUTTER, el("span", { class: `gutter-${kind}`, title: problem.text, "aria-hidden": "true" }, problem.isWarning ? "!" : "✗"));
      const text = view.getLine(line);
      const from = Math.min(Math.max(0, (problem.column ?? 1) - 1), text.length);
      const end = text.slice(from).match(/^(\w+|.)/)?.[0].length ?? 0;
      const start = problem.column ? from : text.search(/\S|$/);
      return view.markText({ line, ch: start }, { line, ch: problem.column ? from + end : text.length }, { className: `marked-${kind}` });
    });
  }

  goTo(line, column = 1) {
    this.#view.setCursor({ line: line - 1, ch: column - 1 });
    this.#view.scrollIntoView(null, 80);
    this.#view.focus();
  }

  /** Goes to the next problem after the cursor, from the last back to the first. */
  next() {
    if (this.#problems.length > 0) {
      const { line, ch } = this.#view.getCursor();
      const isAfter = problem => problem.line - 1 > line || (problem.line - 1 === line && (problem.column ?? 1) - 1 > ch);
      const problem = this.#problems.find(isAfter) ?? this.#problems[0];
      this.goTo(problem.line, problem.column);
    }
  }

  focus() {
    this.#view.focus();
  }

  refresh() {
    this.#view.refresh();
  }
}
