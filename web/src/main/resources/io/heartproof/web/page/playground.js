// The controls of the noise: kind, strength, another draw.

import { element } from "./words.js";

const KINDS = [
  ["white", "White"],
  ["wander", "Baseline"],
  ["muscle", "Muscle"],
  ["motion", "Electrodes"],
  ["mains", "Mains"],
];
const WEAKEST_DECIBELS = 25;

export class Playground {
  #seed = 1;

  /** @param changed called when another noise is wanted */
  constructor(changed) {
    this.level = document.getElementById("level");
    this.output = document.getElementById("decibels");
    this.kinds = document.getElementById("kinds");
    this.kinds.append(...KINDS.map(([kind, name], index) => choice(kind, name, index === 0)));
    this.kinds.addEventListener("change", () => this.noise && changed());
    this.level.addEventListener("input", () => {
      this.#tell();
      changed();
    });
    document.getElementById("again").addEventListener("click", () => {
      this.#seed++;
      if (this.noise) changed();
    });
    this.reset();
  }

  /** {kind, decibels, seed}, or null for none. */
  get noise() {
    const place = Number(this.level.value);
    if (place === 0) return null;
    const kind = this.kinds.querySelector("input:checked").value;
    return { kind, decibels: WEAKEST_DECIBELS - place, seed: this.#seed };
  }

  /** No noise. */
  reset() {
    this.level.value = 0;
    this.#tell();
  }

  #tell() {
    const words = this.noise ? `${this.noise.decibels} dB`.replace("-", "−") : "no noise";
    this.output.textContent = words;
    this.level.setAttribute("aria-valuetext", this.noise ? `signal-to-noise ratio ${this.noise.decibels} decibels` : words);
  }
}

function choice(kind, name, checked) {
  const label = document.createElement("label");
  const input = document.createElement("input");
  Object.assign(input, { type: "radio", name: "kind", value: kind, checked });
  label.append(input, element("span", name));
  return label;
}
