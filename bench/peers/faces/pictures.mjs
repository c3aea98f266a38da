// The pictures that detectors are compared on, with the faces in them. A face is `{ x, y, side }`: its centre and the side of its crop.
import { kinds } from "./backgrounds.mjs";

const width = 640;
const height = 480;
const names = Object.keys(kinds);

// One real crop on a background of each kind in turn, at one size.
export function* single(random, faces, side, count) {
  for (let number = 0; number < count; number++) {
    const gray = background(random, number, faces);
    const face = { x: random.between(side / 2, width - side / 2), y: random.between(side / 2, height - side / 2), side };
    paste(gray, faces[number % faces.length].pixels, face);
    yield { set: `one face of ${side}`, kind: names[number % names.length], image: coloured(gray), faces: [face], ignored: [] };
  }
}

// Six crops in two rows.
export function* group(random, faces, side, count) {
  for (let number = 0; number < count; number++) {
    const gray = background(random, number, faces);
    const placed = Array.from({ length: 6 }, (_, at) => ({
      x: (width * ((at % 3) + 0.5)) / 3 + random.between(-30, 30),
      y: (height * (Math.floor(at / 3) + 0.5)) / 2 + random.between(-30, 30),
      side,
    }));
    placed.forEach((face, at) => paste(gray, faces[(number * 6 + at) % faces.length].pixels, face));
    yield { set: `six faces of ${side}`, kind: names[number % names.length], image: coloured(gray), faces: placed, ignored: [] };
  }
}

// Backgrounds alone.
export function* empty(random, faces, count) {
  for (let number = 0; number < count; number++) {
    const kind = names[number % names.length];
    yield { set: `no face, ${kind}`, kind, image: coloured(background(random, number, faces)), faces: [], ignored: [] };
  }
}

function background(random, number, faces) {
  return kinds[names[number % names.length]](random, width, height, faces);
}

// A crop enlarged smoothly, blended in over a sixteenth of its side so that no frame shows.
function paste(gray, pixels, { x, y, side }) {
  const [left, top] = [Math.round(x - side / 2), Math.round(y - side / 2)];
  const edge = side / 16;
  for (let row = Math.max(0, -top); row < Math.min(side, gray.height - top); row++) {
    for (let column = Math.max(0, -left); column < Math.min(side, gray.width - left); column++) {
      const share = Math.min(1, (Math.min(row, column, side - 1 - row, side - 1 - column) + 0.5) / edge);
      const at = (top + row) * gray.width + left + column;
      const value = between(pixels, ((column + 0.5) * 48) / side - 0.5, ((row + 0.5) * 48) / side - 0.5);
      gray.pixels[at] = Math.round(gray.pixels[at] * (1 - share) + value * share);
    }
  }
}

function between(pixels, x, y) {
  const [right, down] = [Math.min(47, Math.max(0, x)), Math.min(47, Math.max(0, y))];
  const [column, row] = [Math.min(46, Math.floor(right)), Math.min(46, Math.floor(down))];
  const at = row * 48 + column;
  const above = pixels[at] + (pixels[at + 1] - pixels[at]) * (right - column);
  const below = pixels[at + 48] + (pixels[at + 49] - pixels[at + 48]) * (right - column);
  return above + (below - above) * (down - row);
}

function coloured(gray) {
  const data = new Uint8Array(gray.width * gray.height * 4);
  gray.pixels.forEach((value, at) => data.set([value, value, value, 255], at * 4));
  return { data, width: gray.width, height: gray.height };
}
