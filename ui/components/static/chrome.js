// Streamlit has no language setting: its own words are replaced where they stand, by the dictionary in `data`.
const ATTRIBUTES = ["aria-label", "title", "placeholder", "alt"];

const translator = ({ phrases, patterns }) => {
  const rules = patterns.map(([pattern, words]) => [new RegExp(`^${pattern}$`), words]);
  return (text) => {
    const words = text.trim();
    if (!/[A-Za-z]/.test(words)) return null;
    if (Object.hasOwn(phrases, words)) return text.replace(words, () => phrases[words]);
    const rule = rules.find(([pattern]) => pattern.test(words));
    return rule ? words.replace(rule[0], rule[1]) : null;
  };
};

const translateText = (node, translate) => {
  const words = translate(node.data);
  if (words !== null && words !== node.data) node.data = words;
};

const translateAttributes = (element, translate) => {
  for (const name of ATTRIBUTES) {
    const words = translate(element.getAttribute(name) ?? "");
    if (words !== null && words !== element.getAttribute(name)) element.setAttribute(name, words);
  }
};

// Components of the app live in shadow trees, which a walk over the page does not enter: document text is never touched.
const translateTree = (root, translate) => {
  if (root.nodeType === Node.TEXT_NODE) return translateText(root, translate);
  if (root.nodeType !== Node.ELEMENT_NODE) return undefined;
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = root; node; node = walker.nextNode()) {
    if (node.nodeType === Node.TEXT_NODE) translateText(node, translate);
    else translateAttributes(node, translate);
  }
  return undefined;
};

const observe = (translate) => {
  const observer = new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "childList") change.addedNodes.forEach((node) => translateTree(node, translate));
      else if (change.type === "attributes") translateAttributes(change.target, translate);
      else translateText(change.target, translate);
    }
  });
  observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: ATTRIBUTES });
};

export default function (component) {
  document.documentElement.lang = "zh-CN";
  if (window.hengceSpeaksChinese) return;
  window.hengceSpeaksChinese = true;
  const translate = translator(component.data);
  translateTree(document.body, translate);
  observe(translate);
}
