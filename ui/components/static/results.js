const snippet = (pieces) => pieces.map((piece) => (piece.hit ? el("mark", {}, piece.text) : piece.text));

const hit = (row) =>
  el("li", {},
    link(row.address, { class: "heading" }, el("span", { class: "number" }, row.number), snippet(row.heading)),
    el("div", { class: "where" }, el("span", { class: "region" }, row.region), row.where),
    el("p", {}, snippet(row.text)),
    row.bodies ? el("div", { class: "bodies" }, row.bodies) : null);

const facetValue = (value) =>
  el("li", {}, link(value.address, { class: value.chosen ? "chosen" : null, "aria-current": value.chosen ? "true" : null },
    el("span", {}, value.name), el("span", { class: "count" }, String(value.count))));

const facet = (group) => {
  const values = group.values.map(facetValue);
  const rest = values.slice(group.few);
  return el("section", {}, el("h3", {}, group.name), el("ul", {}, values.slice(0, group.few)),
    rest.length ? el("details", { open: rest.some((node) => node.querySelector(".chosen")) ? "" : null }, el("summary", {}, `更多（${rest.length}）`), el("ul", {}, rest)) : null);
};

const understood = (data) =>
  el("div", { class: "understood" }, el("span", { class: "total" }, data.total),
    data.understood.length ? el("span", { class: "muted" }, "已理解为") : null,
    data.understood.map((term) => el("span", { class: "term" }, el("span", {}, term.name), term.value)),
    data.chosen.map((term) => link(term.address, { class: "term chosen", title: "去掉这个条件" }, el("span", {}, term.name), term.value, " ×")));

export default function (component) {
  const { data } = component;
  const wide = window.matchMedia("(min-width: 900px)").matches;
  const facets = el("details", { class: "facets", open: wide ? "" : null }, el("summary", {}, "筛选"), data.facets.map(facet));
  const list = data.hits.length ? el("ol", {}, data.hits.map(hit)) : el("div", { class: "empty" }, data.empty.map((line) => el("p", {}, line)));
  const more = data.more ? link(data.more, { class: "more" }, "显示更多结果") : data.end ? el("p", { class: "muted" }, data.end) : null;
  draw(component, el("div", { class: "layout" }, facets, el("div", { class: "list" }, understood(data), list, more)));
}
