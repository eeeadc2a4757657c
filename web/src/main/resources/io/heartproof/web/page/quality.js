// Which leads can be relied on, and what is odd about the recording.

import { element } from "./words.js";

/** @param home {quality, reasons, notes, fitness}: the elements to fill; view what the server says */
export function showQuality(home, view) {
  const { acceptable, confidence, reasons } = view.quality;
  home.fitness.hidden = acceptable && confidence !== "lowered";
  home.fitness.replaceChildren(
    element("b", acceptable ? "In doubt" : "Not fit to be interpreted"), ` ${reasons[0] ?? ""}${more(reasons.length - 1)}`);
  const list = element("ul", "", "leads");
  for (const [lead, summary] of Object.entries(view.quality.leads)) {
    const item = element("li", "", summary === "ok" ? "" : "bad");
    item.append(element("b", lead), " ", element("span", summary === "ok" ? "good" : summary));
    list.append(item);
  }
  home.quality.replaceChildren(list);
  home.reasons.hidden = view.quality.reasons.length === 0;
  home.reasons.querySelector("ul").replaceChildren(...view.quality.reasons.map((reason) => element("li", reason)));
  home.notes.replaceChildren(...view.notes.map((note) => element("li", note)));
}

function more(count) {
  return count > 0 ? `, and ${count} more` : "";
}
