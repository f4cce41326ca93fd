export default function (component) {
  const { data } = component;
  draw(component, el("h3", {}, data.heading),
    el("ul", {}, data.rows.map((row) => el("li", {}, el("strong", {}, row.name), el("div", {}, row.reason)))));
}
