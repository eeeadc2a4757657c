// What each model says: the answer, a bar per class, and how both differ from those without noise.

import { element, inFull, percent } from "./words.js";

export class Results {
  #cards = [];

  /** @param home the element that gets one card per model */
  constructor(home) {
    this.home = home;
  }

  /** @param models as the server lists them, in the order of its answers */
  setModels(models) {
    this.#cards = models.map(card);
    this.home.replaceChildren(...this.#cards.map((each) => each.home));
  }

  /**
   * @param answers one per model
   * @param clean the answers without noise, where `answers` are with noise
   * @param recording {seconds, notes}: how long it is, and what is odd about it whatever the model
   */
  show(answers, clean, { seconds, notes }) {
    for (const { of, model } of this.#cards) {
      of.lastChild.textContent = model.longestSeconds < seconds - 0.05 ? ` · sees the first ${Number(model.longestSeconds.toFixed(1))} s` : "";
    }
    answers.forEach((answer, index) => {
      fill(this.#cards[index], answer, clean ? clean[index] : null);
      const own = answer.notes.filter((note) => !notes.includes(note));
      this.#cards[index].notes.replaceChildren(...own.map((note) => element("li", note)));
    });
  }

  /** How much of a recording any of the models looks at, in seconds. */
  get longestSeconds() {
    return Math.max(...this.#cards.map((each) => each.model.longestSeconds));
  }

  /** What stands beside the slider of a small screen. */
  brief(answers) {
    return answers.map((answer) => answer.refusal !== undefined ? "no answer"
      : `${inFull(answer.prediction)} ${percent(answer.probabilities[answer.prediction])}`).join(" · ");
  }

  /** One sentence per model. */
  words(answers) {
    return answers.map((answer) => answer.refusal
      ? `${answer.model.name}: ${answer.refusal}`
      : `${answer.model.name}: ${inFull(answer.prediction)}, ${percent(answer.probabilities[answer.prediction])}`).join(". ");
  }
}

function card(model) {
  const home = element("article", "", "card model");
  const of = element("p", model.name, "of");
  of.append(element("span", ""));
  of.title = `model ${model.id}`;
  const answer = element("h3");
  const verdict = element("p", "", "verdict");
  const bars = element("ul", "", "bars");
  const rows = new Map(model.labels.map((label) => [label, bar(label)]));
  bars.append(...[...rows.values()].map((row) => row.home));
  const legend = element("p", "", "legend");
  legend.append(document.createElement("i"), "without noise");
  const notes = element("ul", "", "notes own");
  home.append(of, answer, verdict, notes, bars, legend);
  return { home, of, model, answer, verdict, notes, bars, rows, legend };
}

function bar(label) {
  const home = document.createElement("li");
  const track = element("span", "", "track");
  const fill = element("div", "", "fill");
  const before = element("div", "", "before");
  const share = element("span", "", "share");
  track.setAttribute("aria-hidden", "true");
  track.append(fill, before);
  home.append(element("span", inFull(label)), track, share);
  return { home, fill, before, share };
}

function fill(card, answer, clean) {
  const refused = answer.refusal !== undefined;
  card.bars.hidden = refused;
  card.legend.hidden = refused || !clean || clean.refusal !== undefined;
  card.answer.textContent = refused ? "No answer" : inFull(answer.prediction);
  const changed = !refused && clean && clean.prediction !== undefined && clean.prediction !== answer.prediction;
  card.verdict.classList.toggle("changed", Boolean(changed));
  card.verdict.textContent = refused ? answer.refusal : verdict(answer, clean, changed);
  if (refused) return;
  for (const [label, row] of card.rows) {
    const share = answer.probabilities[label];
    row.fill.style.width = 100 * share + "%";
    row.share.textContent = percent(share);
    row.home.classList.toggle("first", label === answer.prediction);
    row.before.hidden = card.legend.hidden;
    if (!card.legend.hidden) row.before.style.left = 100 * clean.probabilities[label] + "%";
  }
}

function verdict(answer, clean, changed) {
  if (changed) return `changed by the noise; without: ${inFull(clean.prediction)}`;
  return clean ? "the same as without noise" : "without added noise";
}
