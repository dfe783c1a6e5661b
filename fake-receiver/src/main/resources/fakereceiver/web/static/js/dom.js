// Elements made of names, attributes and text. Text is never read as markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element; children are elements or text, absent ones are left out. */
export function el(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same of SVG. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (typeof value === 'function') {
      element.addEventListener(name, value);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.flat(9).filter(child => child !== undefined && child !== null && child !== false));
  return element;
}

/** Text from a stranger: its direction is its own, and nothing around it turns with it. */
export function foreign(text, name = 'bdi', attributes = {}) {
  return el(name, { dir: 'auto', ...attributes }, visible(text));
}

/** Controls and marks of direction are shown, not obeyed. */
export function visible(text) {
  return String(text).replace(
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g,
    c => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
}

/** A link within the page. */
export function link(path, attributes, ...children) {
  return el('a', { href: path, 'data-route': true, ...attributes }, ...children);
}

/** A button that does something. */
export function button(word, action, attributes = {}) {
  return el('button', { type: 'button', click: action, ...attributes }, word);
}

/** A button that puts text into the clipboard. */
export function copyButton(text, word = 'Copy', what = '') {
  const made = button(word, async () => {
    try {
      await navigator.clipboard.writeText(text);
      say('Copied');
      made.classList.add('copied');
      setTimeout(() => made.classList.remove('copied'), 2000);
    } catch {
      say('The browser does not let this page copy');
    }
  }, what ? { 'aria-label': `${word} ${what}` } : {});
  return made;
}

/** Says something to those who do not see. */
export function say(text) {
  document.getElementById('announcer').textContent = text;
}
