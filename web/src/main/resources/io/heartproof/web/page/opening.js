// Opening a recording: files that are chosen or dropped anywhere on the page, or the name of an example. Of several recordings
// that are chosen together the first is opened, and each has a button.

import { element, inFull } from "./words.js";

export class Opening {
  #buttons = [];

  /** @param open called with {files} or {example} */
  constructor(open) {
    this.open = open;
    this.dropped = document.getElementById("dropped");
    const files = document.getElementById("files");
    files.addEventListener("change", () => {
      this.#take(files.files);
      files.value = "";
    });
    this.#takeDrops();
  }

  setExamples(names) {
    this.#buttons = names.map((name) => button(inFull(name), () => this.#openExample(name)));
    this.#buttons.forEach((each, index) => (each.dataset.example = names[index]));
    document.getElementById("examples").replaceChildren(...this.#buttons);
  }

  /** Shows which example, if any, is open. */
  mark(source) {
    for (const each of this.#buttons) each.setAttribute("aria-pressed", String(each.dataset.example === source.example));
  }

  #openExample(example) {
    this.dropped.hidden = true;
    this.open({ example });
  }

  #take(list) {
    if (!list.length) return;
    const recordings = together([...list]);
    const buttons = recordings.map(({ name, files }) => button(name, () => this.#openOne(files, buttons, name)));
    this.dropped.replaceChildren(element("span", `${recordings.length} recordings:`), ...buttons);
    this.dropped.hidden = recordings.length < 2;
    this.#openOne(recordings[0].files, buttons, recordings[0].name);
  }

  #openOne(files, buttons, name) {
    for (const each of buttons) each.setAttribute("aria-pressed", String(each.textContent === name));
    this.open({ files });
  }

  #takeDrops() {
    const target = document.getElementById("drop");
    const over = (on) => target.classList.toggle("over", on);
    addEventListener("dragover", (event) => {
      event.preventDefault();
      over(true);
    });
    addEventListener("dragleave", (event) => event.relatedTarget === null && over(false));
    addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      this.#take(event.dataTransfer.files);
    });
  }
}

/**
 * Which files make a recording, as [{name, files}]: a WFDB header with the files of its name, or with all where it is the only
 * header; any other file alone.
 */
export function together(files) {
  const headers = files.filter((file) => isHeader(file));
  if (headers.length === 1) return [{ name: headers[0].name, files }];
  const recordings = headers.map((header) =>
    ({ name: header.name, files: [header, ...files.filter((file) => !isHeader(file) && stem(file) === stem(header))] }));
  const taken = new Set(recordings.flatMap((recording) => recording.files));
  const alone = files.filter((file) => !taken.has(file)).map((file) => ({ name: file.name, files: [file] }));
  return [...recordings, ...alone];
}

function isHeader(file) {
  return file.name.toLowerCase().endsWith(".hea");
}

function stem(file) {
  return file.name.replace(/\.[^.]*$/, "").toLowerCase();
}

function button(text, click) {
  const made = element("button", text);
  made.type = "button";
  made.addEventListener("click", click);
  return made;
}
