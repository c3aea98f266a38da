// The interval of 95 % of a share, by Wilson.
export function wilson(hits, count, z = 1.959964) {
  const share = hits / count;
  const spread = z * Math.sqrt((share * (1 - share)) / count + (z * z) / (4 * count * count));
  const scale = 1 + (z * z) / count;
  const centre = share + (z * z) / (2 * count);
  return [(centre - spread) / scale, (centre + spread) / scale];
}

// Accuracy with its interval, macro-F1, and recall, precision and count of each class.
export function score(pairs, classes) {
  const confusion = classes.map(() => classes.map(() => 0));
  for (const { actual, predicted } of pairs) {
    confusion[actual][predicted]++;
  }
  const hits = confusion.reduce((sum, row, index) => sum + row[index], 0);
  const byClass = classes.map((name, index) => {
    const actual = confusion[index].reduce((sum, value) => sum + value, 0);
    const predicted = confusion.reduce((sum, row) => sum + row[index], 0);
    const right = confusion[index][index];
    return {
      name,
      count: actual,
      recall: actual > 0 ? right / actual : null,
      precision: predicted > 0 ? right / predicted : null,
      f1: actual + predicted > 0 ? (2 * right) / (actual + predicted) : 0,
    };
  });
  return {
    count: pairs.length,
    accuracy: hits / pairs.length,
    interval: wilson(hits, pairs.length),
    macroF1: byClass.reduce((sum, one) => sum + one.f1, 0) / classes.length,
    balanced: byClass.reduce((sum, one) => sum + (one.recall ?? 0), 0) / classes.length,
    classes: byClass,
    confusion,
  };
}

export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
