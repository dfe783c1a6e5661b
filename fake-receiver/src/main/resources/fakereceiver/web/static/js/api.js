// What the server is asked.

const BASE = '/api/v1';

async function ask(method, path, body) {
  const options = { method, headers: { Accept: 'application/json' } };
  if (body !== undefined) {
    options.headers['Content-Type'] = 'application/json';
    options.body = JSON.stringify(body);
  }
  const reply = await fetch(BASE + path, options);
  const isJson = (reply.headers.get('Content-Type') || '').startsWith('application/json');
  const value = isJson ? await reply.json() : null;
  if (!reply.ok) {
    throw new Error(value?.error || `the server answers ${reply.status}`);
  }
  return value;
}

export const get = path => ask('GET', path);
export const put = (path, body) => ask('PUT', path, body);
export const post = (path, body) => ask('POST', path, body);
export const remove = path => ask('DELETE', path);

/** The address of a download. */
export const address = path => BASE + path;

const listeners = new Set();
let source = null;

/** Told of every event: its name and its data; ends when the function that is returned is called. */
export function listen(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Follows what happens; `state` is told whether it can. */
export function follow(state) {
  source = new EventSource(BASE + '/events');
  source.onopen = () => state(true);
  source.onerror = () => state(false);
  for (const name of ['added', 'judged', 'deleted', 'cleared', 'resync']) {
    source.addEventListener(name, event => {
      const data = event.data ? JSON.parse(event.data) : {};
      listeners.forEach(listener => listener(name, data));
    });
  }
}
