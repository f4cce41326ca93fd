const piece = (segment, longest) => {
  const style = `flex: 0 0 ${(100 * segment.length) / longest}%; --hue: ${segment.hue}`;
  return link(segment.address, { class: "piece", style, title: segment.title, "aria-label": segment.title });
};

const bar = (row, longest) =>
  el("li", {}, el("div", { class: "label", title: row.label }, row.region ? el("span", { class: "region" }, row.region) : null, row.label),
    el("div", { class: "track" }, row.segments.map((segment) => piece(segment, longest)),
      el("span", { class: "value" }, row.value)));

const key = (entry) => el("span", { class: "entry" }, el("i", { style: `--hue: ${entry.hue}` }), entry.name);

export default function (component) {
  const { data } = component;
  const total = (row) => row.segments.reduce((sum, segment) => sum + segment.length, 0);
  const longest = Math.max(...data.rows.map(total), 1e-9);
  const bars = el("ul", {}, data.rows.map((row) => bar(row, longest)));
  draw(component, el("div", { class: "key" }, data.hues.map(key)), bars);
}
