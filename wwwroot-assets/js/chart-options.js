// Turns Fer's chart description into the options of ApexCharts. Formats are named, never sent as code.
const thin = "\u202f";
const gap = "–";

const formats = {
  Whole: (value) => grouped(value, 0),
  Fixed3: (value) => grouped(value, 3),
  Percent1: (value) => `${grouped(value * 100, 1)}${thin}%`,
  Duration: (value) => duration(value),
};

export function buildOptions(spec, select) {
  const isBar = spec.kind === "Bar";
  return {
    chart: {
      type: isBar ? "bar" : "line",
      height: spec.height,
      stacked: spec.stacked,
      background: "transparent",
      fontFamily: "inherit",
      animations: { enabled: false },
      toolbar: { show: false },
      zoom: { enabled: false },
      events: spec.selectable ? selectionEvents(isBar, select) : {},
    },
    theme: { mode: document.documentElement.dataset.theme },
    colors: spec.looks.map((look) => token(look.colour)),
    fill: { opacity: 1 },
    stroke: isBar
      ? { width: 0 }
      : { width: 2, curve: "straight", dashArray: spec.looks.map((look) => look.dash) },
    markers: { size: isBar ? 0 : pointSize(spec.data), strokeWidth: 0, hover: { size: 5 } },
    dataLabels: { enabled: false },
    plotOptions: { bar: { horizontal: spec.horizontal, columnWidth: "70%", barHeight: "70%", borderRadius: 0 } },
    grid: { borderColor: token("--fer-line"), strokeDashArray: 0, padding: { left: 8, right: 16 } },
    legend: { show: spec.looks.length > 1, position: "top", horizontalAlign: "left", labels: { colors: token("--fer-text") } },
    tooltip: { shared: !isBar, intersect: isBar, y: { formatter: formatter(spec.y.format) }, x: { formatter: headFormatter(spec) } },
    noData: { text: "No figures yet", style: { color: token("--fer-muted") } },
    xaxis: xAxis(spec, isBar),
    yaxis: isBar && spec.horizontal ? { labels: labelStyle() } : { ...valueAxis(spec.y), min: spec.y.min, max: spec.y.max },
    ...dataOptions(spec),
  };
}

export function dataOptions(spec) {
  return {
    series: spec.data.series.map((series) => ({ name: series.name, data: series.points ?? series.values })),
    annotations: { xaxis: spec.data.markers.map(annotation) },
  };
}

function xAxis(spec, isBar) {
  if (isBar) {
    const values = spec.horizontal ? { formatter: formatter(spec.y.format) } : {};
    return { categories: spec.categories, labels: { ...labelStyle(), ...values }, title: title(spec.horizontal ? spec.y.title : spec.x.title), ...axisLines() };
  }
  return { type: "numeric", ...valueAxis(spec.x), min: spec.x.min, max: spec.x.max, tickAmount: tickAmount(spec), decimalsInFloat: 0, tooltip: { enabled: false }, ...axisLines() };
}

function valueAxis(axis) {
  return { title: title(axis.title), labels: { ...labelStyle(), formatter: formatter(axis.format) } };
}

/** Whole X values, such as epochs, never get a tick between two of them. */
function tickAmount(spec) {
  const xs = spec.data.series.flatMap((series) => series.points.map((point) => point[0]));
  const span = (spec.x.max ?? Math.max(...xs, 1)) - (spec.x.min ?? Math.min(...xs, 1));
  if (spec.x.format !== "Whole" || !Number.isFinite(span)) {
    return undefined;
  }
  for (let ticks = Math.min(span, 10); ticks > 1; ticks--) {
    if (span % ticks === 0) {
      return ticks;
    }
  }
  return Math.max(1, Math.min(span, 10));
}

function annotation(marker) {
  return {
    x: marker.x,
    borderColor: token("--fer-line-strong"),
    strokeDashArray: 0,
    label: {
      text: marker.label,
      orientation: "horizontal",
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

/** A single point has no line to be seen by. */
function pointSize(data) {
  return data.series.every((series) => series.points.length < 2) ? 4 : 0;
}

function formatter(name) {
  const format = formats[name];
  return (value) => (value === null || value === undefined || !Number.isFinite(Number(value)) ? gap : format(Number(value)));
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
