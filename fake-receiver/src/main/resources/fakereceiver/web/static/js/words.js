// What outcomes and states are called, and how they look.

export const OUTCOMES = ['accept', 'note', 'junk', 'drop', 'defer', 'reject', 'unfinished'];

const TONE = {
  accept: 'good', note: 'good', junk: 'doubt', drop: 'bad', defer: 'doubt', reject: 'bad', unfinished: 'none',
  holds: 'good', breaks: 'bad', noted: 'doubt', undecided: 'doubt', 'not looked at': 'none',
};
const SIGN = { good: '✓', bad: '✗', doubt: '!', none: '–' };
const MEANING = {
  accept: 'delivered', note: 'delivered, with remarks', junk: 'filed as junk', drop: 'taken and thrown away',
  defer: 'refused for now', reject: 'refused', unfinished: 'left before it was decided',
};

const DOES = {
  accept: 'delivers it', note: 'delivers it, with remarks', junk: 'files it as junk', drop: 'takes it and throws it away',
  defer: 'refuses it for now', reject: 'refuses it', unfinished: 'has decided nothing: the client left',
};

export const tone = word => TONE[word] || 'none';
export const sign = word => SIGN[tone(word)];
export const meaning = outcome => MEANING[outcome] || outcome;

export const does = outcome => DOES[outcome] || outcome;

/** A time as its reader's clock has it; the whole of it as a title. */
export function time(text) {
  const when = new Date(text);
  const sameDay = when.toDateString() === new Date().toDateString();
  return when.toLocaleString(undefined, sameDay
    ? { hour: '2-digit', minute: '2-digit', second: '2-digit' }
    : { year: 'numeric', month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' });
}

/** Octets for people. */
export function octets(count) {
  return count < 1024 ? `${count} octets`
    : count < 1048576 ? `${(count / 1024).toFixed(1)} KiB` : `${(count / 1048576).toFixed(1)} MiB`;
}

/** How many of the others would not deliver, in words; empty while nobody has judged. */
export function wouldWords(would) {
  const all = Object.values(would || {}).reduce((sum, count) => sum + count, 0);
  if (all === 0) {
    return '';
  }
  const bad = ['junk', 'drop', 'defer', 'reject'].reduce((sum, word) => sum + (would[word] || 0), 0);
  return bad === 0 ? `none of ${all} others would mind` : `${bad} of ${all} others would not deliver it`;
}
