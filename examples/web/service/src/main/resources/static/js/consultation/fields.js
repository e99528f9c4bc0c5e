import { call } from "../shared/api.js";
import { day, has, num, size, t, time } from "../shared/i18n.js";

const fields = new Map();

function kindOf(name, node) {
  const types = [node.type ?? []].flat();
  if (node.enum) {
    return "word";
  }
  if (types.includes("boolean")) {
    return "boolean";
  }
  if (types.includes("integer") && types.includes("string")) {
    return "size";
  }
  if (types.includes("integer") || types.includes("number")) {
    return "number";
  }
  return node.format === "date-time" ? "time" : "text";
}

function walk(path, name, node) {
  if (node.properties) {
    Object.entries(node.properties).forEach(([key, value]) => walk(`${path}/${key}`, key, value));
  } else if (node.items) {
    walk(`${path}/*`, name, node.items);
  } else if (![node.type ?? []].flat().includes("object")) {
    fields.set(path, { path, kind: kindOf(name, node), words: (node.enum ?? []).filter(word => word !== null) });
  }
}

/** Learns from the schema which fields a snapshot has, and what they hold. */
export async function learn() {
  const { body } = await call("GET", "schemas/snapshot.schema.json");
  walk("", "", body);
}

function pattern(path) {
  return path.replace(/\/\d+(?=\/|$)/g, "/*");
}

export function field(path) {
  return fields.get(pattern(path)) ?? { path, kind: "text", words: [] };
}

/** Fields that hold one value, by group, in the order of the snapshot. */
export function singleFields() {
  return [...fields.values()].filter(each => !each.path.includes("*") && each.path.lastIndexOf("/") > 0);
}

/** What a field is called, for a reader; keys that an organisation chose are their own names. */
export function label(path) {
  const key = `field.${pattern(path)}`;
  return has(key) ? t(key) : path.split("/").pop().replaceAll("~1", "/").replaceAll("~0", "~");
}

export function group(path) {
  return t(`group.${path.split("/")[1]}`);
}

const SUFFIXES = [[/Percent$/, "unit.percent"], [/Dbm$/, "unit.dbm"], [/Mbps$/, "unit.mbps"], [/Seconds$/, "unit.seconds"], [/minutes/, "unit.minute"]];

/** What a value means, for a reader. */
export function shown(path, value) {
  if (typeof value === "boolean") {
    return t(value ? "yes" : "no");
  }
  if (typeof value === "number") {
    if (/Bytes$/.test(path)) {
      return size(value);
    }
    const unit = /code$/.test(path) ? undefined : SUFFIXES.find(([end]) => end.test(path));
    return unit ? t(unit[1], num(value, 1)) : /code$/.test(path) ? String(value) : num(value, 1);
  }
  if (Array.isArray(value)) {
    return value.map(each => shown(path, each)).join(", ");
  }
  if (field(path).kind === "time" || /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) {
    return /T00:00:00Z$/.test(value) ? day(value) : time(value);
  }
  return has(`word.${value}`) ? t(`word.${value}`) : String(value);
}

function escaped(key) {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The paths of all single values. */
export function pointers(node, path = "") {
  if (node !== null && typeof node === "object") {
    return Object.entries(node).flatMap(([key, value]) => pointers(value, `${path}/${escaped(key)}`));
  }
  return path === "" ? [] : [path];
}

function keys(path) {
  return path.split("/").slice(1).map(key => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}

export function valueAt(node, path) {
  return keys(path).reduce((at, key) => (at === undefined || at === null ? undefined : at[key]), node);
}

/** A copy with another value at a path. */
export function withValue(node, path, value) {
  const copy = structuredClone(node);
  const way = keys(path);
  const last = way.pop();
  const at = way.reduce((place, key) => (place[key] ??= {}), copy);
  at[last] = value;
  return copy;
}

/** A copy without what is at a path, and without what is empty then. */
export function without(node, path) {
  const copy = structuredClone(node);
  const way = keys(path);
  const last = way.pop();
  const at = way.reduce((place, key) => place[key], copy);
  if (Array.isArray(at)) {
    at.splice(Number(last), 1);
  } else {
    delete at[last];
  }
  const parent = way.length > 0 && Object.keys(at).length === 0 ? `/${way.map(escaped).join("/")}` : null;
  return parent ? without(copy, parent) : copy;
}
