// BlazeFace, with the rules of Fer.Engine/Detection: the same boxes on server and browser.
import { letterbox } from "./gray.js";

const size = 128;
const threshold = 0.5;
const sameFace = 0.3;
const valuesOfABox = 16;

export class Detector {
  #session;
  #Tensor;

  constructor(session, Tensor) {
    this.#session = session;
    this.#Tensor = Tensor;
  }

  // The faces of a gray picture in its pixels, the surest first.
  async find(gray) {
    const square = letterbox(gray, size);
    const input = new Float32Array(size * size * 3);
    for (let at = 0; at < square.values.length; at++) {
      input.fill(square.values[at], at * 3, at * 3 + 3);
    }
    const answers = await this.#session.run({ "input:0": new this.#Tensor("float32", input, [1, size, size, 3]) });
    const boxes = [
      ...read(answers["Identity:0"].data, answers["Identity_2:0"].data, 16, 2),
      ...read(answers["Identity_1:0"].data, answers["Identity_3:0"].data, 8, 6),
    ];
    return distinct(boxes).map((box) => ({
      left: (box.left - square.left) / square.scale,
      top: (box.top - square.top) / square.scale,
      width: box.width / square.scale,
      height: box.height / square.scale,
      score: box.score,
    }));
  }

  release() {
    return this.#session.release();
  }
}

// The boxes of one grid of anchors that reach the threshold.
export function read(scores, boxes, cells, anchors) {
  const found = [];
  for (let anchor = 0; anchor < scores.length; anchor++) {
    const score = 1 / (1 + Math.exp(-scores[anchor]));
    const at = anchor * valuesOfABox;
    const width = boxes[at + 2];
    const height = boxes[at + 3];
    if (score >= threshold && width > 0 && height > 0) {
      const cell = Math.floor(anchor / anchors);
      const centreX = (((cell % cells) + 0.5) * size) / cells;
      const centreY = ((Math.floor(cell / cells) + 0.5) * size) / cells;
      found.push({ left: centreX + boxes[at] - width / 2, top: centreY + boxes[at + 1] - height / 2, width, height, score });
    }
  }
  return found;
}

// One box a face: a box that overlaps a surer one is dropped.
export function distinct(boxes) {
  const kept = [];
  for (const box of boxes.toSorted((one, other) => other.score - one.score)) {
    if (!kept.some((surer) => overlap(surer, box) > sameFace)) {
      kept.push(box);
    }
  }
  return kept;
}

export function overlap(one, other) {
  const width = Math.min(one.left + one.width, other.left + other.width) - Math.max(one.left, other.left);
  const height = Math.min(one.top + one.height, other.top + other.height) - Math.max(one.top, other.top);
  if (width <= 0 || height <= 0) {
    return 0;
  }
  return (width * height) / (one.width * one.height + other.width * other.height - width * height);
}
