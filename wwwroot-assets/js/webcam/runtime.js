import * as ort from "../../vendor/onnxruntime-web-1.30.0/ort.wasm.min.mjs";

// One thread: more need the page isolated from others, and two small networks leave little to share out.
ort.env.wasm.numThreads = 1;
ort.env.wasm.wasmPaths = new URL("../../vendor/onnxruntime-web-1.30.0/", import.meta.url).href;
// The detector's file holds constants that nothing uses, with a warning for each.
ort.env.logLevel = "error";

export const Tensor = ort.Tensor;

// Opens a network from its bytes.
export async function open(bytes) {
  if (typeof WebAssembly === "undefined") {
    throw Object.assign(new Error("WebAssembly is missing"), { code: "no-wasm" });
  }
  try {
    return await ort.InferenceSession.create(new Uint8Array(bytes), { executionProviders: ["wasm"], logSeverityLevel: 3 });
  } catch (error) {
    // A refused or missing runtime says "backend"; anything else is about the file.
    const code = /backend|wasm/i.test(error.message) ? "no-wasm" : "model";
    throw Object.assign(new Error(error.message), { code });
  }
}
