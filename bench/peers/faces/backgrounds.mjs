// Backgrounds made by code, as gray pictures. None is a photograph; each is of a kind that a detector might take for a face.
const tile = 12;

export const kinds = {
  // Smooth noise of all sizes, with the falling spectrum that photographs have.
  cloud(random, width, height) {
    const values = new Float32Array(width * height);
    for (let cell = 256, weight = 1; cell >= 2; cell /= 2, weight *= 0.6) {
      add(values, width, height, smoothNoise(random, width, height, cell), weight);
    }
    return stretched(values, width, height, random.between(20, 90), random.between(140, 250));
  },

  // Shaded boxes, ellipses and lines before a wall that grows darker to one side.
  room(random, width, height) {
    const values = new Float32Array(width * height);
    const slope = [random.between(-80, 80), random.between(-80, 80)];
    const base = random.between(60, 190);
    fill(values, width, height, (x, y) => base + (slope[0] * x) / width + (slope[1] * y) / height);
    for (let count = 0; count < 30; count++) {
      shape(random, values, width, height);
    }
    return clamped(values, width, height, (value) => value + 4 * random.normal());
  },

  // Pieces of faces, a quarter of a crop wide, none beside its neighbour: real skin, eyes and mouths, yet no face.
  scrambled(random, width, height, faces) {
    const pixels = new Uint8Array(width * height);
    const size = tile * (4 + random.below(5));
    for (let top = 0; top < height; top += size) {
      for (let left = 0; left < width; left += size) {
        piece(random.pick(faces, 1)[0].pixels, [random.below(48 - tile), random.below(48 - tile)], { pixels, width, height }, left, top, size);
      }
    }
    return { pixels, width, height };
  },

  // White noise, fine or coarse.
  noise(random, width, height) {
    const cell = [1, 2, 4, 8][random.below(4)];
    const spread = random.between(20, 70);
    const columns = Math.ceil(width / cell);
    const grid = Float32Array.from({ length: columns * Math.ceil(height / cell) }, () => 128 + spread * random.normal());
    const values = new Float32Array(width * height);
    fill(values, width, height, (x, y) => grid[Math.floor(y / cell) * columns + Math.floor(x / cell)]);
    return clamped(values, width, height, (value) => value);
  },
};

function smoothNoise(random, width, height, cell) {
  const columns = Math.ceil(width / cell) + 2;
  const grid = Float32Array.from({ length: columns * (Math.ceil(height / cell) + 2) }, () => random.next());
  return (x, y) => {
    const [column, row] = [Math.floor(x / cell), Math.floor(y / cell)];
    const [right, down] = [x / cell - column, y / cell - row];
    const at = row * columns + column;
    const above = grid[at] * (1 - right) + grid[at + 1] * right;
    const below = grid[at + columns] * (1 - right) + grid[at + columns + 1] * right;
    return above * (1 - down) + below * down;
  };
}

function shape(random, values, width, height) {
  const kind = random.below(3);
  const [centreX, centreY] = [random.below(width), random.below(height)];
  const [reachX, reachY] = kind === 2 ? [random.between(60, 300), random.between(1, 5)] : [random.between(8, 120), random.between(8, 120)];
  const angle = random.between(0, Math.PI);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const shade = random.between(0, 255);
  const slope = random.between(-0.4, 0.4);
  fill(values, width, height, (x, y, before) => {
    const across = (x - centreX) * cos + (y - centreY) * sin;
    const along = (y - centreY) * cos - (x - centreX) * sin;
    const inside = kind === 1 ? (across / reachX) ** 2 + (along / reachY) ** 2 < 1 : Math.abs(across) < reachX && Math.abs(along) < reachY;
    return inside ? shade + slope * across : before;
  });
}

function piece(face, [fromX, fromY], into, left, top, size) {
  for (let y = 0; y < Math.min(size, into.height - top); y++) {
    for (let x = 0; x < Math.min(size, into.width - left); x++) {
      const source = (fromY + Math.floor((y * tile) / size)) * 48 + fromX + Math.floor((x * tile) / size);
      into.pixels[(top + y) * into.width + left + x] = face[source];
    }
  }
}

function fill(values, width, height, value) {
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at++) {
      values[at] = value(x, y, values[at]);
    }
  }
}

function add(values, width, height, noise, weight) {
  fill(values, width, height, (x, y, before) => before + weight * noise(x, y));
}

function stretched(values, width, height, darkest, brightest) {
  const least = values.reduce((one, other) => Math.min(one, other));
  const most = values.reduce((one, other) => Math.max(one, other));
  return clamped(values, width, height, (value) => darkest + ((value - least) / (most - least)) * (brightest - darkest));
}

function clamped(values, width, height, value) {
  return { pixels: Uint8Array.from(values, (one) => Math.min(255, Math.max(0, Math.round(value(one))))), width, height };
}
