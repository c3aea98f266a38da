import { openStore } from "../../js/outbox-store.js";
import { AwayView, fetchAhead, shownPanel } from "../../js/away-view.js";

// Without an answer for this long, the page goes on by itself; the answer may still come.
const patience = 2000;
const retryAfter = 5000;
// A message to the server holds at most 32 KB.
const atOnce = 100;
const unknown = Symbol("unknown");
const steps = { ArrowRight: () => 1, ArrowLeft: () => -1, Backspace: () => -1, ArrowDown: (columns) => columns, ArrowUp: (columns) => -columns };

export async function start(root, component) {
  const box = new Outbox(root, component, await openStore());
  box.attach();
  return box;
}

class Outbox {
  constructor(root, component, store) {
    Object.assign(this, { root, component, store });
    this.view = new AwayView(root);
    this.labels = new Map();
    this.images = [];
    this.columns = 1;
    this.isActive = false;
    this.isOnline = true;
    // What was handed over and not answered yet: labels, keys that move the selection, the thumbnail that was clicked.
    this.flying = new Set();
    this.moves = [];
    this.clicked = null;
    // The image that will be selected after all of that: null where it is the one on the screen, unknown where it cannot
    // be told; label keys then wait in their order.
    this.ahead = null;
    this.behind = [];
    // Place in the queue of the image shown by this script; null while the server shows it.
    this.place = null;
    this.isReplaying = false;
  }

  attach() {
    this.listeners = [
      ["fer-key", (event) => this.take(event.detail.name) && event.preventDefault()],
      ["fer-key-sent", (event) => this.follow(event.detail)],
      ["fer-connection", (event) => (event.detail.isOnline ? this.reconnect() : this.disconnect())],
      ["click", (event) => this.note(event)],
    ];
    this.listeners.forEach(([name, listener]) => document.addEventListener(name, listener, true));
    this.observer = new MutationObserver(() => this.shownId() === this.clicked && this.forgetClick());
    this.observer.observe(this.root.parentElement, { subtree: true, attributes: true, attributeFilter: ["data-id"] });
    this.show();
    if (this.store.all.length > 0) {
      this.replay();
    }
  }

  dispose() {
    clearTimeout(this.retry);
    clearTimeout(this.forget);
    this.listeners.forEach(([name, listener]) => document.removeEventListener(name, listener, true));
    this.observer.disconnect();
    this.isGone = true;
  }

  configure(keys, isActive, columns) {
    this.labels = new Map(keys.map((row) => [row.hotkey.toLowerCase(), row]));
    Object.assign(this, { isActive, columns });
  }

  queue(images) {
    if (this.place !== null) {
      return;
    }
    this.images = images;
    // Another filter may have taken the clicked image away.
    this.forgetClick();
    fetchAhead(this.images, this.indexOf(this.shownId()));
    this.root.dataset.ready = images.length > 0;
  }

  // Whether this key is dealt with here.
  take(name) {
    if (this.place !== null && name in steps) {
      this.moveTo(this.place + steps[name](this.columns));
      return true;
    }
    if (!this.labels.has(name)) {
      return this.place !== null;
    }
    if (!this.isActive && this.place === null) {
      return false;
    }
    this.give(name);
    return true;
  }

  give(name) {
    const image = this.here();
    if (image === unknown) {
      this.behind.push(name);
      return;
    }
    if (!image) {
      return;
    }
    const row = this.labels.get(name);
    const entry = { key: crypto.randomUUID(), sampleId: image.id, version: image.version, label: row.index };
    this.store.add(entry);
    this.view.tellLast(row.name);
    if (this.place !== null) {
      this.moveTo(this.place + 1);
    } else {
      this.ahead = this.imageFrom(image, 1);
      this.send(entry);
    }
    this.show();
  }

  // The image that a label pressed now is meant for.
  here() {
    if (this.place !== null) {
      return this.images[this.place];
    }
    if (this.ahead !== null) {
      return this.ahead;
    }
    const panel = shownPanel();
    return panel && { id: Number(panel.dataset.id), version: Number(panel.dataset.version) };
  }

  // The image so many places on; beyond what is at hand it is the server that knows.
  imageFrom(image, step) {
    const index = image && image !== unknown ? this.indexOf(image.id) : -1;
    return (index >= 0 && this.images[index + step]) || unknown;
  }

  send(entry) {
    this.flying.add(entry.key);
    const late = setTimeout(() => this.takeOver(), patience);
    this.component
      .invokeMethodAsync("OnLabelAsync", entry)
      .then((answer) => this.settle(answer), () => this.retryLater())
      .then(() => this.rest())
      .finally(() => clearTimeout(late));
  }

  settle(answer) {
    this.flying.delete(answer.key);
    if (answer.isDone) {
      this.store.remove(answer.key);
      const image = this.images[this.indexOf(answer.sampleId)];
      if (image) {
        image.version = answer.version;
      }
    } else {
      this.retryLater();
    }
    this.show();
    if (this.place !== null && this.flying.size === 0 && this.isOnline) {
      this.replay();
    }
  }

  // A click chooses an image before the server has shown it; with Ctrl or Shift it chooses several, and keys mean all of them.
  note(event) {
    const cell = event.target.closest?.("[data-testid=cell]");
    if (!cell) {
      return;
    }
    if (this.place !== null) {
      const index = this.indexOf(Number(cell.dataset.id));
      if (index >= 0) {
        this.moveTo(index);
      }
    } else if (event.ctrlKey || event.metaKey || event.shiftKey) {
      this.isActive = false;
    } else if (this.behind.length === 0) {
      const id = Number(cell.dataset.id);
      if (this.ahead === null && id === this.shownId()) {
        return;
      }
      this.clicked = id;
      this.ahead = this.images[this.indexOf(id)] ?? { id, version: Number(cell.dataset.version) };
      clearTimeout(this.forget);
      this.forget = setTimeout(() => this.forgetClick(), patience);
    }
  }

  forgetClick() {
    clearTimeout(this.forget);
    this.clicked = null;
    this.rest();
  }

  follow({ name, done }) {
    this.moves.push(name);
    if (this.place === null) {
      this.ahead = name in steps ? this.imageFrom(this.here(), steps[name](this.columns)) : unknown;
    }
    done
      .catch(() => {})
      .then(() => {
        this.moves.shift();
        this.rest();
      });
  }

  // Once everything is answered, the server shows where things stand, and labels that waited find their image.
  rest() {
    if (this.place !== null || this.flying.size > 0 || this.moves.length > 0 || this.clicked !== null) {
      return;
    }
    this.ahead = null;
    this.catchUp();
  }

  catchUp() {
    this.behind.splice(0).forEach((name) => this.give(name));
  }

  disconnect() {
    this.isOnline = false;
    this.takeOver();
  }

  reconnect() {
    this.isOnline = true;
    this.moves = [];
    this.replay();
  }

  takeOver() {
    if (this.place !== null || this.isGone) {
      return;
    }
    const panel = shownPanel();
    const here = this.here();
    const image = here === unknown ? panel && { id: this.shownId(), version: Number(panel.dataset.version) } : here;
    if (image && this.indexOf(image.id) < 0) {
      this.images = [{ ...image, source: panel?.querySelector("img")?.src ?? "" }];
    }
    this.ahead = null;
    this.moveTo(image ? this.indexOf(image.id) : 0);
    this.catchUp();
  }

  // One place behind the last image there is nothing more to label without the connection.
  moveTo(place) {
    this.place = Math.max(0, Math.min(place, this.images.length));
    fetchAhead(this.images, this.place);
    this.show();
  }

  async replay() {
    if (this.isReplaying || this.isGone) {
      return;
    }
    this.isReplaying = true;
    try {
      while (this.store.all.length > 0 || this.place !== null) {
        const entries = this.store.all.slice(0, atOnce);
        const at = this.place === null ? null : (this.images[this.place]?.id ?? null);
        entries.forEach((entry) => this.flying.delete(entry.key));
        const answers = await this.component.invokeMethodAsync("OnReplayAsync", entries, at);
        answers.filter((answer) => answer.isDone).forEach((answer) => this.store.remove(answer.key));
        if (answers.some((answer) => !answer.isDone)) {
          this.retryLater();
          break;
        }
        if (this.store.all.length === 0) {
          this.place = null;
          this.rest();
        }
        this.show();
      }
    } catch {
      this.retryLater();
    } finally {
      this.isReplaying = false;
      this.show();
    }
  }

  retryLater() {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.isOnline && this.replay(), retryAfter);
  }

  show() {
    this.view.show(this.place === null ? null : this.images, this.place, this.store.all.length);
  }

  shownId() {
    return Number(shownPanel()?.dataset.id);
  }

  indexOf(id) {
    return this.images.findIndex((image) => image.id === id);
  }
}
