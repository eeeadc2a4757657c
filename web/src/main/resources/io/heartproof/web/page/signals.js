// Samples as the server sends them: 16-bit numbers, little endian, in Base64.

const INVALID = -32768;

/** A view's leads as {lead, unit, values: Float32Array (NaN where invalid), middle}. */
export function signals(view) {
  return view.leads.map((lead) => {
    const values = decode(lead.samples, lead.scale);
    return { lead: lead.lead, unit: lead.unit, calibrated: lead.calibrated, values, middle: median(values) };
  });
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
