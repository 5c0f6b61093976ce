// What is not traced yet, by name and with its reason: it is told in the document.

/**
 * @typedef {object} Exception
 * @property {readonly string[]} ids
 * @property {string} what
 * @property {string} why
 * @property {true} [whole] the statement as a whole: nothing has to carry it out or hold it
 */

/** @type {readonly Exception[]} */
export const EXCEPTED = [
  { ids: ['C-04'], what: 'booking a visit', why: 'There are no appointments yet.' },
  {
    ids: ['B-25'],
    what: 'snoozes and awaited results',
    why: 'They belong to recall, which is not built yet.',
  },
  {
    ids: ['B-04', 'B-08', 'B-27', 'B-31'],
    what: 'notices, letters, appointments and deputies',
    why: 'They belong to recall and booking, which are not built yet.',
  },
];
