// The statements of the requirements and of the behaviour, as their tables have them: id, sentence, state.

/** @typedef {import('../checks/repository-rules.mjs').SourceFile} SourceFile */
/** @typedef {{ id: string, text: string, state: string, doc: string, group: string }} Statement */

const DOCUMENTS = ['docs/requirements.md', 'docs/behaviour.md'];
const ROW = /^\| ([TRMPXDECB]-\d{2}) +\| (.*?) *\| (\w+) +\|$/;

/** An id of a statement, wherever it is named. */
export const ID = /\b[TRMPXDECB]-\d{2}\b/g;

/**
 * @param {readonly SourceFile[]} files all of the project
 * @returns {Statement[]} in the order of the documents
 */
export function statementsIn(files) {
  return DOCUMENTS.flatMap((doc) => {
    let group = '';
    const lines = files.find(({ path }) => path === doc)?.text.split('\n') ?? [];
    return lines.flatMap((line) => {
      if (line.startsWith('## ')) group = line.slice(3);
      const [, id, text = '', state = ''] = ROW.exec(line) ?? [];
      return id === undefined ? [] : [{ id, text, state, doc, group }];
    });
  });
}

/**
 * @param {string} text
 * @returns {string[]} each id once, in the order of its first naming
 */
export function idsIn(text) {
  return [...new Set(text.match(ID) ?? [])];
}
