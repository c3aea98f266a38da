// A seeded source of numbers (mulberry32), so that every run makes the same pictures and draws.
export class Random {
  #state;
  #spare = null;

  constructor(seed) {
    this.#state = seed >>> 0;
  }

  // 0 up to 1.
  next() {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  }

  between(least, most) {
    return least + (most - least) * this.next();
  }

  // 0 up to a bound, whole.
  below(bound) {
    return Math.floor(this.next() * bound);
  }

  normal() {
    if (this.#spare !== null) {
      const spare = this.#spare;
      this.#spare = null;
      return spare;
    }
    const length = Math.sqrt(-2 * Math.log(1 - this.next()));
    const angle = 2 * Math.PI * this.next();
    this.#spare = length * Math.sin(angle);
    return length * Math.cos(angle);
  }

  // Some of a list, each at most once.
  pick(list, count) {
    const rest = [...list];
    return Array.from({ length: count }, () => rest.splice(this.below(rest.length), 1)[0]);
  }
}
