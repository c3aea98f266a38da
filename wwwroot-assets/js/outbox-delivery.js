// Hands labels over to the server: each at once while all goes well, and all that waited, in order, afterwards.
// Without an answer for this long, the page goes on by itself; the answer may still come.
const patience = 2000;
const retryAfter = 5000;
// A message to the server holds at most 32 KB.
const atOnce = 100;

export class Delivery {
  // The page is asked and told: late() when no answer comes, answered(answer), place() for the image it has come to by
  // itself (null where the server leads), resumed() when nothing waits any more, changed() when counts may differ.
  constructor(component, store, page) {
    Object.assign(this, { component, store, page });
    this.flying = new Set();
    this.isReplaying = false;
    this.isOnline = true;
  }

  get isBusy() {
    return this.flying.size > 0 || this.isReplaying;
  }

  send(entry) {
    // What was given before and could not be stored must not come after this and overwrite it.
    if (this.store.waiting.some((other) => other.key !== entry.key && !this.flying.has(other.key))) {
      this.page.late();
      this.retryLater();
      return;
    }
    this.flying.add(entry.key);
    const late = setTimeout(() => this.page.late(), patience);
    this.component
      .invokeMethodAsync("OnLabelAsync", entry)
      .then((answer) => this.settle(answer), () => this.retryLater())
      .finally(() => clearTimeout(late));
  }

  settle(answer) {
    this.flying.delete(answer.key);
    this.take(answer);
    this.page.answered(answer);
    if (this.page.place() !== null && !this.isBusy && this.isOnline) {
      this.replay();
    }
  }

  take(answer) {
    if (answer.isConflict) {
      this.store.setAside(answer.key);
    } else if (answer.isDone) {
      this.store.remove(answer.key);
    } else {
      this.retryLater();
    }
  }

  async replay() {
    if (this.isReplaying || this.isGone) {
      return;
    }
    this.isReplaying = true;
    try {
      while (this.store.waiting.length > 0 || this.page.place() !== null) {
        const entries = this.store.waiting.slice(0, atOnce);
        entries.forEach((entry) => this.flying.delete(entry.key));
        const answers = await this.component.invokeMethodAsync("OnReplayAsync", entries, this.page.place());
        answers.forEach((answer) => this.take(answer));
        if (answers.length < entries.length || answers.some((answer) => !answer.isDone && !answer.isConflict)) {
          this.retryLater();
          break;
        }
        if (this.store.waiting.length === 0) {
          this.page.resumed();
        }
        this.page.changed();
      }
    } catch {
      this.retryLater();
    } finally {
      this.isReplaying = false;
      this.page.changed();
    }
  }

  retryLater() {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => this.isOnline && this.replay(), retryAfter);
  }

  dispose() {
    clearTimeout(this.retry);
    this.isGone = true;
  }
}
