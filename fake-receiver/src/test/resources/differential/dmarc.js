// Reads cases (see DmarcCases.java) from standard input, prints what mailauth says of each, a line a
// case: the result, and what is to be done.
'use strict';

const fs = require('fs');
const { dmarc } = require('mailauth/lib/dmarc');

let zone = {};
const failed = (code) => Object.assign(new Error(code), { code });
const resolver = async (name, type) => {
  const key = name.toLowerCase();
  const kind = (zone[`${key} fails`] || {})[type];
  if (kind) throw failed(kind === 'TIMEOUT' ? 'ETIMEOUT' : 'ESERVFAIL');
  if (!zone[key]) throw failed('ENOTFOUND');
  if (!zone[key][type]) throw failed('ENODATA');
  return zone[key][type].map((text) => [text]);
};
const domains = (word) => (word === '-' ? [] : word.split(','));

(async () => {
  let head = [];
  for (const line of fs.readFileSync(0, 'utf8').split('\n')) {
    const [, name, type, value] = /^(\S+) (\S+) (.*)$/.exec(line) || [];
    if (name === 'case') {
      zone = {};
      head = value.split(' ');
    } else if (name && (type === 'TIMEOUT' || type === 'SERVFAIL')) {
      (zone[`${name} fails`] ??= {})[value] = type;
    } else if (name) {
      ((zone[name] ??= {})[type] ??= []).push(value);
    } else if (!line && head.length) {
      let said;
      try {
        const found = await dmarc({
          headerFrom: [`a@${head[0]}`],
          spfDomains: domains(head[1]),
          dkimDomains: domains(head[2]),
          resolver,
        });
        const result = found.status.result;
        said = `${result} ${result === 'fail' ? (found.policy || 'none').toLowerCase() : 'none'}`;
      } catch (e) {
        said = `crash ${e.message}`;
      }
      process.stdout.write(`${said}\n`);
      head = [];
    }
  }
})();
