// A box finds a face where its centre lies within a quarter of the crop's side of the crop's, and its side is 0.35 to 1.5 of the crop's.
// Packages draw their boxes from the brows or from the hair, so an overlap would judge the custom, not the detector.
const reach = 0.25;
const smallest = 0.35;
const largest = 1.5;

function finds(box, face) {
  const side = Math.sqrt(box.width * box.height) / face.side;
  return isNear(box, face, reach) && side >= smallest && side <= largest;
}

function isNear(box, face, distance) {
  return Math.hypot(box.left + box.width / 2 - face.x, box.top + box.height / 2 - face.y) <= distance * face.side;
}

// For each face the score of its box, 0 where there is none; and the scores of the boxes that find nothing.
// A second box on a face counts as false; one near a face that is not counted is passed over.
export function judge(boxes, { faces, ignored }) {
  const scores = faces.map(() => 0);
  const wrong = [];
  for (const box of boxes.toSorted((one, other) => other.score - one.score)) {
    const at = faces.findIndex((face, place) => scores[place] === 0 && finds(box, face));
    if (at >= 0) {
      scores[at] = box.score;
    } else if (!ignored.some((face) => isNear(box, face, 1))) {
      wrong.push(box.score);
    }
  }
  return { faces: scores, wrong };
}
