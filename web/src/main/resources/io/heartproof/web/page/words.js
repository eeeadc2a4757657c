// What the classes of CPSC2018 are called in full; other classes keep their name.

const CLASSES = {
  Normal: "Normal",
  AF: "Atrial fibrillation",
  "I-AVB": "First-degree AV block",
  LBBB: "Left bundle branch block",
  RBBB: "Right bundle branch block",
  PAC: "Premature atrial beats",
  PVC: "Premature ventricular beats",
  STD: "ST depression",
  STE: "ST elevation",
};

export function inFull(label) {
  return CLASSES[label] ?? label;
}

export function percent(share) {
  if (share > 0 && share < 0.005) return "< 1 %";
  return (share > 0.995 && share < 1 ? "> 99" : Math.round(100 * share)) + " %";
}

/** An element with a text. */
export function element(name, text = "", classes = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = classes;
  return made;
}
