// What the server knows, asked for; every failure is an Error with a sentence.
const BASE = "/api/v1";

async function ask(path, options = {}) {
  let response;
  try {
    response = await fetch(BASE + path, { cache: "no-store", credentials: "same-origin", ...options });
  } catch {
    throw new Error("The server cannot be reached.");
  }
  const text = await response.text();
  let body = {};
  try {
    body = text === "" ? {} : JSON.parse(text);
  } catch {
    throw new Error(`The server's answer (${response.status}) cannot be read.`);
  }
  if (!response.ok) {
    const error = new Error(body.error ?? `The server answers ${response.status}.`);
    error.status = response.status;
    error.member = body.member;
    throw error;
  }
  return body;
}

function send(method, path, body) {
  return ask(path, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

export const api = {
  mails: (query) => ask(`/mails?${query}`),
  mail: (id) => ask(`/mails/${encodeURIComponent(id)}`),
  neighbours: (id, query) => ask(`/mails/${encodeURIComponent(id)}/neighbours?${query}`),
  remove: (id) => ask(`/mails/${encodeURIComponent(id)}`, { method: "DELETE" }),
  clear: () => ask("/mails", { method: "DELETE" }),
  personas: () => ask("/personas"),
  statistics: (query) => ask(`/statistics?${query}`),
  receivers: () => ask("/receivers"),
  put: (receiver, what, body) => send("PUT", `/receivers/${receiver}/${what}`, body),
  misbehave: (receiver, plan) => send("POST", `/receivers/${receiver}/misbehaviours`, { plan }),
  behave: (receiver) => ask(`/receivers/${receiver}/misbehaviours`, { method: "DELETE" }),
  newInbox: () => send("POST", "/inboxes", {}),
  inbox: (name) => ask(`/inboxes/${encodeURIComponent(name)}`),
  source: async (id) => {
    const response = await fetch(`${BASE}/mails/${encodeURIComponent(id)}/message?view=1`);
    if (!response.ok) {
      throw new Error(`The server answers ${response.status}.`);
    }
    return response.text();
  },
  address: (id, rest) => `${BASE}/mails/${encodeURIComponent(id)}/${rest}`,
};
