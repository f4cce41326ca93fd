export default function (component) {
  const { text, is_hint: isHint } = component.data;
  draw(component, el("p", { class: isHint ? "notice hint" : "notice", role: isHint ? "status" : "alert" }, text));
}
