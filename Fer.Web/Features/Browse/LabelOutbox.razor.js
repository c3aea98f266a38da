import { Delivery } from "../../js/outbox-delivery.js";
import { openStore } from "../../js/outbox-store.js";
import { AwayView, fetchAhead, shownPanel } from "../../js/away-view.js";

// A click that the server has not shown for this long will not be shown any more.
const patience = 2000;
const unknown = Symbol("unknown");
const choosing = /^(Shift\+Arrow\w+|Ctrl\+a| )$/;
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
    // Several images are about to be chosen, as far as can be told from keys and clicks: the server then knows what a key means.
    this.isChoosing = false;
    this.delivery = new Delivery(component, store, {
      late: () => this.takeOver(),
      answered: (answer) => this.learn(answer),
      place: () => (this.place === null ? null : (this.images[this.place]?.id ?? 0)),
      resumed: () => {
        this.place = null;
      },
      changed: () => {
        this.show();
        this.rest();
      },
    });
    // What is on its way besides labels: keys that move the selection, the thumbnail that was clicked.
    this.moves = [];
    this.clicked = null;
    // The image that will be selected after all of that: null where it is the one on the screen, unknown where it cannot
    // be told; label keys then wait in their order.
    this.ahead = null;
    this.behind = [];
    // Place in the queue of the image shown by this script; null while the server shows it.
    this.place = null;
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
    this.store.takeUp();
    this.show();
    if (this.store.waiting.length > 0) {
      // Where the server will stand after these is not on the screen yet.
      this.ahead = unknown;
      this.delivery.replay();
    }
  }

  dispose() {
    this.delivery.dispose();
    clearTimeout(this.forgetting);
    this.listeners.forEach(([name, listener]) => document.removeEventListener(name, listener, true));
    this.observer.disconnect();
  }

  configure(keys, isActive, columns) {
    this.labels = new Map(keys.map((row) => [row.hotkey.toLowerCase(), row]));
    Object.assign(this, { isActive, columns, isChoosing: false });
  }

  queue(images) {
    if (this.place !== null) {
      return;
    }
    this.images = images;
    // Another filter has other images, and what was foreseen among the old ones no longer holds.
    if (images.length === 0 && this.ahead !== null) {
      this.ahead = unknown;
    }
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
    if ((!this.isActive || this.isChoosing) && this.place === null) {
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
      this.delivery.send(entry);
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

  learn(answer) {
    const image = this.images[this.indexOf(answer.sampleId)];
    if (image && answer.version > 0) {
      image.version = answer.version;
    }
    this.show();
    this.rest();
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
      this.isChoosing = true;
    } else if (this.behind.length === 0) {
      const id = Number(cell.dataset.id);
      if (this.ahead === null && id === this.shownId()) {
        return;
      }
      this.clicked = id;
      this.ahead = this.images[this.indexOf(id)] ?? { id, version: Number(cell.dataset.version) };
      clearTimeout(this.forgetting);
      this.forgetting = setTimeout(() => this.forgetClick(), patience);
    }
  }

  forgetClick() {
    clearTimeout(this.forgetting);
    this.clicked = null;
    this.rest();
  }

  follow({ name, done }) {
    this.moves.push(name);
    this.isChoosing ||= choosing.test(name);
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
    if (this.place !== null || this.delivery.isBusy || this.moves.length > 0 || this.clicked !== null) {
      return;
    }
    this.ahead = null;
    this.catchUp();
  }

  catchUp() {
    this.behind.splice(0).forEach((name) => this.give(name));
  }

  // A person decided about it.
  forget(key) {
    this.store.remove(key);
    this.show();
  }

  disconnect() {
    this.delivery.isOnline = false;
    this.takeOver();
  }

  reconnect() {
    this.delivery.isOnline = true;
    this.moves = [];
    this.delivery.replay();
  }

  takeOver() {
    if (this.place !== null || this.delivery.isGone) {
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
    // Nobody can tell any more which image these were meant for.
    this.view.tellUnused(this.behind.splice(0).length);
  }

  // One place behind the last image there is nothing more to label without the connection.
  moveTo(place) {
    this.place = Math.max(0, Math.min(place, this.images.length));
    fetchAhead(this.images, this.place);
    this.show();
  }

  show() {
    this.view.show(this.place === null ? null : this.images, this.place, this.store.waiting.length);
  }

  shownId() {
    return Number(shownPanel()?.dataset.id);
  }

  indexOf(id) {
    return this.images.findIndex((image) => image.id === id);
  }
}
