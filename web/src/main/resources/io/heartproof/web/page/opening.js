// Opening a recording: files that are chosen or dropped anywhere on the page, or the name of an example.

import { element, inFull } from "./words.js";

export class Opening {
  #buttons = [];

  /** @param open called with {files} or {example} */
  constructor(open) {
    this.open = open;
    const files = document.getElementById("files");
    files.addEventListener("change", () => {
      this.#take(files.files);
      files.value = "";
    });
    this.#takeDrops();
  }

  setExamples(names) {
    this.#buttons = names.map((name) => {
      const button = element("button", inFull(name));
      button.type = "button";
      button.addEventListener("click", () => this.open({ example: name }));
      button.dataset.example = name;
      return button;
    });
    document.getElementById("examples").replaceChildren(...this.#buttons);
  }

  /** Shows which example, if any, is open. */
  mark(source) {
    for (const button of this.#buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.example === source.example));
    }
  }

  #take(list) {
    if (list.length) this.open({ files: [...list] });
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
