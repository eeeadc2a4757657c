// Which leads can be relied on, and what is odd about the recording.

import { element } from "./words.js";

/** @param home, notes the elements to fill; view what the server says */
export function showQuality(home, notes, view) {
  const list = element("ul", "", "leads");
  for (const [lead, summary] of Object.entries(view.quality.leads)) {
    const item = element("li", "", summary === "ok" ? "" : "bad");
    item.append(element("b", lead), " ", element("span", summary === "ok" ? "good" : summary));
    list.append(item);
  }
  home.replaceChildren(list);
  notes.replaceChildren(...[...view.quality.reasons, ...view.notes].map((note) => element("li", note)));
}
