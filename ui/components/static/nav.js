const entry = (item) => link(item.address, { class: item.current ? "current" : null, "aria-current": item.current ? "page" : null }, item.name);

export default function (component) {
  const { data } = component;
  const brand = link(data.home, { class: "brand", title: "衡策：谁负责什么，各地怎么做" }, "衡策");
  draw(component, el("nav", { "aria-label": "页面" }, brand, el("div", { class: "pages" }, data.pages.map(entry))));
}
