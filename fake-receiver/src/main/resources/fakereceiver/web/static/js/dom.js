// Elements are made here and nowhere else; text from strangers only ever becomes text.
const SVG = "http://www.w3.org/2000/svg";

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === false || value === undefined || value === null) {
      continue;
    }
    if (name.startsWith("on")) {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? "" : String(value));
    }
  }
  element.append(...children.flat(Infinity).filter((child) => child !== undefined && child !== null));
  return element;
}

export function el(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

// Characters that show nothing, or turn the reading order around, are named.
export function visible(text) {
  let shown = "";
  for (const c of String(text)) {
    const code = c.codePointAt(0);
    const control = (code < 32 && c !== "\n" && c !== "\t") || (code >= 127 && code < 160);
    const turning = (code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
    shown += control || turning ? `[U+${code.toString(16).toUpperCase().padStart(4, "0")}]` : c;
  }
  return shown;
}

// A word or line of a stranger's within our own text, isolated in its direction.
export function foreign(text, attributes = {}) {
  return el("bdi", attributes, visible(text));
}

export function code(text) {
  return el("code", { dir: "auto", class: "foreign" }, visible(text));
}

export function copyButton(label, text) {
  const button = el("button", { type: "button" }, label);
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      // Browsers let pages copy only by HTTPS and on the machine itself.
      button.classList.add("kept");
      announce("The browser does not let this page copy.");
      return;
    }
    button.classList.add("copied");
    announce("Copied.");
    setTimeout(() => button.classList.remove("copied"), 2000);
  });
  return button;
}

// For screen readers: one polite line, the last one wins.
export function announce(text) {
  document.getElementById("announcer").textContent = text;
}
