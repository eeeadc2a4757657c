// The curve of a lead as a path. Where several samples fall into a pixel, its lowest and highest are drawn: no peak is lost.

/**
 * @param path CanvasRenderingContext2D with an open path
 * @param values samples
 * @param range {from, to} sample numbers, to excluded
 * @param place {x: of sample `from`, step: pixels per sample, y: of value 0, scale: pixels per unit, middle}
 */
export function trace(path, values, range, place) {
  const group = Math.max(1, Math.floor(1 / place.step));
  const y = (value) => place.y - (value - place.middle) * place.scale;
  let drawing = false;
  const point = (index) => {
    const x = place.x + (index - range.from) * place.step;
    if (drawing) path.lineTo(x, y(values[index]));
    else path.moveTo(x, y(values[index]));
    drawing = true;
  };
  for (let start = range.from; start < range.to; start += group) {
    const ends = extremes(values, start, Math.min(start + group, range.to));
    if (ends === null) {
      drawing = false;
      continue;
    }
    point(ends[0]);
    if (ends[1] !== ends[0]) point(ends[1]);
  }
}

/** The lowest and highest valid value of a range of samples; 0 and 0 where there is none. */
export function extent(values, from, to) {
  let low = Infinity;
  let high = -Infinity;
  for (let i = from; i < Math.min(to, values.length); i++) {
    if (values[i] < low) low = values[i];
    if (values[i] > high) high = values[i];
  }
  return low <= high ? { low, high } : { low: 0, high: 0 };
}

/** The indexes of the lowest and highest sample, in order of time; null where one is invalid. */
function extremes(values, from, to) {
  let low = from;
  let high = from;
  for (let i = from; i < to; i++) {
    if (Number.isNaN(values[i])) return null;
    if (values[i] < values[low]) low = i;
    if (values[i] > values[high]) high = i;
  }
  return low < high ? [low, high] : [high, low];
}
