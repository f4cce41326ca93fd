const ROW = 30; // pixels from one name to the next
const SVG = "http://www.w3.org/2000/svg";

const WIDEST = 3; // rows between two names at most, so that the shorter side is seen at once

const centres = (count, height) => {
  const step = Math.min(height / Math.max(count, 1), WIDEST * ROW);
  return Array.from({ length: count }, (_, i) => (i + 0.5) * step);
};

const curve = (edge, left, right, heaviest) => {
  const path = document.createElementNS(SVG, "path");
  const [from, to] = [left[edge.left], right[edge.right]];
  path.setAttribute("d", `M0 ${from} C50 ${from} 50 ${to} 100 ${to}`);
  path.setAttribute("class", `edge ${edge.role}`);
  path.setAttribute("stroke-width", String(1 + (5 * (edge.weight - 1)) / heaviest));
  return path;
};

const strands = (data, left, right, height) => {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `0 0 100 ${height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("height", String(height));
  svg.setAttribute("aria-hidden", "true");
  const heaviest = Math.max(...data.edges.map((edge) => edge.weight), 2);
  svg.append(...data.edges.map((edge) => curve(edge, left, right, heaviest)));
  return svg;
};

const node = (entry, at) =>
  link(entry.address, { style: `top: ${at}px`, title: entry.title }, el("span", {}, entry.name),
    entry.note ? el("span", { class: "note" }, entry.note) : null);

// Pointing at a name leaves only its own lines and the names they lead to.
const spotlight = (root, data, paths, sides) => {
  const show = (test) => {
    root.classList.toggle("lit", test !== null);
    const lit = data.edges.map((edge) => test !== null && test(edge));
    paths.forEach((path, i) => path.classList.toggle("on", lit[i]));
    for (const [side, nodes] of Object.entries(sides)) {
      nodes.forEach((n, index) => n.classList.toggle("on", data.edges.some((edge, i) => lit[i] && edge[side] === index)));
    }
  };
  for (const [side, nodes] of Object.entries(sides)) {
    nodes.forEach((n, index) => {
      for (const on of ["mouseenter", "focus"]) n.addEventListener(on, () => show((edge) => edge[side] === index));
      for (const off of ["mouseleave", "blur"]) n.addEventListener(off, () => show(null));
    });
  }
};

export default function (component) {
  const { data } = component;
  const height = ROW * Math.max(data.left.length, data.right.length);
  const [left, right] = [centres(data.left.length, height), centres(data.right.length, height)];
  const lefts = data.left.map((entry, i) => node(entry, left[i]));
  const rights = data.right.map((entry, i) => node(entry, right[i]));
  const svg = strands(data, left, right, height);
  const key = el("div", { class: "key" }, data.roles.map((role) => el("span", { class: role.role }, role.name)));
  const frame = el("div", { class: "web", style: `height: ${height}px` }, el("div", { class: "left" }, lefts), svg, el("div", { class: "right" }, rights));
  const root = draw(component, key, frame);
  spotlight(root, data, [...svg.children], { left: lefts, right: rights });
}
