import { call } from "../shared/api.js";

/** The files of the rules, those that were opened with what isn't saved of them. The token is only here. */
export class Files {
  #token = "";
  #open = new Map();
  list = [];

  ask(method, path, more = {}) {
    return call(method, path, { ...more, headers: { ...more.headers, Authorization: `Bearer ${this.#token}` } });
  }

  async login(token) {
    this.#token = token;
    await this.refresh();
  }

  async refresh() {
    const { body } = await this.ask("GET", "rules/files");
    const unsaved = [...this.#open.values()].filter(file => this.isNew(file.path)).map(file => ({ path: file.path, bundled: false, replaces: false }));
    this.list = [...body.files, ...unsaved].sort((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Takes in the files that a new cause or remedy begins with; they aren't saved. */
  async begin(kind, id) {
    const { body } = await this.ask("GET", `rules/drafts/${kind}/${encodeURIComponent(id)}`);
    for (const [path, text] of Object.entries(body.files)) {
      if (!this.#open.has(path)) {
        this.#open.set(path, { path, saved: "", text, tag: null });
      }
    }
    await this.refresh();
    return Object.keys(body.files);
  }

  /** Whether a file was begun here and never saved. */
  isNew(path) {
    return this.#open.get(path)?.tag === null;
  }

  /** Forgets files that were begun here. */
  async drop(paths) {
    paths.forEach(path => this.#open.delete(path));
    await this.refresh();
  }

  isBundled(path) {
    return this.list.find(file => file.path === path)?.bundled ?? false;
  }

  /** Whether a file is laid over a bundled one. */
  replaces(path) {
    return this.list.find(file => file.path === path)?.replaces ?? false;
  }

  has(path) {
    return this.list.some(file => file.path === path);
  }

  async open(path) {
    if (!this.#open.has(path)) {
      await this.#read(path);
    }
    return this.#open.get(path);
  }

  async #read(path) {
    const { body, headers } = await this.ask("GET", `rules/files/${path}`, { headers: { Accept: "text/plain" } });
    this.#open.set(path, { path, saved: body, text: body, tag: headers.get("ETag") });
  }

  opened(path) {
    return this.#open.get(path) ?? null;
  }

  /** Texts by path of all that isn't saved. */
  changed() {
    return Object.fromEntries([...this.#open.values()].filter(file => file.text !== file.saved).map(file => [file.path, file.text]));
  }

  isChanged(path) {
    const file = this.#open.get(path);
    return file !== undefined && file.text !== file.saved;
  }

  /** Saves all that is changed, together: a rule and its case can't be saved one before the other. */
  async save() {
    const sent = Object.keys(this.changed()).map(path => this.#open.get(path)).map(({ path, text, tag }) => ({ path, text, tag }));
    const files = Object.fromEntries(sent.map(({ path, text, tag }) => [path, { text, ifMatch: tag }]));
    const { body } = await this.ask("PUT", "rules/files", { json: { files } });
    for (const { path, tag } of body.files) {
      this.#open.get(path).saved = files[path].text;
      this.#open.get(path).tag = tag;
    }
    await this.refresh();
    return sent.map(each => each.path);
  }

  /** Takes files out of the directory, together, so that the bundled ones are at work again. */
  async revert(paths) {
    const opened = await Promise.all(paths.map(path => this.open(path)));
    const files = Object.fromEntries(opened.map(({ path, tag }) => [path, { text: null, ifMatch: tag }]));
    await this.ask("PUT", "rules/files", { json: { files } });
    paths.forEach(path => this.#open.delete(path));
    await this.refresh();
  }

  /** Gives up what isn't saved, and reads what is at work. */
  async undo(path) {
    await this.#read(path);
    return this.#open.get(path);
  }

  check(snapshots, signal) {
    return this.ask("POST", "rules/checks", { json: { files: this.changed(), snapshots }, signal });
  }
}

/** What devices answered, to try a change on: {names, snapshots}. */
export async function devices(files) {
  const headers = { "Content-Type": "application/octet-stream" };
  const answers = await Promise.all(files.map(file => call("POST", "snapshots", { body: file, headers })));
  return { names: files.map(file => file.name), snapshots: answers.map(answer => answer.body) };
}
