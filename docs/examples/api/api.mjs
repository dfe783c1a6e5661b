// Asks a receiver what came, with what Node 18 and later bring along.
// PAGE is the URL of the page (fake-receiver serve --http), TOKEN its token if it wants one.

const api = process.env.PAGE.replace(/\/$/, "") + "/api/v1";

async function ask(method, path, body) {
  const headers = { "Content-Type": "application/json" };
  if (process.env.TOKEN) headers.Authorization = `Bearer ${process.env.TOKEN}`;
  const reply = await fetch(api + path, { method, headers, body: body && JSON.stringify(body) });
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${reply.status} ${text}`);
  return text ? JSON.parse(text) : undefined;
}

const filter = new URLSearchParams({ count: 1, timeout: 20, outcome: "defer,reject" });
const found = await ask("GET", `/wait?${filter}`);
if (!found.complete) throw new Error("no mail was refused");
const mail = await ask("GET", `/mails/${found.mails[0].id}`);
console.log(`${mail.outcome} because of ${mail.because.join(", ")}`);
for (const cause of mail.causes.filter((one) => one.minded)) console.log(cause.remedy);
await ask("DELETE", `/mails/${mail.id}`);
await ask("PUT", "/receivers/1/persona", { persona: "permissive" });
console.log(`now ${(await ask("GET", "/receivers"))[0].persona}`);
