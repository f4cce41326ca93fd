const spanKey = (fact) => `${fact.start}-${fact.end}`;

// Where several facts share a place, the shortest is the one a click on it means first.
const marked = (data, segment) => {
  const facts = segment.facts.map((index) => data.facts[index]);
  const node = el("mark", { tabindex: "0", role: "button" }, segment.text);
  node.facts = facts.sort((a, b) => a.end - a.start - (b.end - b.start));
  return node;
};

const pieces = (data, segments) => segments.map((s) => (s.facts.length ? marked(data, s) : s.text));

const paragraph = (data, segments) => el("p", {}, pieces(data, segments));

const numbered = (block) =>
  block.number_name ? el("button", { type: "button", class: "number", title: "查看本条的全部事实" }, block.number_name) : null;

const blockNode = (data, block) => {
  const attributes = { class: `block ${block.kind} depth-${block.depth}`, "data-number": block.number };
  return el("section", attributes, numbered(block), block.paragraphs.map((segments) => paragraph(data, segments)));
};

const rowNode = (data, block) =>
  el("tr", { class: "block row", "data-number": block.number }, el("td", {}, numbered(block)),
    block.paragraphs.map((segments) => el("td", {}, pieces(data, segments))));

const headsNode = (data, segments) => {
  const cells = [[]];
  for (const segment of segments)
    segment.text.split("\t").forEach((text, at) => {
      if (at) cells.push([]);
      cells.at(-1).push({ ...segment, text });
    });
  return el("thead", {}, el("tr", {}, el("td", {}), cells.map((cell) => el("th", {}, pieces(data, cell)))));
};

// The heads of a table are the line of cells in which the part above its rows ends.
const tableNode = (data, above, node) => {
  const last = above?.paragraphs.at(-1) ?? [];
  const heads = last.some((segment) => segment.text.includes("\t"));
  if (heads) node.lastElementChild.remove();
  return el("div", { class: "rows" }, el("table", {}, heads ? headsNode(data, last) : null, el("tbody", {})));
};

// Rows that follow each other stand in one table.
const blockNodes = (data) => {
  const nodes = [];
  data.blocks.forEach((block, at) => {
    if (block.kind !== "row") nodes.push(blockNode(data, block));
    else {
      if (nodes.at(-1)?.className !== "rows") nodes.push(tableNode(data, data.blocks[at - 1], nodes.at(-1)));
      nodes.at(-1).querySelector("tbody").append(rowNode(data, block));
    }
  });
  return nodes;
};

const fields = (pairs) => el("dl", {}, pairs.flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));

const BRIEF = new Set(["角色", "职能", "指标值", "期限", "优惠方式", "文号", "牵头"]); // fields told in the list of a provision

const factCard = (fact) =>
  el("article", { class: `fact kind-${fact.kind}` }, el("h4", {}, el("span", { class: "kind" }, fact.kind_name), fact.title),
    fields(fact.fields), el("blockquote", {}, fact.before, el("strong", {}, fact.quote), fact.after), el("div", { class: "place" }, fact.place));

const factLine = (fact, choose) => {
  const summary = fact.fields.filter(([name]) => BRIEF.has(name)).map(([, value]) => value).join(" · ");
  const node = el("button", { type: "button", class: `line kind-${fact.kind}` }, el("span", { class: "kind" }, fact.kind_name),
    el("span", { class: "words" }, el("strong", {}, fact.title), summary ? el("span", { class: "muted" }, summary) : null));
  node.addEventListener("click", () => choose({ fact: spanKey(fact) }));
  return node;
};

class Reader {
  constructor(component) {
    this.data = component.data;
    this.hidden = new Set(this.data.hidden);
    this.text = el("article", { class: "text" }, blockNodes(this.data));
    this.panel = el("aside", { class: "panel", "aria-label": "事实" });
    this.switches = this.data.kinds.map((kind) => this.switchFor(kind));
    this.outline = this.drawOutline();
    const kinds = el("div", { class: "kinds" }, this.switches);
    draw(component, el("div", { class: "reader" }, this.outline, el("div", { class: "middle" }, kinds, this.text), this.panel));
    this.listen();
    this.paint();
  }

  drawOutline() {
    const entries = this.data.outline.map((entry) => {
      const node = el("a", { href: this.address({ provision: entry.number }), class: `depth-${entry.depth}`, "data-number": entry.number }, entry.title);
      node.addEventListener("click", (event) => {
        if (!isPlainClick(event)) return;
        event.preventDefault();
        this.choose({ provision: entry.number }, "start");
      });
      return node;
    });
    const wide = window.matchMedia("(min-width: 1000px)").matches;
    return el("details", { class: "outline", open: wide ? "" : null }, el("summary", {}, "目录"), el("nav", { "aria-label": "目录" }, entries));
  }

  switchFor(kind) {
    const node = el("button", { type: "button", class: `switch kind-${kind.kind}`, title: "显示或隐藏这类标记" }, kind.name, el("span", {}, String(kind.count)));
    node.addEventListener("click", () => {
      if (!this.hidden.delete(kind.kind)) this.hidden.add(kind.kind);
      history.replaceState({}, "", this.address(this.chosen));
      this.paint();
    });
    node.kind = kind.kind;
    return node;
  }

  // Whether a provision or a fact is open in the panel of a reader that still stands on the page.
  closes() {
    return this.panel.isConnected && this.panel.classList.contains("open");
  }

  address(chosen) {
    const query = new URLSearchParams({ id: this.data.id });
    for (const name of ["provision", "fact"]) if (chosen?.[name]) query.set(name, chosen[name]);
    for (const kind of this.hidden) query.append("hide", kind);
    return `document?${query}`;
  }

  listen() {
    const pick = (event) => {
      const mark = event.target.closest("mark.on");
      if (mark) return this.choose({ fact: spanKey(mark.facts.find((fact) => !this.hidden.has(fact.kind))) });
      const number = event.target.closest("button.number");
      if (number) this.choose({ provision: number.closest(".block").dataset.number });
    };
    this.text.addEventListener("click", pick);
    const presses = (event) => event.key === "Enter" || event.key === " ";
    this.text.addEventListener("keydown", (event) => {
      if (!presses(event) || !event.target.closest("mark.on")) return; // buttons press themselves
      event.preventDefault();
      pick(event);
    });
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.closes() && this.choose({}));
  }

  paint() {
    for (const mark of this.text.querySelectorAll("mark")) {
      const shown = mark.facts.filter((fact) => !this.hidden.has(fact.kind));
      mark.className = shown.length ? `on kind-${shown[0].kind}${shown.length > 1 ? " many" : ""}` : "";
    }
    for (const node of this.switches) node.setAttribute("aria-pressed", String(!this.hidden.has(node.kind)));
  }

  choose(chosen, block = "nearest") {
    history.pushState({}, "", this.address(chosen));
    this.show(chosen, block);
  }

  show(chosen, block) {
    this.chosen = chosen;
    for (const node of this.text.querySelectorAll(".chosen")) node.classList.remove("chosen");
    for (const node of this.outline.querySelectorAll("a")) node.removeAttribute("aria-current");
    const target = chosen.fact ? this.chooseFact(chosen.fact) : this.chooseProvision(chosen.provision);
    target?.scrollIntoView({ block });
  }

  chooseFact(key) {
    const [start, end] = key.split("-").map(Number);
    const touching = this.data.facts.filter((fact) => fact.start < end && fact.end > start);
    const exact = touching.filter((fact) => spanKey(fact) === key);
    const others = touching.filter((fact) => spanKey(fact) !== key);
    const marks = [...this.text.querySelectorAll("mark")].filter((mark) => mark.facts.some((fact) => exact.includes(fact)));
    for (const mark of marks) mark.classList.add("chosen");
    this.fill(exact.length ? "事实与依据" : "此处没有读出的事实", [...exact.map(factCard), ...this.alsoHere(others)]);
    return marks[0] ?? this.blocks(exact[0]?.provision)[0];
  }

  chooseProvision(number) {
    const blocks = this.blocks(number); // of a row, one for each line
    const node = blocks[0];
    for (const block of blocks) block.classList.add("chosen");
    const entry = [...this.outline.querySelectorAll("a")].find((a) => a.dataset.number === number);
    entry?.setAttribute("aria-current", "true");
    if (!node) this.fillWithDocument();
    else this.fill(`第 ${node.querySelector(".number").textContent} 条的事实`, this.linesOf(number));
    return node;
  }

  blocks(number) {
    return number ? [...this.text.querySelectorAll(".block")].filter((node) => node.dataset.number === number) : [];
  }

  linesOf(number) {
    const facts = this.data.facts.filter((fact) => fact.provision === number);
    const none = el("p", { class: "muted" }, "这一条没有读出部门、目标或优惠。");
    return facts.length ? facts.map((fact) => factLine(fact, (chosen) => this.choose(chosen))) : [none];
  }

  alsoHere(facts) {
    return facts.length ? [el("h3", { class: "also" }, "此处还有"), ...facts.map(factCard)] : [];
  }

  fill(title, contents) {
    const close = el("button", { type: "button", class: "close", title: "关闭" }, "×");
    close.addEventListener("click", () => this.choose({}));
    const copy = el("button", { type: "button", class: "copy" }, "复制这一处的链接");
    copy.addEventListener("click", () => navigator.clipboard.writeText(location.href).then(() => { copy.textContent = "已复制"; }));
    this.panel.classList.add("open");
    this.panel.replaceChildren(el("header", {}, el("h3", {}, title), close), ...contents, copy);
    this.panel.scrollTop = 0;
  }

  fillWithDocument() {
    this.panel.classList.remove("open");
    const findings = this.data.findings.map((words) => el("p", { class: "finding" }, `待核：${words}`));
    this.panel.replaceChildren(el("h3", {}, "文件信息"), fields(this.data.fields), ...findings,
      el("p", { class: "muted" }, "点正文中的标记，查看读出的事实和它的依据。"));
  }
}

export default function (component) {
  const { data, parentElement } = component;
  const root = parentElement.querySelector(".root");
  const known = root.reader?.data.version === data.version;
  if (!known) root.reader = new Reader(component);
  const chosen = { provision: data.provision, fact: data.fact };
  if (!known || JSON.stringify(chosen) !== root.asked) root.reader.show(chosen, "center");
  root.asked = JSON.stringify(chosen);
}
