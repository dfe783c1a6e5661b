// Reads cases (see ArcCases.java) from standard input, prints what mailauth says of the chain, a
// line a case.
'use strict';

const fs = require('fs');
const { arc } = require('mailauth/lib/arc');
const { dkimVerify } = require('mailauth/lib/dkim/verify');

console.log = () => {};
let zone = {};
let fails = {};
const failed = (code) => Object.assign(new Error(code), { code });
const resolver = async (name, type) => {
  const key = name.toLowerCase();
  if (fails[key]) throw failed(fails[key] === 'TIMEOUT' ? 'ETIMEOUT' : 'ESERVFAIL');
  if (!zone[key]) throw failed('ENOTFOUND');
  return zone[key].map((text) => [text]);
};

(async () => {
  let mail;
  for (const line of fs.readFileSync(0, 'utf8').split('\n')) {
    const [, name, type, value] = /^(\S+) (\S+) (.*)$/.exec(line) || [];
    if (name === 'case') {
      zone = {};
      fails = {};
      mail = Buffer.from(value, 'base64');
    } else if (name && (type === 'TIMEOUT' || type === 'SERVFAIL')) {
      fails[name] = type;
    } else if (name) {
      (zone[name] ??= []).push(value);
    } else if (!line && mail) {
      let said;
      try {
        const found = await dkimVerify(mail, { resolver });
        said = (await arc(found.arc, { resolver })).status.result;
      } catch (e) {
        said = `crash ${e.message}`;
      }
      process.stdout.write(`${said}\n`);
      mail = undefined;
    }
  }
})();
