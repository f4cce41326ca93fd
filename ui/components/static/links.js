const group = (entry) =>
  el("section", {}, el("h3", {}, entry.heading), el("div", { class: "links" }, entry.links.map((item) => link(item.address, {}, item.text))));

export default function (component) {
  draw(component, el("div", { class: "groups" }, component.data.groups.map(group)));
}
