import { side } from "./gray.js";
import { topOf } from "./smoothing.js";

const patience = 3000;
const spokenEvery = 2500;

// Shows what was found; only elements that the server never changes are written.
export class View {
  #parts;
  #bars;
  #classes;
  #lastFace = 0;
  #spokenAt = -Infinity;
  #spoken = "";

  constructor(root, classes) {
    this.#parts = Object.fromEntries([...root.querySelectorAll("[data-part]")].map((part) => [part.dataset.part, part]));
    this.#bars = [...root.querySelectorAll("[data-bar]")];
    this.#classes = classes;
  }

  begin(now) {
    this.#lastFace = now;
  }

  show(image, faces, main, pace, now) {
    this.#draw(image, faces, main);
    this.#write("faces", String(faces.length));
    this.#write("fps", pace.perSecond.toFixed(1));
    this.#write("detect", `${pace.detect.toFixed(1)} ms`);
    this.#write("classify", faces.length > 0 ? `${pace.classify.toFixed(1)} ms` : "–");
    if (main === null) {
      this.#parts.noface.hidden = now - this.#lastFace < patience;
      this.#fill(null);
      return;
    }
    this.#lastFace = now;
    this.#parts.noface.hidden = true;
    this.#fill(main.smoothed);
    this.#tensor(main.pixels);
    this.#speak(main.smoothed, now);
  }

  clear() {
    const { overlay, tensor, noface } = this.#parts;
    overlay.getContext("2d").clearRect(0, 0, overlay.width, overlay.height);
    tensor.getContext("2d").clearRect(0, 0, side, side);
    noface.hidden = true;
    this.#fill(null);
    for (const name of ["faces", "fps", "detect", "classify"]) {
      this.#write(name, "–");
    }
  }

  #write(name, text) {
    if (this.#parts[name].textContent !== text) {
      this.#parts[name].textContent = text;
    }
  }

  #nameOf(index) {
    return this.#classes[index]?.name ?? `Class ${index}`;
  }

  #fill(shares) {
    this.#write("top", shares === null ? "–" : this.#nameOf(topOf(shares)));
    for (const bar of this.#bars) {
      const share = shares?.[Number(bar.dataset.bar)];
      bar.querySelector("[data-fill]").style.width = `${(share ?? 0) * 100}%`;
      bar.querySelector("[data-share]").textContent = share === undefined ? "–" : `${Math.round(share * 100)} %`;
    }
  }

  // Said to a screen reader when it changes, and not more often than it can be heard.
  #speak(shares, now) {
    const word = this.#nameOf(topOf(shares));
    if (word !== this.#spoken && now - this.#spokenAt >= spokenEvery) {
      this.#spoken = word;
      this.#spokenAt = now;
      this.#write("spoken", word);
    }
  }

  #tensor(pixels) {
    const image = new ImageData(side, side);
    pixels.forEach((value, at) => image.data.set([value, value, value, 255], at * 4));
    this.#parts.tensor.getContext("2d").putImageData(image, 0, 0);
  }

  // The video is shown as in a mirror; the words on it are not.
  #draw(image, faces, main) {
    const { overlay } = this.#parts;
    if (overlay.width !== image.width || overlay.height !== image.height) {
      overlay.width = image.width;
      overlay.height = image.height;
    }
    const context = overlay.getContext("2d");
    const style = getComputedStyle(overlay);
    context.clearRect(0, 0, overlay.width, overlay.height);
    context.font = `600 ${Math.max(14, Math.round(image.width / 36))}px ${style.fontFamily}`;
    context.textBaseline = "middle";
    for (const face of faces) {
      this.#drawFace(context, style, face, face === main, image.width);
    }
  }

  #drawFace(context, style, face, isMain, width) {
    const { box, shares } = face;
    const top = topOf(isMain ? face.smoothed : shares);
    const share = (isMain ? face.smoothed : shares)[top];
    const colour = style.getPropertyValue(this.#classes[top]?.colour ?? "--fer-line-strong");
    const left = width - box.left - box.width;
    // A thin edge in the page's own colour, so that the line shows on any picture.
    for (const [wide, ink] of [[isMain ? 6 : 4, style.getPropertyValue("--fer-surface")], [isMain ? 3 : 2, colour]]) {
      context.lineWidth = wide;
      context.strokeStyle = ink;
      context.strokeRect(left, box.top, box.width, box.height);
    }
    const text = `${this.#nameOf(top)} ${Math.round(share * 100)} %`;
    const size = parseInt(context.font.replace(/^\d+ /, ""), 10);
    const height = size + 8;
    const long = context.measureText(text).width + size + 16;
    const x = Math.max(0, Math.min(left, width - long));
    const y = box.top >= height ? box.top - height : Math.min(box.top + box.height, context.canvas.height - height);
    context.fillStyle = style.getPropertyValue("--fer-surface");
    context.fillRect(x, y, long, height);
    context.fillStyle = colour;
    context.fillRect(x + 6, y + 6, size - 4, height - 12);
    context.fillStyle = style.getPropertyValue("--fer-text");
    context.fillText(text, x + size + 8, y + height / 2);
  }
}
