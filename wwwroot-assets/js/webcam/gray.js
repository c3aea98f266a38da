// Gray pictures as the server makes them (Fer.Engine/Imaging and Fer.Engine/Detection): the same arithmetic, so that both see the same face.
export const side = 48;

// Rec. 601 luma in Pillow's integer form.
export function grayOf(image) {
  const { data, width, height } = image;
  const pixels = new Uint8Array(width * height);
  for (let at = 0, from = 0; at < pixels.length; at++, from += 4) {
    pixels[at] = (data[from] * 19595 + data[from + 1] * 38470 + data[from + 2] * 7471 + 0x8000) >> 16;
  }
  return { pixels, width, height };
}

// The picture whole in a square, black where it does not reach; values -1 (black) to 1 (white).
export function letterbox(gray, size) {
  const scale = size / Math.max(gray.width, gray.height);
  const left = (size - gray.width * scale) / 2;
  const top = (size - gray.height * scale) / 2;
  const samples = Math.min(8, Math.max(1, Math.ceil(1 / scale)));
  const values = weigh(gray, sampled(gray.width, size, left, scale, samples), sampled(gray.height, size, top, scale, samples));
  for (let at = 0; at < values.length; at++) {
    values[at] = values[at] / 127.5 - 1;
  }
  return { values, scale, left, top };
}

// A face as the networks see it: the square around the box's centre, black beyond the picture's edge, 48x48.
export function cut(gray, box, margin) {
  const length = Math.max(1, Math.round(Math.max(box.width, box.height) * (1 + 2 * margin)));
  const left = Math.round(box.left + (box.width - length) / 2);
  const top = Math.round(box.top + (box.height - length) / 2);
  const triangle = reduced(length);
  const values = weigh(gray, shifted(triangle, left, gray.width), shifted(triangle, top, gray.height));
  return Uint8Array.from(values, (value) => Math.min(255, Math.max(0, Math.round(value))));
}

// A line of taps for each target: the first source pixel and its weights. Pixels outside weigh nothing, which makes them black.
function sampled(length, size, start, scale, samples) {
  return Array.from({ length: size }, (_, target) => {
    const weights = new Map();
    for (let sample = 0; sample < samples; sample++) {
      const place = (target - start + (sample + 0.5) / samples) / scale;
      if (place >= 0 && place < length) {
        const exact = Math.min(length - 1, Math.max(0, place - 0.5));
        const low = Math.floor(exact);
        const high = Math.min(low + 1, length - 1);
        weights.set(low, (weights.get(low) ?? 0) + (1 - (exact - low)) / samples);
        weights.set(high, (weights.get(high) ?? 0) + (exact - low) / samples);
      }
    }
    const first = Math.min(...weights.keys(), length);
    return { first, weights: Array.from({ length: weights.size }, (_, at) => weights.get(first + at) ?? 0) };
  });
}

// Pillow's triangle filter, as wide as the reduction.
function reduced(length) {
  const scale = length / side;
  const reach = Math.max(scale, 1);
  return Array.from({ length: side }, (_, target) => {
    const centre = (target + 0.5) * scale;
    const first = Math.max(0, Math.trunc(centre - reach + 0.5));
    const last = Math.min(length, Math.trunc(centre + reach + 0.5));
    const weights = Array.from({ length: last - first }, (_, at) => Math.max(0, 1 - Math.abs((first + at + 0.5 - centre) / reach)));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

function shifted(taps, start, length) {
  return taps.map(({ first, weights }) => {
    const from = Math.max(0, -(first + start));
    const to = Math.max(from, Math.min(weights.length, length - first - start));
    return { first: first + start + from, weights: weights.slice(from, to) };
  });
}

function weigh(gray, columns, rows) {
  const needed = rows.filter((row) => row.weights.length > 0);
  const begin = Math.min(...needed.map((row) => row.first), gray.height);
  const end = Math.max(...needed.map((row) => row.first + row.weights.length), begin);
  const narrow = new Float32Array(columns.length * (end - begin));
  for (let y = begin; y < end; y++) {
    for (let x = 0; x < columns.length; x++) {
      const { first, weights } = columns[x];
      let sum = 0;
      for (let at = 0; at < weights.length; at++) {
        sum += weights[at] * gray.pixels[y * gray.width + first + at];
      }
      narrow[(y - begin) * columns.length + x] = sum;
    }
  }
  const values = new Float32Array(columns.length * rows.length);
  for (let y = 0; y < rows.length; y++) {
    const { first, weights } = rows[y];
    for (let x = 0; x < columns.length; x++) {
      let sum = 0;
      for (let at = 0; at < weights.length; at++) {
        sum += weights[at] * narrow[(first + at - begin) * columns.length + x];
      }
      values[y * columns.length + x] = sum;
    }
  }
  return values;
}
