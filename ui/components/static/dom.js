// Every text reaches the page as a text node: what stands in a document is never read as markup.
const el = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value !== null && value !== undefined && value !== false) node.setAttribute(name, value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== ""));
  return node;
};

// A view of the app has one address; going to it in place keeps the browser's history as a page load would.
const goTo = (address) => {
  history.pushState({}, "", address);
  window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
};

const isPlainClick = (event) => !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button);

const link = (address, attributes, ...children) => {
  const node = el("a", { href: address, ...attributes }, ...children);
  node.addEventListener("click", (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    goTo(address);
  });
  return node;
};

const draw = (component, ...children) => {
  const root = component.parentElement.querySelector(".root");
  root.replaceChildren(...children.flat());
  return root;
};
