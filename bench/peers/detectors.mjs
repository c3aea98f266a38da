#!/usr/bin/env node
// Compares Fer's face detector with those of npm packages: faces found, false boxes, and time a picture on one thread.
// Usage: node detectors.mjs FER2013_CSV PACKAGES [--votes FER2013NEW_CSV] [--size 1] [--only NAME] [--timing ROUNDS] [--json]
import { parseArgs } from "node:util";
import { openFinders } from "./faces/finders.mjs";
import { readRowsWithoutFace, readUsage } from "./faces/fer2013.mjs";
import { judge } from "./faces/judging.mjs";
import { Packages } from "./faces/packages.mjs";
import { around, faceless, openPhotographs, whole } from "./faces/photographs.mjs";
import { empty, group, single } from "./faces/pictures.mjs";
import { Random } from "./faces/random.mjs";
import { median, wilson } from "./faces/statistics.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { votes: { type: "string" }, size: { type: "string", default: "1" }, only: { type: "string", default: "" }, timing: { type: "string" }, json: { type: "boolean", default: false } },
});
if (positionals.length !== 2) {
  console.error("Usage: node detectors.mjs FER2013_CSV PACKAGES [--votes FER2013NEW_CSV] [--size 1] [--only NAME] [--timing ROUNDS] [--json]");
  process.exit(2);
}

const thresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.75, 0.8, 0.9];
const sizes = [64, 96, 160, 240, 336];
const shares = [0.2, 0.35, 0.5, 0.7];

const [table, folder] = positionals;
const size = Number(options.size);
const packages = new Packages(folder);
const withoutFace = options.votes === undefined ? new Set() : await readRowsWithoutFace(options.votes);
const random = new Random(1);
const crops = random.pick((await readUsage(table, "Training")).filter(({ row, pixels }) => !withoutFace.has(row) && isVaried(pixels)), Math.round(60 * size));
const photographs = await openPhotographs(packages);
const finders = (await openFinders(packages)).filter(({ name }) => name.includes(options.only));
const result = options.timing === undefined ? await recall() : await time(Number(options.timing));
console.log(options.json ? JSON.stringify(result, null, 1) : tableOf(result));

function* pictures() {
  yield* whole(photographs);
  for (const share of shares) {
    yield* around(random, photographs, share, Math.max(1, Math.round(2 * size)));
  }
  for (const side of sizes) {
    yield* single(random, crops, side, crops.length);
  }
  yield* empty(random, crops, Math.round(160 * size));
  yield* faceless(random, photographs, Math.round(60 * size));
  yield* group(random, crops, 110, Math.round(16 * size));
}

// The scores of every face and of every false box, set by set. Ctrl+C ends it early and shows what was measured.
async function recall() {
  const sets = new Map();
  let done = 0;
  let isStopped = false;
  process.once("SIGINT", () => (isStopped = true));
  for (const picture of pictures()) {
    if (isStopped) {
      break;
    }
    const set = sets.get(picture.set) ?? { pictures: 0, faces: 0, finders: finders.map(() => ({ faces: [], wrong: [] })) };
    sets.set(picture.set, set);
    set.pictures++;
    set.faces += picture.faces.length;
    for (const [at, finder] of finders.entries()) {
      const { faces, wrong } = judge(await finder.find(picture.image, thresholds[0]), picture);
      set.finders[at].faces.push(...faces.map(rounded));
      set.finders[at].wrong.push(...wrong.map(rounded));
    }
    if (++done % 50 === 0) {
      process.stderr.write(`${done} pictures, ${picture.set}\n`);
    }
  }
  return { finders: finders.map(({ name, usual }) => ({ name, usual })), sets: [...sets].map(([name, set]) => ({ name, ...set })) };
}

// Milliseconds a picture, every finder in turn on each of the same pictures, in an order that moves by one a picture.
// Time of the processor is taken beside that of the clock, since it grows less where other work runs.
async function time(rounds) {
  const some = [...single(random, crops, 160, 6), ...empty(random, crops, 4)];
  for (const finder of finders) {
    await finder.usualFind(some[0].image);
    await finder.usualFind(some[1].image);
  }
  const taken = finders.map(() => ({ clock: [], processor: [] }));
  for (let round = 0; round < rounds; round++) {
    const here = finders.map(() => ({ clock: [], processor: [] }));
    for (const [number, { image }] of some.entries()) {
      for (let turn = 0; turn < finders.length; turn++) {
        const at = (turn + number) % finders.length;
        const used = process.cpuUsage();
        const began = performance.now();
        await finders[at].usualFind(image);
        here[at].clock.push(performance.now() - began);
        const { user, system } = process.cpuUsage(used);
        here[at].processor.push((user + system) / 1000);
      }
    }
    for (const [at, { clock, processor }] of here.entries()) {
      taken[at].clock.push(median(clock));
      taken[at].processor.push(median(processor));
    }
    process.stderr.write(`round ${round + 1} of ${rounds}\n`);
  }
  return { times: finders.map(({ name }, at) => ({ name, clock: summary(taken, at, "clock"), processor: summary(taken, at, "processor") })) };
}

// The median of the rounds, and the ratio to the first finder's in the same round: median, least and most.
function summary(taken, at, kind) {
  const ratios = taken[at][kind].map((value, round) => value / taken[0][kind][round]);
  return { median: median(taken[at][kind]), least: Math.min(...taken[at][kind]), ratio: median(ratios), ratios: [Math.min(...ratios), Math.max(...ratios)] };
}

function tableOf(result) {
  if (result.times !== undefined) {
    const part = ({ median: middle, least, ratio, ratios }) =>
      `${middle.toFixed(1)} ms (least ${least.toFixed(1)}), ${ratio.toFixed(2)} times Fer's (${ratios.map((one) => one.toFixed(2)).join(" to ")})`;
    return result.times.map(({ name, clock, processor }) => `${name}: clock ${part(clock)}; processor ${part(processor)}`).join("\n");
  }
  const percent = (value) => `${(value * 100).toFixed(1)} %`;
  return result.finders.map((finder, at) => [
    finder.name,
    ...result.sets.map((set) => {
      const { faces, wrong } = set.finders[at];
      const found = faces.filter((score) => score >= finder.usual).length;
      const range = set.faces > 0 ? wilson(found, set.faces) : null;
      const part = range === null ? "" : `${percent(found / set.faces)} (${percent(range[0])} to ${percent(range[1])}) of ${set.faces} faces, `;
      return `  ${set.name}: ${part}${wrong.filter((score) => score >= finder.usual).length} false boxes on ${set.pictures} pictures`;
    }),
    ...thresholds.map((threshold) => `  score ${threshold}: ${atScore(result, at, threshold)}`),
  ].join("\n")).join("\n");
}

// Faces found and pictures without a face that got a box, over everything, at one score. A picture counts each of its boxes.
function atScore(result, at, threshold) {
  const count = (scores) => scores.filter((score) => score >= threshold).length;
  const found = result.sets.reduce((sum, set) => sum + count(set.finders[at].faces), 0);
  const faces = result.sets.reduce((sum, set) => sum + set.faces, 0);
  const wrong = result.sets.reduce((sum, set) => sum + count(set.finders[at].wrong), 0);
  const alone = result.sets.filter((set) => set.faces === 0).reduce((sum, set) => sum + count(set.finders[at].wrong), 0);
  return `${found} of ${faces} faces, ${wrong} false boxes, ${alone} of them on pictures without a face`;
}

// A flat image holds no face, whatever its label says.
function isVaried(pixels) {
  const mean = pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
  return pixels.reduce((sum, value) => sum + (value - mean) ** 2, 0) / pixels.length > 100;
}

function rounded(score) {
  return Math.round(score * 1000) / 1000;
}
