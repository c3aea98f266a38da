#!/usr/bin/env node
// Scores the expression networks of npm packages on one usage of FER-2013, on the very crops that Fer's networks see.
// Usage: node expressions.mjs FER2013_CSV PACKAGES [--usage PublicTest] [--limit N] [--detected N] [--json]
import { parseArgs } from "node:util";
import { classes, readUsage } from "./faces/fer2013.mjs";
import { Packages } from "./faces/packages.mjs";
import { score } from "./faces/statistics.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { usage: { type: "string", default: "PublicTest" }, limit: { type: "string" }, detected: { type: "string", default: "0" }, json: { type: "boolean", default: false } },
});
if (positionals.length !== 2) {
  console.error("Usage: node expressions.mjs FER2013_CSV PACKAGES [--usage PublicTest] [--limit N] [--detected N] [--json]");
  process.exit(2);
}

// The peers' class names, in FER-2013's order of classes.
const faceApiNames = ["angry", "disgusted", "fearful", "happy", "sad", "surprised", "neutral"];
const batch = 32;
const side = 48;

const [table, folder] = positionals;
const images = (await readUsage(table, options.usage)).slice(0, options.limit === undefined ? undefined : Number(options.limit));
const packages = new Packages(folder);
const { api, tf, models } = await packages.faceApi();
await api.nets.faceExpressionNet.loadFromDisk(models);
await api.nets.ssdMobilenetv1.loadFromDisk(models);
await api.nets.faceLandmark68Net.loadFromDisk(models);
const human = await packages.human(tf, "emotion");

const whole = await predict("face-api", faceApiOf);
const other = await predict("human-models", humanOf);
const lines = [
  { name: "face-api 1.7.15, whole crop", ...score(whole.plain, classes) },
  { name: "face-api 1.7.15, whole crop with its mirror image", ...score(whole.mirrored, classes) },
  { name: "human-models 3.0.4 emotion, whole crop", ...score(other.plain, classes) },
  { name: "human-models 3.0.4 emotion, whole crop with its mirror image", ...score(other.mirrored, classes) },
  ...(options.detected === "0" ? [] : await detected(whole.plain, Number(options.detected))),
];
if (options.json) {
  console.log(JSON.stringify({ usage: options.usage, lines }, null, 1));
} else {
  lines.forEach(print);
}

// What a network answers for every image, in batches: for the image alone, and by the mean with its mirror image, as Fer's own figures are made.
async function predict(name, answer) {
  const plain = [];
  const mirrored = [];
  for (let start = 0; start < images.length; start += batch) {
    const part = images.slice(start, start + batch);
    const answers = await answer(part);
    const others = await answer(part.map(({ pixels }) => ({ pixels: mirror(pixels) })));
    for (const [at, { label }] of part.entries()) {
      plain.push({ actual: label, predicted: largest(answers[at]) });
      mirrored.push({ actual: label, predicted: largest(answers[at].map((share, index) => share + others[at][index])) });
    }
    progress(name, plain.length);
  }
  return { plain, mirrored };
}

// As face-api's own code does it: tensors of three channels, which it enlarges to 112 x 112 itself.
async function faceApiOf(part) {
  const inputs = part.map(({ pixels }) => colour(pixels));
  const answers = await api.nets.faceExpressionNet.predictExpressions(inputs);
  tf.dispose(inputs);
  return answers.map((answer) => faceApiNames.map((name) => answer[name]));
}

// As the package human does it: 64 x 64, -1 to 1. Its classes come in FER-2013's order.
async function humanOf(part) {
  const out = tf.tidy(() => {
    const gray = tf.tensor4d(Float32Array.from(part.flatMap(({ pixels }) => [...pixels])), [part.length, side, side, 1]);
    return human.execute(tf.image.resizeBilinear(gray, [64, 64], false).div(255).sub(0.5).mul(2));
  });
  const values = await out.array();
  out.dispose();
  return values;
}

// The package's usual way: its detector, its landmarks, and the crop that it cuts itself; where it finds no face, the whole crop.
// The detector finds next to nothing where a face fills the picture, so the crop is laid in the middle of a black one three times as wide.
async function detected(wholeCrops, count) {
  const found = [];
  const all = [];
  const enlarged = 160;
  for (const [at, { label, pixels }] of images.slice(0, count).entries()) {
    const input = tf.tidy(() => {
      const edge = [enlarged, enlarged];
      return tf.pad(tf.image.resizeBilinear(colour(pixels), [enlarged, enlarged], false), [edge, edge, [0, 0]]);
    });
    const face = await api.detectSingleFace(input, new api.SsdMobilenetv1Options({ minConfidence: 0.5 })).withFaceLandmarks().withFaceExpressions();
    input.dispose();
    const pair = face === undefined
      ? wholeCrops[at]
      : { actual: label, predicted: largest(faceApiNames.map((name) => face.expressions[name])) };
    all.push(pair);
    if (face !== undefined) {
      found.push({ pair, whole: wholeCrops[at] });
    }
    progress("face-api with detection", at + 1, count);
  }
  return [
    { name: "face-api with its own detection, whole crop where it finds none", ...score(all, classes) },
    { name: "face-api with its own detection, found only", ...score(found.map((one) => one.pair), classes) },
    { name: "face-api, whole crop, the same images", ...score(found.map((one) => one.whole), classes) },
  ];
}

function mirror(pixels) {
  return pixels.map((_, at) => pixels[at - (at % side) + side - 1 - (at % side)]);
}

function colour(pixels) {
  return tf.tidy(() => tf.tile(tf.tensor3d(Float32Array.from(pixels), [side, side, 1]), [1, 1, 3]));
}

function largest(shares) {
  return shares.reduce((best, share, index) => (share > shares[best] ? index : best), 0);
}

function progress(name, done, count = images.length) {
  if (done % 256 === 0 || done === count) {
    process.stderr.write(`${name}: ${done} of ${count}\n`);
  }
}

function print(line) {
  const percent = (value) => (value === null ? "-" : `${(value * 100).toFixed(1)} %`);
  console.log(`${line.name}: ${percent(line.accuracy)} (${percent(line.interval[0])} to ${percent(line.interval[1])}), macro-F1 ${percent(line.macroF1)}, mean recall ${percent(line.balanced)}, ${line.count} images`);
  console.log(line.classes.map((one) => `  ${one.name} ${percent(one.recall)} of ${one.count}, precision ${percent(one.precision)}`).join("\n"));
}
