const item = (entry) =>
  link(entry.address, { class: entry.current ? "current" : null, "aria-current": entry.current ? "true" : null },
    entry.text, entry.note ? el("span", { class: "note" }, entry.note) : null);

const group = (entry) => el("section", {}, el("h3", {}, entry.heading), el("div", { class: "links" }, entry.links.map(item)));

export default function (component) {
  draw(component, el("div", { class: "groups" }, component.data.groups.map(group)));
}
