// Where the leads stand on the paper.

const STANDARD = ["I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6"];
const COLUMNS = 4;
const ROWS = 3;
const NAME_MM = 2.5;
const SMALLEST_MM = 5;
const LARGEST_MM = 45;

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

/** One lead per row, all of the time; standard leads first, in their order. */
export function inRows(leads) {
  const place = (lead) => (STANDARD.includes(lead) ? STANDARD.indexOf(lead) : STANDARD.length);
  return [...leads].sort((a, b) => place(a) - place(b)).map((lead) => [{ lead, from: 0, to: 1 }]);
}

/**
 * Gives every row the height that its leads need: {strips, up, down, y} in mm, y being where the middle of its leads is.
 * @param reach of a strip: {up, down} in mm above and below its middle
 */
export function stacked(rows, reach, top) {
  let y = top;
  return rows.map((strips) => {
    const reaches = strips.map(reach);
    const up = rounded(Math.max(...reaches.map((each) => each.up)) + NAME_MM);
    const down = rounded(Math.max(...reaches.map((each) => each.down)));
    const row = { strips, up, down, y: y + up };
    y += up + down;
    return row;
  });
}

/** To steps, so that a little noise moves nothing; a spike does not push the other rows away. */
function rounded(mm) {
  return Math.min(LARGEST_MM, Math.max(SMALLEST_MM, 2.5 * Math.ceil(mm / 2.5)));
}
