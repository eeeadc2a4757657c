// ECG paper on a canvas: squares of 1 and 5 mm, traces at the speed and gain that are set. The canvas is as large as what is
// seen of the sheet and is drawn anew as the sheet is scrolled, so that a long recording needs no large picture.

import { inColumns, inRows, isStandard, stacked } from "./layout.js";
import { extent, trace } from "./trace.js";

const PIXELS_PER_MM = 96 / 25.4;
const LEFT_MM = 12;
const RIGHT_MM = 5;
const TOP_MM = 3;
const BOTTOM_MM = 13;
const PRINTED_PIXELS = 1000;
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
  #rows = [];
  #printing = false;

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
    this.classified = Infinity;
    scroller.addEventListener("scroll", () => this.#later());
    new ResizeObserver(() => this.#later()).observe(scroller);
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#later());
    addEventListener("beforeprint", () => this.#print(true));
    addEventListener("afterprint", () => this.#print(false));
  }

  /** Another recording: from its beginning; of it the first `classified` seconds are what the models look at. */
  open(signals, rate, classified) {
    this.#rate = rate;
    this.classified = classified;
    this.from = 0;
    this.scroller.scrollTo(0, 0);
    this.show(signals, []);
  }

  /** The same recording with other samples; `clean` are those without noise, drawn over them. */
  show(signals, clean) {
    this.#signals = signals;
    this.#clean = clean;
    this.#arrange();
  }

  set(changes) {
    Object.assign(this, changes);
    this.#arrange();
  }

  get seconds() {
    return this.#signals.length ? this.#signals[0].values.length / this.#rate : 0;
  }

  /** Whether the leads stand in columns, which show a part of ten seconds. */
  get inParts() {
    return this.layout === "columns" && isStandard(this.#signals.map((signal) => signal.lead));
  }

  get part() {
    return this.inParts || this.#printing
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

  /** Places the rows by what the leads need, then draws. */
  #arrange() {
    const rows = this.inParts ? inColumns() : inRows(this.#signals.map((signal) => signal.lead));
    this.#rows = stacked(rows, (strip) => this.#reach(strip), TOP_MM);
    this.draw();
  }

  /** How far a strip reaches above and below its middle, in mm. */
  #reach(strip) {
    const { from, to } = this.#times(strip);
    const clean = this.#clean.find((signal) => signal.lead === strip.lead);
    const shown = this.#signals.find((signal) => signal.lead === strip.lead);
    const middle = (clean ?? shown).middle;
    const reach = { up: shown.millivolts ? this.gain : 0, down: 0 };
    for (const signal of clean ? [shown, clean] : [shown]) {
      const { low, high } = extent(signal.values, Math.round(from * this.#rate), Math.round(to * this.#rate));
      reach.up = Math.max(reach.up, (high - middle) * signal.scale * this.gain);
      reach.down = Math.max(reach.down, (middle - low) * signal.scale * this.gain);
    }
    return reach;
  }

  #times(strip) {
    const part = this.part;
    const span = part.to - part.from;
    return { from: part.from + strip.from * span, to: part.from + strip.to * span, place: LEFT_MM + strip.from * span * this.speed };
  }

  #print(begins) {
    this.#printing = begins;
    this.#arrange();
  }

  draw() {
    this.#frame = 0;
    if (!this.#signals.length || (!this.scroller.clientWidth && !this.#printing)) return;
    const mm = PIXELS_PER_MM * this.#zoom();
    const width = this.#widthMm() * mm;
    const last = this.#rows.at(-1);
    const height = (last.y + last.down + BOTTOM_MM) * mm;
    const seen = this.#fitCanvas(width, height);
    this.#readColours();
    const pen = this.canvas.getContext("2d");
    pen.setTransform(seen.ratio, 0, 0, seen.ratio, -seen.x * seen.ratio, -seen.y * seen.ratio);
    pen.fillStyle = this.#colours.paper;
    pen.fillRect(seen.x, seen.y, seen.width, seen.height);
    this.#grid(pen, seen, mm);
    for (const row of this.#rows) this.#row(pen, row.strips, { y: row.y * mm, up: row.up * mm, down: row.down * mm, mm, seen });
    this.#unclassified(pen, seen, mm, height);
    this.#ticks(pen, seen, mm, height);
    this.canvas.setAttribute("aria-label", this.#words(this.#rows.map((row) => row.strips)));
  }

  #later() {
    this.#frame ||= requestAnimationFrame(() => this.draw());
  }

  #widthMm() {
    const part = this.part;
    return LEFT_MM + Math.max(0.5, part.to - part.from) * this.speed + RIGHT_MM;
  }

  /** Without a zoom of its own, what fits ten seconds (or less) into the width. */
  #zoom() {
    if (this.#printing) return PRINTED_PIXELS / (this.#widthMm() * PIXELS_PER_MM);
    if (this.zoom) return this.zoom;
    const fitted = Math.min(this.#widthMm(), LEFT_MM + PART_SECONDS * this.speed + RIGHT_MM);
    return Math.min(1.6, Math.max(SMALLEST_FIT, this.scroller.clientWidth / (fitted * PIXELS_PER_MM)));
  }

  #fitCanvas(width, height) {
    const ratio = window.devicePixelRatio || 1;
    this.sheet.style.width = width + "px";
    this.sheet.style.height = height + "px";
    const seen = {
      ratio, width: this.#printing ? Math.ceil(width) : Math.min(this.scroller.clientWidth, Math.ceil(width)),
      height: this.#printing ? Math.ceil(height) : Math.min(this.scroller.clientHeight, Math.ceil(height)),
    };
    if (this.#printing) this.scroller.scrollTo(0, 0);
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
    if (row.y + row.down < row.seen.y || row.y - row.up > row.seen.y + row.seen.height) return;
    const known = strips.every((strip) => this.#signals.find((signal) => signal.lead === strip.lead).millivolts);
    if (known) this.#pulse(pen, row);
    else this.#text(pen, this.#unit(strips[0]), 0.8 * row.mm, row.y, { size: 2.6 * row.mm, colour: this.#colours.muted });
    for (const strip of strips) this.#strip(pen, strip, row);
  }

  /** What stands in place of the pulse where a square of paper is no number of millivolts. */
  #unit(strip) {
    const { unit } = this.#signals.find((signal) => signal.lead === strip.lead);
    return unit === "mV" || unit === "NU" || unit === "" ? "no unit" : unit.slice(0, 8);
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
    const { from, to, place } = this.#times(strip);
    const x = place * row.mm;
    const width = (to - from) * this.speed * row.mm;
    if (x > row.seen.x + row.seen.width || x + width < row.seen.x) return;
    const times = { from, to, x };
    pen.save();
    pen.beginPath();
    pen.rect(x, row.y - row.up, width, row.up + row.down);
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
      { x: times.x + skipped * step, step, y: row.y, scale: signal.scale * this.gain * row.mm, middle });
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
    const size = 3.4 * row.mm;
    this.#text(pen, lead, x + 1.2 * row.mm, row.y - row.up + Math.max(11, Math.min(16, size)), { size, colour: this.#colours.trace, bold: true });
  }

  /** A text with a rim in the paper's colour. */
  #text(pen, text, x, y, { size, colour, bold = false }) {
    const pixels = Math.max(bold ? 11 : 10, Math.min(16, size));
    pen.font = `${bold ? 600 : 400} ${pixels}px system-ui, "Segoe UI", Roboto, Arial, "Liberation Sans", sans-serif`;
    pen.lineWidth = 3;
    pen.lineJoin = "round";
    pen.strokeStyle = this.#colours.paper;
    pen.strokeText(text, x, y);
    pen.fillStyle = colour;
    pen.fillText(text, x, y);
  }

  /** Seconds along the bottom, and what a square is worth. */
  #ticks(pen, seen, mm, height) {
    const part = this.part;
    const bottom = height - 9.5 * mm;
    const every = this.speed * mm < 26 ? 5 : 1;
    const seconds = [];
    for (let second = Math.ceil(part.from - TINY); second <= part.to + TINY; second++) seconds.push(second);
    const place = (second) => (LEFT_MM + (second - part.from) * this.speed) * mm;
    pen.strokeStyle = this.#colours.muted;
    pen.lineWidth = 1.2;
    pen.beginPath();
    for (const second of seconds) {
      pen.moveTo(place(second), bottom - (second % 5 === 0 ? 2 : 1) * mm);
      pen.lineTo(place(second), bottom);
    }
    pen.stroke();
    pen.textAlign = "center";
    for (const second of seconds.filter((each) => each % every === 0)) {
      this.#text(pen, `${second} s`, place(second), bottom + 2.6 * mm, { size: 2.6 * mm, colour: this.#colours.muted });
    }
    pen.textAlign = "left";
    this.#text(pen, this.legend, seen.x + 2 * mm, height - 1.2 * mm, { size: 2.8 * mm, colour: this.#colours.muted });
  }

  /** What the squares mean. */
  get legend() {
    const known = this.#signals.some((signal) => signal.millivolts);
    const unknown = this.#signals.some((signal) => !signal.millivolts);
    const height = [known ? `${this.gain} mm/mV` : "", unknown ? "no unit: heights are relative" : ""].filter(Boolean).join(" · ");
    const derived = this.#signals.filter((signal) => signal.derived).map((signal) => signal.lead);
    return [`${this.speed} mm/s`, height, this.#clean.length ? "thin: with noise, dark: without" : "",
      derived.length ? `${derived.join(", ")}: from I and II` : ""].filter(Boolean).join(" · ");
  }

  /** Fades what no model looks at. */
  #unclassified(pen, seen, mm, height) {
    const part = this.part;
    if (this.classified >= part.to - 0.05) return;
    const x = Math.max(LEFT_MM, LEFT_MM + (this.classified - part.from) * this.speed) * mm;
    pen.globalAlpha = 0.62;
    pen.fillStyle = this.#colours.paper;
    pen.fillRect(x, 0, Math.max(0, seen.x + seen.width - x), height - 10 * mm);
    pen.globalAlpha = 1;
    pen.strokeStyle = this.#colours.noise;
    pen.setLineDash([6, 4]);
    pen.lineWidth = 1.5;
    pen.beginPath();
    pen.moveTo(x, 0);
    pen.lineTo(x, height - 10 * mm);
    pen.stroke();
    pen.setLineDash([]);
    this.#text(pen, "not classified from here on", Math.max(x, seen.x) + 1.5 * mm, height - 12.5 * mm, { size: 3 * mm, colour: this.#colours.trace });
  }

  #words(rows) {
    const leads = [...new Set(rows.flat().map((strip) => strip.lead))].join(", ");
    const part = this.part;
    const legend = this.legend.split(" · ").join(", ");
    return `ECG, leads ${leads}, ${part.from.toFixed(0)} to ${part.to.toFixed(1)} seconds, ${legend}`;
  }
}
