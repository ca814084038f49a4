"use strict";
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const colors = ["#1f6feb", "#d1570a", "#1a7f37", "#a40e26", "#8250df", "#57606a", "#0a7c8c", "#b35900",
    "#6e40c9", "#116329", "#953800", "#444c56"];
  const charts = [];

  function bytes(value) {
    const units = ["B", "KiB", "MiB", "GiB", "TiB"];
    let unit = 0;
    while (Math.abs(value) >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return (Number.isInteger(value) ? value : value.toFixed(1)) + " " + units[unit] + "/s";
  }

  function plain(value) {
    return Number.isInteger(value) ? String(value) : value.toFixed(1);
  }

  function width() {
    return Math.max(300, document.body.clientWidth - 32);
  }

  const day = "\n{YYYY}-{MM}-{DD}";
  const times = [
    [3600 * 24, "{MM}-{DD}", "\n{YYYY}", null, null, null, null, null, 1],
    [60, "{HH}:{mm}", day, null, day, null, null, null, 1],
    [1, ":{ss}", day + " {HH}:{mm}", null, day + " {HH}:{mm}", null, "\n{HH}:{mm}", null, 1],
    [0.001, ":{ss}.{fff}", day + " {HH}:{mm}", null, day + " {HH}:{mm}", null, "\n{HH}:{mm}", null, 1]
  ];
  const powers = Array.from({ length: 50 }, (none, at) => 2 ** at);

  function chart(id, lines, words, steps) {
    const place = document.getElementById(id);
    if (!place) {
      return;
    }
    const text = (self, value, line, at) => (at == null ? "" : value == null ? "not known" : words(value));
    const options = {
      width: width(),
      height: 240,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1e3), "Etc/UTC"),
      scales: { y: { range: (self, least, most) => [0, most > 0 ? most * 1.05 : 1] } },
      series: [{ label: "time (UTC)", value: "{YYYY}-{MM}-{DD} {HH}:{mm}:{ss}" }].concat(
        lines.map((line, at) => ({
          label: line.label,
          stroke: colors[at % colors.length],
          width: 1.5,
          value: text
        }))
      ),
      axes: [{ values: times }, Object.assign({ size: 84, values: (self, ticks) => ticks.map(words) }, steps)]
    };
    charts.push(new uPlot(options, [data.time].concat(lines.map((line) => line.values)), place));
  }

  chart("rates", [{ label: "sent", values: data.sent }, { label: "received", values: data.received }], bytes, {
    incrs: powers
  });
  chart("states", data.states.map((state) => ({ label: state.name, values: state.counts })), plain, {});
  chart("changes", [
    { label: "opened", values: data.opened },
    { label: "closed", values: data.closed },
    { label: "segments retransmitted", values: data.retransmitted }
  ], plain, {});
  window.addEventListener("resize", () => {
    charts.forEach((one) => one.setSize({ width: width(), height: 240 }));
  });

  function key(cell) {
    const value = cell.dataset.value;
    return value === undefined ? cell.textContent : Number(value);
  }

  function sort(table, column, ascending) {
    const rows = Array.from(table.tBodies[0].rows);
    rows.sort((one, other) => {
      const a = key(one.cells[column]);
      const b = key(other.cells[column]);
      const order = typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
      return ascending ? order : -order;
    });
    rows.forEach((row) => table.tBodies[0].appendChild(row));
  }

  document.querySelectorAll("table.sortable").forEach((table) => {
    Array.from(table.tHead.rows[0].cells).forEach((title, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = title.textContent;
      title.textContent = "";
      title.appendChild(button);
      button.addEventListener("click", () => {
        const ascending = title.getAttribute("aria-sort") === "descending";
        Array.from(title.parentNode.cells).forEach((other) => other.removeAttribute("aria-sort"));
        title.setAttribute("aria-sort", ascending ? "ascending" : "descending");
        sort(table, column, ascending);
      });
    });
  });
})();
