import { filesOfDrop, filesOfInput } from "../../js/chosen-files.js";

// The circuit takes 32 KB a message.
const together = 20;
const longestName = 120;
const textFields = "textarea, [contenteditable], input:not([type=file], [type=checkbox], [type=radio])";

// The pictures stay in the browser, which shows them; the server gets the bytes of one at a time, and again where it is to be read otherwise.
export function attach(root, component, address) {
  const files = new Map();
  let [last, pasted] = [0, 0];
  let queue = [];
  let running = null;

  const letGo = (id) => {
    URL.revokeObjectURL(files.get(id)?.url);
    files.delete(id);
  };

  const add = async ({ files: chosen, leftOut }) => {
    for (let at = 0; at < chosen.length; at += together) {
      const told = chosen.slice(at, at + together).map((file) => {
        const [id, url] = [++last, URL.createObjectURL(file)];
        files.set(id, { file, url });
        return { id, name: file.name.slice(-longestName), bytes: file.size, address: url };
      });
      const taken = await component.invokeMethodAsync("OnAddedAsync", told);
      if (taken < told.length) {
        told.slice(taken).forEach(({ id }) => letGo(id));
        await component.invokeMethodAsync("OnLeftOutAsync", chosen.length - at - taken, leftOut);
        return;
      }
    }
    if (leftOut > 0) {
      await component.invokeMethodAsync("OnLeftOutAsync", 0, leftOut);
    }
  };

  const send = async ({ id, margin }, signal) => {
    const known = files.get(id);
    if (known === undefined) {
      return;
    }
    let sentence = null;
    try {
      const query = margin === null ? "" : `?margin=${margin}`;
      const response = await fetch(`${address}/${id}${query}`, { method: "POST", body: known.file, headers: { "Content-Type": "application/octet-stream" }, signal });
      if (response.ok) {
        return;
      }
      sentence = await response.json().then((problem) => problem.detail ?? null, () => null);
    } catch {
      // The file is not there any more, or nobody answers.
    }
    if (!signal.aborted) {
      await component.invokeMethodAsync("OnSendFailedAsync", id, sentence);
    }
  };

  const work = async () => {
    if (running !== null) {
      return;
    }
    const mine = new AbortController();
    running = mine;
    while (!mine.signal.aborted && queue.length > 0) {
      await send(queue.shift(), mine.signal);
    }
    if (running === mine) {
      running = null;
    }
  };

  const cancel = () => {
    queue = [];
    running?.abort();
    running = null;
  };

  const onChange = async (event) => {
    if (event.target.type === "file") {
      // A file input would keep the keys to itself.
      event.target.blur();
      await add(await filesOfInput(event.target));
    }
  };
  const holdsFiles = (event) => event.dataTransfer?.types.includes("Files");
  const onDrag = (event) => {
    if (holdsFiles(event)) {
      event.preventDefault();
      root.classList.toggle("dragging", event.type === "dragover");
    }
  };
  const onLeave = (event) => {
    if (event.relatedTarget === null) {
      root.classList.remove("dragging");
    }
  };
  // Anywhere on the page: beside the zone, a browser would leave the page and open the picture.
  const onDrop = async (event) => {
    if (holdsFiles(event)) {
      event.preventDefault();
      root.classList.remove("dragging");
      await add(await filesOfDrop(event.dataTransfer));
    }
  };
  const onPaste = async (event) => {
    const found = [...(event.clipboardData?.files ?? [])];
    if (found.length === 0 || event.target.closest?.(textFields)) {
      return;
    }
    event.preventDefault();
    // An image that was copied has no name of its own.
    const named = found.map((file) => (file.name === "image.png" ? new File([file], `Pasted picture ${++pasted}`, { type: file.type }) : file));
    await add({ files: named, leftOut: 0 });
  };

  root.addEventListener("change", onChange);
  document.addEventListener("dragover", onDrag);
  document.addEventListener("dragleave", onLeave);
  document.addEventListener("drop", onDrop);
  document.addEventListener("paste", onPaste);
  root.dataset.listening = "true";

  return {
    read(jobs) {
      queue.push(...jobs);
      work();
    },
    cancel,
    remove(ids) {
      ids.forEach(letGo);
      queue = queue.filter(({ id }) => files.has(id));
    },
    reveal(face) {
      const button = root.querySelector(`[data-face="${face}"]`);
      button?.focus({ preventScroll: true });
      button?.closest("article")?.scrollIntoView({ block: "nearest" });
    },
    dispose() {
      cancel();
      root.removeEventListener("change", onChange);
      document.removeEventListener("dragover", onDrag);
      document.removeEventListener("dragleave", onLeave);
      document.removeEventListener("drop", onDrop);
      document.removeEventListener("paste", onPaste);
      [...files.keys()].forEach(letGo);
    },
  };
}
