// The page: what is open, what is shown of it, and who is told when it changes.

import { askForToken } from "./access.js";
import { Latest } from "./latest.js";
import { Opening } from "./opening.js";
import { Paper } from "./paper.js";
import { Playground } from "./playground.js";
import { showQuality } from "./quality.js";
import { Results } from "./results.js";
import { Server } from "./server.js";
import { signals } from "./signals.js";

const SPOKEN_AFTER_MS = 700;

const at = (id) => document.getElementById(id);
const server = new Server(askForToken);
const paper = new Paper(at("paper"));
const results = new Results(at("results"));
const latest = new Latest();
const opening = new Opening((wanted) => open(wanted));
const playground = new Playground(() => update());

let source = null;
let clean = null;
let speaking = 0;

start();

async function start() {
  addControls();
  await guarded(async () => {
    const [models, examples] = [await server.models(), await server.examples()];
    results.setModels(models);
    opening.setExamples(examples);
    await open({ example: examples[1] ?? examples[0] });
  });
}

/** Opens {files} or {example}; where that fails nothing is open, so that no answer stands beside another file's name. */
function open(wanted) {
  return latest.run(async () => {
    source = wanted;
    at("rate").hidden = true;
    const opened = await guarded(async () => {
      const view = await server.view(wanted, null);
      clean = { view, signals: signals(view) };
      playground.reset();
      opening.mark(source);
      at("recording").hidden = at("below").hidden = false;
      paper.open(clean.signals, view.samplingRateHz, results.longestSeconds);
      show(view, null);
      describe(view);
    });
    if (!opened) close();
  });
}

/** Nothing is open any more; a table without a rate may be opened with one. */
function close() {
  clean = null;
  clearTimeout(speaking);
  at("spoken").textContent = "";
  opening.mark({});
  at("recording").hidden = at("below").hidden = true;
  at("rate").hidden = !(source.files && /sampling rate/.test(at("problem").textContent));
  if (!at("rate").hidden) at("hertz").focus();
}

/** Shows what is open with the noise that is set. */
function update() {
  const asked = performance.now();
  return latest.run(() => guarded(async () => {
    const noise = playground.noise;
    if (clean === null) return;
    if (noise === null) {
      paper.show(clean.signals, []);
      show(clean.view, null);
      return;
    }
    const view = await server.view(source, noise);
    paper.show(signals(view), at("clean").checked ? clean.signals : []);
    show(view, clean.view);
    performance.measure("playground", { start: asked });
  }));
}

function show(view, without) {
  results.show(view.classifications, without?.classifications, { seconds: view.durationSeconds, notes: view.notes });
  at("brief").textContent = results.brief(view.classifications);
  showQuality({ quality: at("quality"), reasons: at("reasons"), notes: at("notes"), fitness: at("fitness") }, view);
  clearTimeout(speaking);
  speaking = setTimeout(() => (at("spoken").textContent = results.words(view.classifications)), SPOKEN_AFTER_MS);
  showPart();
}

function describe(view) {
  at("name").textContent = view.recording;
  const seconds = (value) => `${Number(value.toFixed(1))} s`;
  const shown = view.shownSeconds < view.durationSeconds ? `, the first ${seconds(view.shownSeconds)} are shown` : "";
  const classified = results.longestSeconds < view.durationSeconds - 0.05 ? `, the first ${seconds(results.longestSeconds)} are classified` : "";
  at("facts").textContent =
    `${view.format} · ${view.leads.length} leads · ${seconds(view.durationSeconds)}${shown}${classified} · ${Number(view.samplingRateHz.toFixed(2))} Hz`;
}

function showPart() {
  const { from, to } = paper.part;
  at("parts").hidden = !paper.inParts || paper.seconds <= 10;
  at("part").textContent = `${Math.round(from)} to ${Math.round(to)} s`;
  at("earlier").disabled = from === 0;
  at("later").disabled = to >= paper.seconds;
  at("layout").disabled = clean !== null && clean.signals.length !== 12;
}

function addControls() {
  const turn = (pages) => {
    paper.turn(pages);
    showPart();
  };
  const zooms = { smaller: () => paper.enlarge(-1), larger: () => paper.enlarge(1), fit: () => paper.set({ zoom: null }) };
  for (const [id, zoom] of Object.entries(zooms)) at(id).addEventListener("click", zoom);
  at("earlier").addEventListener("click", () => turn(-1));
  at("later").addEventListener("click", () => turn(1));
  at("layout").addEventListener("change", (event) => {
    paper.set({ layout: event.target.value });
    showPart();
  });
  at("speed").addEventListener("change", (event) => paper.set({ speed: Number(event.target.value) }));
  at("gain").addEventListener("change", (event) => paper.set({ gain: Number(event.target.value) }));
  at("clean").addEventListener("change", update);
  at("rate").addEventListener("submit", (event) => {
    event.preventDefault();
    open({ files: source.files, samplingRateHz: Number(at("hertz").value) });
  });
  at("paper").addEventListener("keydown", (event) => {
    const key = { "+": zooms.larger, "=": zooms.larger, "-": zooms.smaller, 0: zooms.fit, PageUp: () => turn(-1), PageDown: () => turn(1) }[event.key];
    if (!key || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    key();
  });
}

/** Runs it, and tells a failure to the person instead of throwing it; promises whether it went well. */
async function guarded(work) {
  const problem = at("problem");
  try {
    await work();
    problem.hidden = true;
    return true;
  } catch (failure) {
    problem.textContent = failure.message;
    problem.hidden = false;
    problem.scrollIntoView({ block: "nearest" });
    return false;
  }
}
