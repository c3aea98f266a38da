import ApexCharts from "../../vendor/apexcharts-4.7.0/apexcharts.esm.js";
import { buildOptions, dataOptions } from "../../js/chart-options.js";

export async function create(element, spec, component) {
  let current = spec;
  const select = (series, point) => component.invokeMethodAsync("OnPointSelectedAsync", series, point);
  const chart = new ApexCharts(element, buildOptions(current, select));
  await chart.render();

  // The theme's variables change with the root's attribute; the drawing has its colours baked in.
  const themeWatch = new MutationObserver(() => chart.updateOptions(buildOptions(current, select), false, false, false));
  themeWatch.observe(document.documentElement, { attributeFilter: ["data-theme"] });

  return {
    async update(data) {
      current = { ...current, data };
      await chart.updateOptions(dataOptions(current), false, false, false);
    },
    dispose() {
      themeWatch.disconnect();
      chart.destroy();
    },
  };
}
