export default function (component) {
  draw(component, el("p", { class: "notice", role: "alert" }, component.data.text));
}
