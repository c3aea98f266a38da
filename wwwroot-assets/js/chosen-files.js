// Stands for what cannot be opened: it has no picture's name, so that it counts as left out, and takes nothing else with it.
const unreadable = new File([], "unreadable");
const picture = /\.(png|jpe?g)$/i;

// Of a single file that somebody chose it is worth saying that it is no picture; of what else lies in a folder it is not.
function ofFolder(files) {
  const pictures = files.filter((file) => picture.test(file.name));
  return { files: pictures, leftOut: files.length - pictures.length };
}

export async function filesOfInput(input) {
  const files = [...input.files];
  input.value = "";
  return input.webkitdirectory ? ofFolder(files) : { files, leftOut: 0 };
}

// The entries must be taken before the first await: afterwards the browser forgets what was dropped.
export async function filesOfDrop(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const loose = [...transfer.files];
  const folders = entries.filter((entry) => entry?.isDirectory);
  if (folders.length === 0) {
    return { files: loose, leftOut: 0 };
  }
  const inside = ofFolder((await Promise.all(folders.map(filesOfEntry))).flat());
  const single = (await Promise.all(entries.filter((entry) => entry?.isFile).map(filesOfEntry))).flat();
  return { files: [...single, ...inside.files], leftOut: inside.leftOut };
}

async function filesOfEntry(entry) {
  if (entry.isFile) {
    return [await new Promise((resolve, reject) => entry.file(resolve, reject)).catch(() => unreadable)];
  }
  const reader = entry.createReader();
  const found = [];
  for (;;) {
    // A browser gives some of the entries at each call.
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject)).catch(() => []);
    if (some.length === 0) {
      break;
    }
    found.push(...some);
  }
  found.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
  return (await Promise.all(found.map(filesOfEntry))).flat();
}
