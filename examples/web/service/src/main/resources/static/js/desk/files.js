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
    this.list = body.files;
  }

  isBundled(path) {
    return this.list.find(file => file.path === path)?.bundled ?? false;
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

  async save(path) {
    const file = this.#open.get(path);
    const text = file.text;
    const { headers, body } = await this.ask("PUT", `rules/files/${path}`, {
      body: text, headers: { "Content-Type": "text/plain;charset=UTF-8", "If-Match": file.tag },
    });
    file.saved = text;
    file.tag = headers.get("ETag");
    await this.refresh();
    return body;
  }

  async revert(path) {
    const { body } = await this.ask("DELETE", `rules/files/${path}`, { headers: { "If-Match": this.#open.get(path).tag } });
    this.#open.delete(path);
    await this.refresh();
    return body;
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
