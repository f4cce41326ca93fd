export default function (component) {
  const { data } = component;
  draw(component, el("h1", {}, data.title), el("div", { class: "below" }, data.below));
}
