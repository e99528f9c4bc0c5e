import { el } from "../shared/dom.js";
import { t } from "../shared/i18n.js";
import { field, shown } from "./fields.js";

function choice(id, options, chosen) {
  return el("select", { id }, options.map(([value, text]) => el("option", { value, selected: value === chosen }, text)));
}

function instant(value) {
  return value ? new Date(value).toISOString().slice(0, 16) : "";
}

/** Something to type or choose the value of a field with: {node, hint, value()}. */
export function inputFor(path, id, value) {
  const { kind, words } = field(path);
  if (kind === "boolean") {
    const node = choice(id, [["true", t("yes")], ["false", t("no")]], String(value ?? true));
    return { node, hint: "", value: () => node.value === "true" };
  }
  if (kind === "word") {
    const node = choice(id, words.map(word => [word, shown(path, word)]), value);
    return { node, hint: "", value: () => node.value };
  }
  if (kind === "time") {
    const node = el("input", { id, type: "datetime-local", value: instant(value), required: true });
    return { node, hint: t("hint.time"), value: () => `${node.value}${node.value.length === 16 ? ":00" : ""}Z` };
  }
  if (kind === "number") {
    const node = el("input", { id, type: "text", inputmode: "decimal", autocomplete: "off", value: value ?? "", required: true });
    const number = () => Number(node.value.trim().replace(",", "."));
    return { node, hint: t("hint.number"), value: () => (Number.isNaN(number()) ? node.value : number()) };
  }
  const text = kind === "size" && typeof value === "number" ? shown("/Bytes", value).replace(",", ".") : value ?? "";
  const node = el("input", { id, type: "text", autocomplete: "off", value: text, required: true, "data-kind": kind });
  return {
    node,
    hint: kind === "size" ? t("hint.size") : "",
    value: () => (kind === "size" ? node.value.trim().replace(",", ".") : node.value.trim()),
  };
}
