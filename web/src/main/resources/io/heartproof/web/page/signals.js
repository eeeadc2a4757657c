// Samples as the server sends them: 16-bit numbers, little endian, in Base64.

const INVALID = -32768;
const ONE_SCREEN = 1.5;

/** A view's leads as {lead, unit, millivolts, values: Float32Array (NaN where invalid), middle, scale}. */
export function signals(view) {
  const read = view.leads.map((lead) => {
    const values = decode(lead.samples, lead.scale);
    return { lead: lead.lead, unit: lead.unit, millivolts: lead.calibrated && lead.unit === "mV", values, middle: median(values) };
  });
  const all = withDerived(read);
  const scale = ONE_SCREEN / Math.max(...all.filter((signal) => !signal.millivolts).map(reach), 1e-9);
  return all.map((signal) => ({ ...signal, scale: signal.millivolts ? 1 : scale }));
}

/** Einthoven and Goldberger: what I and II in millivolts give, where the file does not hold it. */
function withDerived(read) {
  const named = new Map(read.map((signal) => [signal.lead, signal]));
  const first = named.get("I");
  const second = named.get("II");
  if (!first?.millivolts || !second?.millivolts) return read;
  const rules = { III: [-1, 1], aVR: [-0.5, -0.5], aVL: [1, -0.5], aVF: [-0.5, 1] };
  const derived = Object.entries(rules).filter(([lead]) => !named.has(lead)).map(([lead, [ofFirst, ofSecond]]) => {
    const values = first.values.map((value, t) => ofFirst * value + ofSecond * second.values[t]);
    return { lead, unit: "mV", millivolts: true, derived: true, values, middle: median(values) };
  });
  return [...read, ...derived];
}

function decode(text, scale) {
  const bytes = atob(text);
  const values = new Float32Array(bytes.length / 2);
  for (let i = 0; i < values.length; i++) {
    const code = ((bytes.charCodeAt(2 * i) | (bytes.charCodeAt(2 * i + 1) << 8)) << 16) >> 16;
    values[i] = code === INVALID ? NaN : code * scale;
  }
  return values;
}

function median(values) {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  return sorted.length ? sorted[sorted.length >> 1] : 0;
}

/** How far all but the largest hundredth of the samples lie from the middle. */
function reach(signal) {
  const far = signal.values.filter((value) => !Number.isNaN(value)).map((value) => Math.abs(value - signal.middle)).sort();
  return far.length ? far[Math.floor(0.99 * (far.length - 1))] : 0;
}
