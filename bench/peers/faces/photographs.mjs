// Windows of the six sample photographs that face-api ships. Their 22 faces were marked by eye, in pixels: centre and side of a loose crop.
const marked = {
  "sample1.jpg": [[500, 490, 230], [930, 545, 230], [1555, 325, 240]],
  "sample2.jpg": [[440, 285, 250], [985, 350, 210], [1530, 275, 220]],
  "sample3.jpg": [[690, 460, 240], [1170, 365, 270], [1600, 440, 250]],
  "sample4.jpg": [[350, 315, 220], [740, 195, 230], [1065, 295, 230], [1345, 285, 220]],
  "sample5.jpg": [[700, 555, 230], [870, 235, 210], [1190, 325, 220], [1490, 535, 250], [480, 1020, 270]],
  "sample6.jpg": [[365, 630, 250], [760, 490, 260], [1270, 465, 230], [1585, 415, 270]],
};
const side = 480;

// Opens the photographs, each once.
export async function openPhotographs(packages) {
  const opened = [];
  for (const [name, rows] of Object.entries(marked)) {
    opened.push({ image: await packages.photograph(name), faces: rows.map(([x, y, size]) => ({ x, y, side: size })) });
  }
  return opened;
}

// Square windows around every face, in which its crop takes a share of the side; the other faces in them do not count.
export function* around(random, photographs, share, times) {
  for (let round = 0; round < times; round++) {
    for (const photograph of photographs) {
      for (const face of photograph.faces) {
        const length = Math.min(face.side / share, photograph.image.width, photograph.image.height);
        const left = place(random, face.x, face.side, length, photograph.image.width);
        const top = place(random, face.y, face.side, length, photograph.image.height);
        yield windowOf(photograph, left, top, length, `photograph, face a share of ${share}`, (other) => other === face);
      }
    }
  }
}

// The whole photographs, at most 640 pixels in a direction.
export function* whole(photographs) {
  for (const { image, faces } of photographs) {
    const scale = 640 / Math.max(image.width, image.height);
    const shrunk = shrink(image, 0, 0, image.width, image.height, 640, Math.round(image.height * scale));
    yield { set: "photograph, whole", kind: "photograph", image: shrunk, faces: faces.map((face) => scaled(face, 0, 0, scale)), ignored: [] };
  }
}

// Windows that hold no part of a head.
export function* faceless(random, photographs, count) {
  for (let made = 0; made < count; ) {
    const photograph = photographs[made % photographs.length];
    const length = random.between(250, 600);
    const [left, top] = [random.between(0, photograph.image.width - length), random.between(0, photograph.image.height - length)];
    const isFree = photograph.faces.every(({ x, y, side: size }) => x + size < left || x - size > left + length || y + size < top || y - size > top + length);
    if (isFree) {
      made++;
      yield windowOf(photograph, left, top, length, "no face, photograph", () => false);
    }
  }
}

function windowOf({ image, faces }, left, top, length, set, counts) {
  const scale = side / length;
  const inside = faces.map((face) => ({ counts: counts(face), ...scaled(face, left, top, scale) }));
  return {
    set,
    kind: "photograph",
    image: shrink(image, left, top, length, length, side, side),
    faces: inside.filter((face) => face.counts),
    ignored: inside.filter((face) => !face.counts),
  };
}

function scaled({ x, y, side: size }, left, top, scale) {
  return { x: (x - left) * scale, y: (y - top) * scale, side: size * scale };
}

// Where a window begins so that the face lies whole in it, anywhere.
function place(random, centre, size, length, limit) {
  const least = Math.max(0, centre + size / 2 - length);
  const most = Math.min(limit - length, centre - size / 2);
  return most > least ? random.between(least, most) : Math.min(Math.max(0, centre - length / 2), limit - length);
}

// The mean of sixteen samples a pixel.
function shrink(image, left, top, width, height, toWidth, toHeight) {
  const data = new Uint8Array(toWidth * toHeight * 4);
  for (let y = 0, at = 0; y < toHeight; y++) {
    for (let x = 0; x < toWidth; x++, at += 4) {
      for (let channel = 0; channel < 3; channel++) {
        let sum = 0;
        for (let sample = 0; sample < 16; sample++) {
          const column = Math.min(image.width - 1, Math.floor(left + ((x + ((sample % 4) + 0.5) / 4) * width) / toWidth));
          const row = Math.min(image.height - 1, Math.floor(top + ((y + (Math.floor(sample / 4) + 0.5) / 4) * height) / toHeight));
          sum += image.data[(row * image.width + column) * 4 + channel];
        }
        data[at + channel] = sum / 16;
      }
      data[at + 3] = 255;
    }
  }
  return { data, width: toWidth, height: toHeight };
}
