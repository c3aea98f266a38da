// Turns Fer's chart description into the options of ApexCharts. Formats are named, never sent as code.
const thin = "\u202f";
const gap = "–";

const formats = {
  Whole: (value) => grouped(value, 0),
  Fixed3: (value) => grouped(value, 3),
  Percent1: (value) => `${grouped(value * 100, 1)}${thin}%`,
  Significant: (value) => Number(value.toPrecision(3)).toString().replace("-", "−"),
  Duration: (value) => duration(value),
};

export function buildOptions(spec, select) {
  const isBar = spec.kind === "Bar";
  return {
    chart: {
      type: isBar ? "bar" : "line",
      height: spec.height,
      parentHeightOffset: 0,
      stacked: spec.stacked,
      background: "transparent",
      fontFamily: "inherit",
      animations: { enabled: false },
      toolbar: { show: false },
      zoom: { enabled: false },
      events: spec.selectable ? selectionEvents(isBar, select) : {},
    },
    theme: { mode: document.documentElement.dataset.theme },
    colors: (spec.categoryColours ?? spec.looks.map((look) => look.colour)).map(token),
    fill: { opacity: 1 },
    stroke: isBar
      ? { width: 0 }
      : { width: 2, curve: "straight", dashArray: spec.looks.map((look) => look.dash) },
    markers: { size: isBar ? 0 : pointSizes(spec.data), strokeWidth: 0, hover: { size: 5 } },
    dataLabels: { enabled: false },
    plotOptions: { bar: { distributed: Boolean(spec.categoryColours), horizontal: spec.horizontal, columnWidth: "70%", barHeight: "70%", borderRadius: 0 } },
    states: { active: { filter: { type: "none" } } },
    grid: {
      borderColor: token("--fer-line"),
      strokeDashArray: 0,
      padding: { left: 8, right: 16 },
      xaxis: { lines: { show: spec.horizontal } },
      yaxis: { lines: { show: !spec.horizontal } },
    },
    legend: legend(spec, isBar),
    noData: { text: "No figures yet", style: { color: token("--fer-muted") } },
    ...(isBar ? { xaxis: xAxis(spec, true) } : {}),
    ...(isBar ? { yaxis: spec.horizontal ? { labels: labelStyle() } : { ...valueAxis(spec.y), min: spec.y.min, max: spec.y.max } } : {}),
    ...dataOptions(spec),
  };
}

export function dataOptions(spec) {
  const isBar = spec.kind === "Bar";
  return {
    tooltip: { shared: !isBar, intersect: isBar, y: { formatter: pointFormatter(spec) }, x: { formatter: headFormatter(spec) } },
    series: spec.data.series.map((series) => ({ name: series.name, data: series.points ?? series.values })),
    annotations: { xaxis: spec.data.markers.map((marker) => annotation(marker, spec)) },
    ...(spec.kind === "Line" ? { xaxis: xAxis(spec, false), yaxis: { ...valueAxis(spec.y), ...valueRange(spec) } } : {}),
  };
}

function legend(spec, isBar) {
  const keys = isBar ? { shape: "square", strokeWidth: 0 } : { size: 10, customHTML: spec.looks.map((look) => () => lineKey(look)) };
  return { show: spec.looks.length > 1, position: "top", horizontalAlign: "left", labels: { colors: token("--fer-text") }, markers: keys };
}

/** A piece of the line itself, so that the dash can be told in the legend, too. Only names of our own theme go in. */
function lineKey(look) {
  const dash = look.dash === 0 ? "" : ` stroke-dasharray="${look.dash}"`;
  return `<svg class="chart-key" width="22" height="8"><line x1="0" y1="4" x2="22" y2="4" stroke="${token(look.colour)}" stroke-width="2"${dash}/></svg>`;
}

function xAxis(spec, isBar) {
  if (isBar) {
    const values = spec.horizontal ? { formatter: axisFormatter(spec.y.format) } : {};
    const name = spec.horizontal ? { title: title(spec.y.title) } : {};
    return { categories: spec.categories, labels: { ...labelStyle(), ...values }, ...name, ...axisLines() };
  }
  return { type: "numeric", ...valueAxis(spec.x), ...range(spec), tooltip: { enabled: false }, ...axisLines() };
}

function valueAxis(axis) {
  return { title: title(axis.title), labels: { ...labelStyle(), formatter: axisFormatter(axis.format) } };
}

/** Shares that are all the same get an axis of ten points around them, none at all one to 100 %; ApexCharts alone would go from -100 % to 150 %. */
function valueRange(spec) {
  const { min = null, max = null, format } = spec.y;
  const values = spec.data.series.flatMap((series) => series.points.map((point) => point[1])).filter((value) => value !== null);
  if (format !== "Percent1" || min !== null || max !== null || values.some((value) => value !== values[0])) {
    return { min: min ?? undefined, max: max ?? undefined };
  }
  if (values.length === 0) {
    return { min: 0, max: 1 };
  }
  const from = Math.min(Math.max(Math.round(values[0] * 20) / 20 - 0.05, 0), 0.9);
  return { min: from, max: from + 0.1 };
}

/** Whole X values, such as epochs, get round ticks and never one between two of them. */
function range(spec) {
  const xs = spec.data.series.flatMap((series) => series.points.map((point) => point[0]));
  const min = spec.x.min ?? Math.min(...xs);
  const max = spec.x.max ?? Math.max(...xs);
  if (spec.x.format !== "Whole" || !Number.isFinite(max - min) || max <= min) {
    return { min: spec.x.min, max: spec.x.max };
  }
  const step = roundStep((max - min) / 10);
  const from = step === 1 ? min : Math.floor(min / step) * step;
  const ticks = Math.ceil((max - from) / step);
  return { min: from, max: from + ticks * step, tickAmount: ticks };
}

function roundStep(least) {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 1)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => step >= least);
}

function annotation(marker, spec) {
  const places = spec.data.series.flatMap((series) => series.points ?? []).map((point) => point[0] ?? point.x);
  const isInRightHalf = marker.x - Math.min(...places) > Math.max(...places) - marker.x;
  return {
    x: marker.x,
    borderColor: token("--fer-line-strong"),
    strokeDashArray: 0,
    label: {
      text: marker.label,
      orientation: "horizontal",
      // Towards the middle, else the edge of the chart cuts it off.
      textAnchor: isInRightHalf ? "end" : "start",
      borderColor: token("--fer-line"),
      style: { background: token("--fer-raised"), color: token("--fer-text"), fontSize: "11px" },
    },
  };
}

function selectionEvents(isBar, select) {
  return isBar
    ? { dataPointSelection: (_event, _chart, place) => select(place.seriesIndex, place.dataPointIndex) }
    : { markerClick: (_event, _chart, place) => select(place.seriesIndex, place.dataPointIndex) };
}

function headFormatter(spec) {
  const format = formatter(spec.x.format);
  return (value) => (spec.kind === "Bar" ? value : `${spec.x.title} ${format(value)}`);
}

/** A figure with how many images it rests on, where that differs from point to point. */
function pointFormatter(spec) {
  const format = formatter(spec.y.format);
  return (value, place) => {
    const count = spec.data.series[place?.seriesIndex]?.counts?.[place?.dataPointIndex];
    return count === null || count === undefined ? format(value) : `${format(value)} (n = ${grouped(count, 0)})`;
  };
}

/** A single point has no line to be seen by; sizes by series. */
function pointSizes(data) {
  return data.series.map((series) => (series.points.length < 2 ? 4 : 0));
}

function formatter(name) {
  const format = formats[name];
  return (value) => (value === null || value === undefined || !Number.isFinite(Number(value)) ? gap : format(Number(value)));
}

/** Ticks are round: 0.5 and 80 % say as much as 0.500 and 80.0 %. */
function axisFormatter(name) {
  const format = formatter(name);
  return (value) => format(value).replace(/(\.\d*?)0+(?=\D*$)/, "$1").replace(/\.(?=\D*$)/, "");
}

function title(text) {
  return { text, style: { color: token("--fer-muted"), fontWeight: 400, fontSize: "12px" } };
}

function labelStyle() {
  return { style: { colors: token("--fer-muted"), fontSize: "12px" } };
}

function axisLines() {
  return { axisBorder: { color: token("--fer-line-strong") }, axisTicks: { color: token("--fer-line-strong") } };
}

function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function grouped(value, digits) {
  return value.toLocaleString("en-US", { minimumFractionDigits: digits, maximumFractionDigits: digits }).replaceAll(",", thin).replace("-", "−");
}

function duration(seconds) {
  if (seconds < 60) {
    return `${grouped(seconds, seconds < 10 ? 1 : 0)} s`;
  }
  const whole = Math.round(seconds);
  const [unit, small, per, top] = whole < 3600 ? ["min", "s", 60, 60] : ["h", "min", 3600, 60];
  const rest = Math.floor((whole % per) / (per / top));
  return rest === 0 ? `${Math.floor(whole / per)} ${unit}` : `${Math.floor(whole / per)} ${unit} ${rest} ${small}`;
}
