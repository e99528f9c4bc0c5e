import { button, el, fold } from "../shared/dom.js";
import { t } from "../shared/i18n.js";

function chooser(id, onfiles) {
  return el("input", {
    id, type: "file", multiple: true, class: "files",
    onchange: event => event.target.files.length > 0 && onfiles([...event.target.files]),
  });
}

/** A place to drop answers of a device on, a button to choose them, and a box to paste one into. */
export function intake(id, onfiles) {
  const area = el("textarea", { id: `${id}-text`, rows: 6, spellcheck: "false", required: true });
  const paste = event => {
    event.preventDefault();
    onfiles([new File([area.value], t("pasted"))]);
  };
  return el("div", { class: "intake" },
    el("div", { class: "drop" },
      el("p", { class: "drop-here" }, t("drop")),
      el("p", {}, el("label", { for: `${id}-files`, class: "choose" }, t("drop.choose")), chooser(`${id}-files`, onfiles)),
      el("p", { class: "aside" }, t("drop.what"))),
    fold(`${id}-paste`, t("paste"), false, el("form", { class: "edit", onsubmit: paste },
      el("label", { for: `${id}-text` }, t("paste.label")), area, el("button", {}, t("paste.read")))));
}

/** What there is to see first. */
export function startView(onfamily, onfiles) {
  return el("div", { class: "start" },
    el("h1", {}, t("start.title")),
    el("p", { class: "lead" }, t("start.what")),
    el("div", { class: "begin" },
      button(t("start.IPHONE"), () => onfamily("IPHONE"), { class: "main" }),
      button(t("start.IPAD"), () => onfamily("IPAD"), { class: "main" })),
    el("p", { class: "or" }, t("start.or")),
    intake("start", onfiles));
}

/** Anything dropped anywhere on the page is read. */
export function takeDrops(onfiles) {
  const hasFiles = event => [...(event.dataTransfer?.types ?? [])].includes("Files");
  document.addEventListener("dragover", event => {
    if (hasFiles(event)) {
      event.preventDefault();
      document.body.classList.add("dragging");
    }
  });
  document.addEventListener("dragleave", event => event.relatedTarget === null && document.body.classList.remove("dragging"));
  document.addEventListener("drop", event => {
    document.body.classList.remove("dragging");
    if (hasFiles(event)) {
      event.preventDefault();
      onfiles([...event.dataTransfer.files]);
    }
  });
}
