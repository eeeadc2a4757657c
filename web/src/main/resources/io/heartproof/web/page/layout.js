// Where the leads stand on the paper.

const STANDARD = ["I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6"];
const COLUMNS = 4;
const ROWS = 3;

/** The twelve standard leads, and no others. */
export function isStandard(leads) {
  return leads.length === STANDARD.length && STANDARD.every((lead) => leads.includes(lead));
}

/** Three rows of four leads, each during a quarter of the time, above lead II. A row is a list of {lead, from, to} in shares. */
export function inColumns() {
  const rows = Array.from({ length: ROWS }, (_, row) =>
    Array.from({ length: COLUMNS }, (_, column) =>
      ({ lead: STANDARD[column * ROWS + row], from: column / COLUMNS, to: (column + 1) / COLUMNS })));
  rows.push([{ lead: "II", from: 0, to: 1 }]);
  return rows;
}

/** One lead per row, all of the time. */
export function inRows(leads) {
  return leads.map((lead) => [{ lead, from: 0, to: 1 }]);
}
