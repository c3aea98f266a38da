// Rows of the real fer2013.csv with their place, so that FER+ votes can be joined by row.
import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";

// The order of FER-2013's digits.
export const classes = ["angry", "disgust", "fear", "happy", "sad", "surprise", "neutral"];

// The images of one usage: `{ row, label, pixels }`, 48 x 48 gray bytes.
export async function readUsage(table, usage) {
  const found = [];
  let row = -1;
  for await (const line of createInterface({ input: createReadStream(table), crlfDelay: Infinity })) {
    if (row >= 0 && line.trimEnd().endsWith(usage)) {
      const [label, pixels] = line.split(",");
      found.push({ row, label: Number(label), pixels: Uint8Array.from(pixels.trim().split(" ")) });
    }
    row++;
  }
  return found;
}

// The rows in which at least one of the ten FER+ raters saw no face.
export async function readRowsWithoutFace(votes) {
  const rows = new Set();
  let row = -1;
  for await (const line of createInterface({ input: createReadStream(votes), crlfDelay: Infinity })) {
    if (row >= 0 && Number(line.split(",").at(-1)) > 0) {
      rows.add(row);
    }
    row++;
  }
  return rows;
}
