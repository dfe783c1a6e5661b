// Reads cases (see SpfCase.java) from standard input, prints what Haraka's SPF plugin says of each,
// a line a case. DNS is asked as node:dns answers: an error with a code where there is no record.
'use strict';

console.log = () => {}; // the modules tell what they load
const say = (line) => process.stdout.write(`${line}\n`);
const fs = require('fs');
const net_utils = require('haraka-net-utils');
const { SPF } = require('haraka-plugin-spf/lib/spf.js');

let zone = {};
SPF.prototype.log_debug = () => {};

const failed = (code) => Object.assign(new Error(code), { code });
const ask = async (name, type) => {
  let key = name.toLowerCase().replace(/\.$/, '');
  while (zone[key] && zone[key].CNAME) key = zone[key].CNAME[0];
  const kind = (zone[`${key} fails`] || {})[type];
  if (kind) throw failed(kind === 'TIMEOUT' ? 'ETIMEOUT' : 'ESERVFAIL');
  // Names that c-ares cannot write, or does not let through.
  if (!/^[a-z0-9_./*-]*$/i.test(name)) throw failed('EBADNAME');
  if (key.split('.').some((l) => !l || l.length > 63) || key.length > 253) throw failed('EBADNAME');
  if (!zone[key]) throw failed('ENOTFOUND');
  if (!zone[key][type]) throw failed('ENODATA');
  return zone[key][type];
};
const expand = (ip) => {
  const [head, tail] = ip.split('::').map((p) => (p ? p.split(':') : []));
  const all = tail ? [...head, ...Array(8 - head.length - tail.length).fill('0'), ...tail] : head;
  return all.map((p) => p.padStart(4, '0')).join('');
};
const reverse = (ip) =>
  ip.includes('.')
    ? `${ip.split('.').reverse().join('.')}.in-addr.arpa`
    : `${[...expand(ip)].reverse().join('.')}.ip6.arpa`;
const resolver = {
  resolveTxt: async (name) => (await ask(name, 'TXT')).map((t) => [t]),
  resolve4: (name) => ask(name, 'A'),
  resolve: (name) => ask(name, 'A'),
  resolve6: (name) => ask(name, 'AAAA'),
  reverse: async (ip) => {
    try {
      return await ask(reverse(ip), 'PTR');
    } catch (e) {
      throw failed('ENOTFOUND'); // c-ares says this of any trouble when it is asked for names
    }
  },
};
net_utils.get_mx = async (name) => {
  try {
    return (await ask(name, 'MX')).map((mx) => ({ exchange: mx.split(' ')[1] }));
  } catch (e) {
    if (/^E(NOTFOUND|NODATA)$/.test(e.code)) return [];
    throw e;
  }
};

(async () => {
  let head = [];
  for (const line of fs.readFileSync(0, 'latin1').split('\n')) {
    const [, name, type, value] = /^(\S+) (\S+) (.*)$/.exec(line) || [];
    if (name === 'case') {
      zone = {};
      head = value.split(' ');
    } else if (name && (type === 'TIMEOUT' || type === 'SERVFAIL')) {
      zone[name.toLowerCase()] ??= {};
      (zone[`${name.toLowerCase()} fails`] ??= {})[value] = type;
    } else if (name) {
      ((zone[name.toLowerCase()] ??= {})[type] ??= []).push(value);
    } else if (!line && head.length) {
      const spf = new SPF();
      spf.resolver = resolver;
      spf.dns_timeout_ms = 0;
      spf.helo = head[1];
      let said;
      try {
        const result = await spf.check_host(head[0], head[2].split('@')[1], head[2]);
        said = spf.result(result).toLowerCase();
      } catch (e) {
        said = 'temperror'; // as the plugin takes it
      }
      say(said);
      head = [];
    }
  }
})();
