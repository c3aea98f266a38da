import { overlap } from "./detector.js";

// The main face is the largest; its shares follow the model's with a delay, and start anew with another face.
export class Smoothing {
  #shares = null;
  #box = null;
  #at = 0;
  seconds = 1;

  // The smoothed shares at a moment in milliseconds.
  follow(box, shares, now) {
    const isSame = this.#shares?.length === shares.length && overlap(this.#box, box) > 0.1;
    const weight = isSame && this.seconds > 0 ? 1 - Math.exp(-(now - this.#at) / (1000 * this.seconds)) : 1;
    this.#shares = shares.map((share, index) => (isSame ? this.#shares[index] : 0) * (1 - weight) + share * weight);
    this.#box = box;
    this.#at = now;
    return this.#shares;
  }

  forget() {
    this.#shares = null;
  }
}

export function topOf(shares) {
  return shares.reduce((best, share, index) => (share > shares[best] ? index : best), 0);
}

// How many happened in the last second, and how long they took on average.
export class Pace {
  #rows = [];

  add(now, detect, classify) {
    this.#rows.push({ now, detect, classify });
    while (this.#rows.length > 2 && now - this.#rows[0].now > 2000) {
      this.#rows.shift();
    }
  }

  read() {
    const span = this.#rows.length > 1 ? this.#rows.at(-1).now - this.#rows[0].now : 0;
    const mean = (name) => this.#rows.reduce((sum, row) => sum + row[name], 0) / Math.max(1, this.#rows.length);
    return { perSecond: span > 0 ? ((this.#rows.length - 1) * 1000) / span : 0, detect: mean("detect"), classify: mean("classify") };
  }

  forget() {
    this.#rows = [];
  }
}
