// Draws the bar charts that a page describes in data-chart; a bar leads to the list of what it counts.
"use strict";

const chartPalette = ["#0b6e6e", "#d9730d", "#0b4a86"];

function drawChart(place) {
  const described = JSON.parse(place.dataset.chart);
  const chart = echarts.init(place);
  const names = { type: "category", data: described.categories, inverse: described.lying, axisTick: { show: false }, axisLabel: { color: "#3c4a57" } };
  const counts = { type: "value", min: 0, minInterval: 1, axisLabel: { color: "#3c4a57" } };
  const last = described.series.length - 1;
  chart.setOption({
    animation: false, color: chartPalette, aria: { enabled: true },
    grid: { left: 8, right: 32, top: described.series.length > 1 ? 32 : 16, bottom: 8, containLabel: true },
    legend: described.series.length > 1 ? { top: 0, textStyle: { color: "#3c4a57" } } : undefined,
    tooltip: { trigger: described.lying ? "item" : "axis", axisPointer: { type: "shadow" } },
    xAxis: described.lying ? counts : names,
    yAxis: described.lying ? names : counts,
    series: described.series.map((series, index) => ({
      name: series.name, type: "bar", stack: "all", barMaxWidth: 36, cursor: "pointer",
      data: series.values, label: { show: described.lying && index === last, position: "right", color: "#1f2933" }
    }))
  });
  chart.on("click", bar => { window.location.href = described.series[bar.seriesIndex].links[bar.dataIndex]; });
  window.addEventListener("resize", () => chart.resize());
  place.dataset.drawn = "true";
  return chart;
}

document.querySelectorAll("[data-chart]").forEach(place => {
  const chart = drawChart(place);
  const button = document.querySelector(`[data-chart-picture="${place.id}"]`);
  if (button) button.addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = chart.getDataURL({ pixelRatio: 2, backgroundColor: "#fff" });
    link.download = place.id + ".png";
    link.click();
  });
});
