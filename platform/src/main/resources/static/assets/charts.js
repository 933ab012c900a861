// Draws the charts that a page describes in data-chart: bars of counts, or exact figures as bars or a line with dashed levels across; a floating
// line need not begin at zero.
// A bar leads to what it counts; the bar of the unit that is looked at is marked.
"use strict";

const chartPalette = ["#0b6e6e", "#d9730d", "#0b4a86"];

// The levels lie within the chart, also where no bar reaches them.
function chartTop(described, value) {
  const highest = Math.max(value.max, ...(described.lines || []).map(line => line.value));
  return highest > value.max ? Math.ceil(highest * 1.1) : null;
}

function chartLevels(described) {
  return {
    silent: true, symbol: "none", lineStyle: { type: "dashed", color: "#5b6772" },
    data: described.lines.map((line, index) => ({
      name: line.name, [described.lying ? "xAxis" : "yAxis"]: line.value,
      label: { formatter: line.name, position: described.lying ? "start" : "insideEndTop", color: "#3c4a57", distance: described.lying ? 2 + 13 * (index % 4) : 2 }
    }))
  };
}

function chartSeries(described, series, index) {
  return {
    name: series.name, type: described.line ? "line" : "bar", connectNulls: true, stack: described.line ? undefined : "all", barMaxWidth: 36, cursor: "pointer",
    data: series.values.map((value, place) => place === described.marked ? { value: value, itemStyle: { color: chartPalette[1] } } : value),
    label: { show: described.line || described.lying && index === described.series.length - 1, position: described.line ? "top" : "right", color: "#1f2933" },
    markLine: index === 0 && described.lines ? chartLevels(described) : undefined
  };
}

function drawChart(place) {
  const described = JSON.parse(place.dataset.chart);
  const chart = echarts.init(place);
  const names = { type: "category", data: described.categories, inverse: described.lying, axisTick: { show: false }, axisLabel: { color: "#3c4a57" } };
  const counts = { type: "value", scale: described.floating, min: described.floating ? undefined : described.exact ? value => Math.min(0, value.min) : 0, max: described.exact ? value => chartTop(described, value) : undefined, minInterval: described.exact ? 0 : 1, axisLabel: { color: "#3c4a57" } };
  chart.setOption({
    animation: false, color: chartPalette, aria: { enabled: true },
    grid: { left: 8, right: 32, top: described.lines && described.lying ? 60 : described.series.length > 1 ? 32 : 16, bottom: 8, containLabel: true },
    legend: described.series.length > 1 ? { top: 0, textStyle: { color: "#3c4a57" } } : undefined,
    tooltip: { trigger: described.lying ? "item" : "axis", axisPointer: { type: "shadow" } },
    xAxis: described.lying ? counts : names,
    yAxis: described.lying ? names : counts,
    series: described.series.map((series, index) => chartSeries(described, series, index))
  });
  chart.on("click", bar => {
    const link = described.series[bar.seriesIndex].links[bar.dataIndex];
    if (link) window.location.href = link;
  });
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
