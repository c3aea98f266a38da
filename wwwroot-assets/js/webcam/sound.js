// A tone of its own for each class, on a scale of five notes, so that any two go together.
const notes = [0, 2, 4, 7, 9];
const lowest = 220;

export class Sound {
  #context = null;
  #last = -1;
  isOn = false;
  volume = 0.3;

  // Sounds when the class is another than before.
  tell(index) {
    if (index === this.#last) {
      return;
    }
    this.#last = index;
    if (this.isOn && index >= 0) {
      this.#play(frequencyOf(index));
    }
  }

  release() {
    this.#context?.close();
    this.#context = null;
  }

  #play(frequency) {
    this.#context ??= new AudioContext();
    this.#context.resume();
    const start = this.#context.currentTime;
    const gain = this.#context.createGain();
    gain.gain.setValueAtTime(0, start);
    gain.gain.linearRampToValueAtTime(this.volume * 0.5, start + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.0001, start + 0.35);
    const tone = this.#context.createOscillator();
    tone.frequency.value = frequency;
    tone.connect(gain).connect(this.#context.destination);
    tone.start(start);
    tone.stop(start + 0.4);
  }
}

export function frequencyOf(index) {
  const step = notes[index % notes.length] + 12 * Math.floor(index / notes.length);
  return lowest * 2 ** (step / 12);
}
