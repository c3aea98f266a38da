// What Browse shows while Fer does not answer, and the pictures that it needs for that.
const ahead = 40;

export class AwayView {
  constructor(root) {
    this.root = root;
    this.parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
  }

  tellLast(className) {
    this.parts.last.textContent = `Last: ${className}.`;
  }

  // Keys pressed behind a jump whose end the server did not tell any more.
  tellUnused(keys) {
    if (keys > 0) {
      this.parts.last.textContent = `${keys} ${keys === 1 ? "key was" : "keys were"} not used: the image they were meant for is not known.`;
    }
  }

  // The images at hand and the place among them; without images the server shows the page itself.
  show(images, place, waiting) {
    const { root, parts } = this;
    root.dataset.state = images === null ? "online" : "offline";
    root.dataset.waiting = waiting;
    parts.away.hidden = images === null;
    parts.count.textContent = waiting;
    if (images === null) {
      return;
    }
    const image = images[place];
    parts.face.hidden = !image;
    parts.face.src = image?.source ?? "";
    parts.face.alt = image ? `Image ${image.id}` : "";
    parts.away.dataset.id = image?.id ?? "";
    parts.place.textContent = image ? `Image ${image.id}` : "No further image is at hand; the next ones need the connection.";
  }
}

// Brings the next pictures into the browser's cache, so that they are there when the connection is not.
export function fetchAhead(images, index) {
  for (const image of images.slice(Math.max(0, index), index + ahead)) {
    if (!image.picture) {
      image.picture = new Image();
      image.picture.src = image.source;
    }
  }
}

// The panel of the selected image as the server drew it.
export function shownPanel() {
  return document.querySelector("[data-testid=image-panel]");
}
