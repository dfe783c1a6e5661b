// Times as people here write them: local, to the second, the same everywhere.
import { el } from "./dom.js";

function two(number) {
  return String(number).padStart(2, "0");
}

export function day(date) {
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export function clock(date) {
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

export function minute(date) {
  return `${two(date.getHours())}:${two(date.getMinutes())}`;
}

// Of today only the time.
export function when(iso) {
  const date = new Date(iso);
  const text = day(date) === day(new Date()) ? clock(date) : `${day(date)} ${clock(date)}`;
  return el("time", { datetime: iso, title: iso }, text);
}

export function whole(iso) {
  const date = new Date(iso);
  return el("time", { datetime: iso, title: iso }, `${day(date)} ${clock(date)}`);
}
