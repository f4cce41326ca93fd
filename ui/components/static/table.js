const STEP = 100; // rows drawn at first, and with each press of the button
const collator = new Intl.Collator("zh-CN", { numeric: true });

const compare = (a, b) => (a === "") - (b === "") || collator.compare(a, b);

const sorted = (rows, { column, down }) => {
  if (column === null) return rows;
  const order = [...rows].sort((a, b) => compare(a.cells[column], b.cells[column]));
  return down ? order.reverse() : order;
};

const cell = (row, column, text, index) => {
  const inner = column.opens ? link(row.address, { title: row.title }, text || "查看") : text;
  const box = el("div", { class: "text" }, inner);
  return el("td", { class: column.kind, "data-heading": column.heading, "data-empty": text === "" && !column.opens }, box);
};

const body = (data, rows) =>
  el("tbody", {}, rows.map((row) => el("tr", {}, data.columns.map((c, i) => cell(row, c, row.cells[i])))));

const heading = (column, index, order, sort) => {
  const mark = order.column === index ? (order.down ? " ↓" : " ↑") : "";
  const button = el("button", { type: "button", title: "按此列排序" }, column.heading + mark);
  button.addEventListener("click", () => sort(index));
  return el("th", { class: column.kind, scope: "col" }, button);
};

const more = (rest, press) => {
  const button = el("button", { type: "button", class: "more" }, `再显示 ${Math.min(rest, STEP)} 行（还有 ${rest} 行）`);
  button.addEventListener("click", press);
  return button;
};

export default function (component) {
  const { data } = component;
  let order = { column: null, down: false };
  let shown = STEP;
  const sort = (column) => {
    order = { column, down: order.column === column && !order.down };
    render();
  };
  const render = () => {
    const rows = sorted(data.rows, order);
    const head = el("thead", {}, el("tr", {}, data.columns.map((c, i) => heading(c, i, order, sort))));
    const rest = rows.length - shown;
    const table = el("table", {}, head, body(data, rows.slice(0, shown)));
    const button = rest > 0 ? more(rest, () => { shown += STEP; render(); }) : null;
    draw(component, el("div", { class: "box", tabindex: "0" }, table), button ?? []);
  };
  render();
}
