// ECG paper on a canvas: squares of 1 and 5 mm, traces at the speed and gain that are set. The canvas is as large as what is
// seen of the sheet and is drawn anew as the sheet is scrolled, so that a long recording needs no large picture.

import { inColumns, inRows, isStandard } from "./layout.js";
import { trace } from "./trace.js";

const PIXELS_PER_MM = 96 / 25.4;
const LEFT_MM = 12;
const RIGHT_MM = 3;
const TOP_MM = 3;
const BOTTOM_MM = 1;
const PART_SECONDS = 10;
const ZOOMS = [0.35, 0.5, 0.7, 0.85, 1, 1.25, 1.6, 2, 3];
const SMALLEST_FIT = 0.62;
const TINY = 1e-6;

export class Paper {
  #signals = [];
  #clean = [];
  #rate = 1;
  #frame = 0;
  #colours = {};

  /** @param scroller the element that scrolls; in it an element of the sheet's size, in that a canvas */
  constructor(scroller) {
    this.scroller = scroller;
    this.sheet = scroller.firstElementChild;
    this.canvas = this.sheet.firstElementChild;
    this.layout = "columns";
    this.speed = 25;
    this.gain = 10;
    this.zoom = null;
    this.from = 0;
    scroller.addEventListener("scroll", () => this.#later());
    new ResizeObserver(() => this.#later()).observe(scroller);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#later());
  }

  /** Another recording: from its beginning. */
  open(signals, rate) {
    this.#rate = rate;
    this.from = 0;
    this.scroller.scrollTo(0, 0);
    this.show(signals, []);
  }

  /** The same recording with other samples; `clean` are those without noise, drawn over them. */
  show(signals, clean) {
    this.#signals = signals;
    this.#clean = clean;
    this.draw();
  }

  set(changes) {
    Object.assign(this, changes);
    this.draw();
  }

  get seconds() {
    return this.#signals.length ? this.#signals[0].values.length / this.#rate : 0;
  }

  /** Whether the leads stand in columns, which show a part of ten seconds. */
  get inParts() {
    return this.layout === "columns" && isStandard(this.#signals.map((signal) => signal.lead));
  }

  get part() {
    return this.inParts
      ? { from: this.from, to: Math.min(this.from + PART_SECONDS, this.seconds) }
      : { from: 0, to: this.seconds };
  }

  /** Turns the pages of a recording in columns. */
  turn(pages) {
    const last = Math.max(0, Math.ceil((this.seconds - TINY) / PART_SECONDS - 1) * PART_SECONDS);
    this.set({ from: Math.min(last, Math.max(0, this.from + pages * PART_SECONDS)) });
  }

  /** One step larger (1) or smaller (-1). */
  enlarge(step) {
    const now = this.#zoom();
    const next = step > 0 ? ZOOMS.find((z) => z > now + 0.01) : ZOOMS.findLast((z) => z < now - 0.01);
    if (next) this.set({ zoom: next });
  }

  draw() {
    this.#frame = 0;
    if (!this.#signals.length || !this.scroller.clientWidth) return;
    const rows = this.inParts ? inColumns() : inRows(this.#signals.map((signal) => signal.lead));
    const mm = PIXELS_PER_MM * this.#zoom();
    const rowMm = this.#rowMm();
    const width = this.#widthMm() * mm;
    const height = (TOP_MM + rows.length * rowMm + BOTTOM_MM) * mm;
    const seen = this.#fitCanvas(width, height);
    this.#readColours();
    const pen = this.canvas.getContext("2d");
    pen.setTransform(seen.ratio, 0, 0, seen.ratio, -seen.x * seen.ratio, -seen.y * seen.ratio);
    pen.fillStyle = this.#colours.paper;
    pen.fillRect(seen.x, seen.y, seen.width, seen.height);
    this.#grid(pen, seen, mm);
    rows.forEach((row, index) => this.#row(pen, row, { y: (TOP_MM + (index + 0.56) * rowMm) * mm, mm, rowMm, seen }));
    this.canvas.setAttribute("aria-label", this.#words(rows));
  }

  #later() {
    this.#frame ||= requestAnimationFrame(() => this.draw());
  }

  #widthMm() {
    const part = this.part;
    return LEFT_MM + Math.max(0.5, part.to - part.from) * this.speed + RIGHT_MM;
  }

  #rowMm() {
    return this.inParts ? 11 + 1.1 * this.gain : 9 + 0.9 * this.gain;
  }

  /** Without a zoom of its own, what fits ten seconds (or less) into the width. */
  #zoom() {
    if (this.zoom) return this.zoom;
    const fitted = Math.min(this.#widthMm(), LEFT_MM + PART_SECONDS * this.speed + RIGHT_MM);
    return Math.min(1.6, Math.max(SMALLEST_FIT, this.scroller.clientWidth / (fitted * PIXELS_PER_MM)));
  }

  #fitCanvas(width, height) {
    const ratio = window.devicePixelRatio || 1;
    this.sheet.style.width = width + "px";
    this.sheet.style.height = height + "px";
    const seen = {
      ratio, width: Math.min(this.scroller.clientWidth, Math.ceil(width)),
      height: Math.min(this.scroller.clientHeight, Math.ceil(height)),
    };
    seen.x = Math.max(0, Math.min(this.scroller.scrollLeft, width - seen.width));
    seen.y = Math.max(0, Math.min(this.scroller.scrollTop, height - seen.height));
    this.canvas.width = Math.round(seen.width * ratio);
    this.canvas.height = Math.round(seen.height * ratio);
    this.canvas.style.width = seen.width + "px";
    this.canvas.style.height = seen.height + "px";
    return seen;
  }

  #readColours() {
    const style = getComputedStyle(this.scroller);
    for (const name of ["paper", "paper-minor", "paper-major", "trace", "noise", "muted"]) {
      this.#colours[name] = style.getPropertyValue("--" + name);
    }
  }

  #grid(pen, seen, mm) {
    if (mm > 2.1) this.#lines(pen, seen, mm, this.#colours["paper-minor"]);
    this.#lines(pen, seen, 5 * mm, this.#colours["paper-major"]);
  }

  #lines(pen, seen, distance, colour) {
    pen.strokeStyle = colour;
    pen.lineWidth = 1 / seen.ratio;
    pen.beginPath();
    for (let x = Math.ceil(seen.x / distance) * distance; x <= seen.x + seen.width; x += distance) {
      pen.moveTo(x, seen.y);
      pen.lineTo(x, seen.y + seen.height);
    }
    for (let y = Math.ceil(seen.y / distance) * distance; y <= seen.y + seen.height; y += distance) {
      pen.moveTo(seen.x, y);
      pen.lineTo(seen.x + seen.width, y);
    }
    pen.stroke();
  }

  #row(pen, strips, row) {
    const half = row.rowMm * row.mm;
    if (row.y + half < row.seen.y || row.y - half > row.seen.y + row.seen.height) return;
    this.#pulse(pen, row);
    for (const strip of strips) this.#strip(pen, strip, row);
  }

  /** A millivolt during a fifth of a second. */
  #pulse(pen, { y, mm }) {
    const top = y - this.gain * mm;
    const x = (LEFT_MM - 8) * mm;
    pen.strokeStyle = this.#colours.muted;
    pen.lineWidth = 1.2;
    pen.beginPath();
    for (const [dx, at] of [[0, y], [1.5, y], [1.5, top], [6.5, top], [6.5, y], [8, y]]) pen.lineTo(x + dx * mm, at);
    pen.stroke();
  }

  #strip(pen, strip, row) {
    const index = this.#signals.findIndex((signal) => signal.lead === strip.lead);
    const part = this.part;
    const span = part.to - part.from;
    const x = (LEFT_MM + strip.from * span * this.speed) * row.mm;
    const width = (strip.to - strip.from) * span * this.speed * row.mm;
    if (x > row.seen.x + row.seen.width || x + width < row.seen.x) return;
    const times = { from: part.from + strip.from * span, to: part.from + strip.to * span, x };
    pen.save();
    pen.beginPath();
    pen.rect(x, row.y - row.rowMm * row.mm, width, 2 * row.rowMm * row.mm);
    pen.clip();
    const both = this.#clean.length > 0;
    this.#curve(pen, this.#signals[index], times, { ...row, colour: both ? this.#colours.noise : this.#colours.trace, line: both ? 0.9 : 1.15 });
    if (both) this.#curve(pen, this.#clean[index], times, { ...row, colour: this.#colours.trace, line: 1.3 });
    pen.restore();
    this.#name(pen, strip.lead, x, row);
    if (strip.from > 0) this.#border(pen, x, row);
  }

  #curve(pen, signal, times, row) {
    const middle = (this.#clean.length ? this.#clean : this.#signals).find((s) => s.lead === signal.lead).middle;
    const step = (this.speed * row.mm) / this.#rate;
    const begin = Math.round(times.from * this.#rate);
    const skipped = Math.max(0, Math.floor((row.seen.x - times.x) / step) - 2);
    const from = begin + skipped;
    const to = Math.min(Math.round(times.to * this.#rate), begin + Math.ceil((row.seen.x + row.seen.width - times.x) / step) + 2);
    pen.strokeStyle = row.colour;
    pen.lineWidth = row.line;
    pen.lineJoin = "round";
    pen.beginPath();
    trace(pen, signal.values, { from, to: Math.min(to, signal.values.length) },
      { x: times.x + skipped * step, step, y: row.y, scale: this.gain * row.mm, middle });
    pen.stroke();
  }

  /** Where one lead ends and the next begins. */
  #border(pen, x, row) {
    pen.strokeStyle = this.#colours.muted;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(x, row.y - 3 * row.mm);
    pen.lineTo(x, row.y - 1.2 * row.mm);
    pen.moveTo(x, row.y + 1.2 * row.mm);
    pen.lineTo(x, row.y + 3 * row.mm);
    pen.stroke();
  }

  #name(pen, lead, x, row) {
    const size = Math.max(11, Math.min(16, 3.4 * row.mm));
    pen.font = `600 ${size}px system-ui, "Segoe UI", Roboto, Arial, "Liberation Sans", sans-serif`;
    pen.lineWidth = 3;
    pen.lineJoin = "round";
    pen.strokeStyle = this.#colours.paper;
    const y = row.y - 0.4 * row.rowMm * row.mm;
    pen.strokeText(lead, x + 1.2 * row.mm, y);
    pen.fillStyle = this.#colours.trace;
    pen.fillText(lead, x + 1.2 * row.mm, y);
  }

  #words(rows) {
    const leads = [...new Set(rows.flat().map((strip) => strip.lead))].join(", ");
    const part = this.part;
    return `ECG, leads ${leads}, ${part.from.toFixed(0)} to ${part.to.toFixed(1)} seconds, ${this.speed} mm/s, ${this.gain} mm/mV`;
  }
}
