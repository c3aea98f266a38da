import { side } from "./gray.js";

// A run's exported model: gray faces in, a share for each class out.
export class Classifier {
  #session;
  #Tensor;

  constructor(session, Tensor) {
    this.#session = session;
    this.#Tensor = Tensor;
  }

  // The probabilities of each 48x48 face.
  async predict(faces) {
    const area = side * side;
    const input = new Float32Array(faces.length * area);
    faces.forEach((face, place) => input.set(face, place * area));
    const answers = await this.#session.run({ gray: new this.#Tensor("float32", input, [faces.length, 1, side, side]) });
    const { data } = answers.probabilities;
    const classes = data.length / faces.length;
    return faces.map((_, place) => Array.from(data.subarray(place * classes, (place + 1) * classes)));
  }

  release() {
    return this.#session.release();
  }
}
