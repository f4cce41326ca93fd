const chip = (fact) => link(fact.address, { class: `chip kind-${fact.kind}`, title: fact.title }, fact.text);

const entry = (item) =>
  el("div", { class: "entry" }, item.region ? el("div", { class: "region" }, item.region) : null, link(item.address, { class: "heading", title: item.title }, item.heading),
    item.bodies ? el("div", { class: "bodies" }, item.bodies) : null,
    item.facts.length ? el("div", { class: "chips" }, item.facts.map(chip)) : null);

const FEW = 3; // provisions of a cell shown before “更多”

const cell = ({ entries, rest }) => {
  if (!entries.length) return el("td", { class: "none" }, "—");
  const hidden = entries.slice(FEW);
  const details = hidden.length ? el("details", {}, el("summary", {}, `更多（${hidden.length}）`), hidden.map(entry)) : null;
  return el("td", {}, entries.slice(0, FEW).map(entry), details, rest ? el("div", { class: "rest" }, link(rest.address, {}, rest.text)) : null);
};

export default function (component) {
  const { data } = component;
  const size = data.corner === "主题" ? "" : " wide"; // measures have longer names than topics
  const head = el("thead", {}, el("tr", {}, el("th", { class: `corner${size}` }, data.corner), data.regions.map((name) => el("th", { scope: "col" }, name))));
  const rows = data.rows.map((row) => el("tr", {}, el("th", { scope: "row" }, row.topic), row.cells.map(cell)));
  draw(component, el("div", { class: "box", tabindex: "0" }, el("table", { style: `min-width: ${8 + 15 * data.regions.length}em` }, head, el("tbody", {}, rows))));
}
