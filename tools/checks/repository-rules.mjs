// Rules about the repository's text that a linter of one language does not see.

/** @typedef {{ path: string, text: string }} SourceFile path from the root, with forward slashes */
/** @typedef {{ rule: string, path: string, line: number, detail: string }} Problem */

/** Files that may be longer than the limit today, and by how much. The numbers only ever fall. */
/** @type {Record<string, number>} */
export const longFiles = { 'tools/schema-engine.mjs': 311 };

const maxLines = 300;

/** The rules' own text and the test that plants violations. */
const aboutRules = /^(tools\/checks\/|test\/checks\/)/;

/** @type {{ rule: string, in: RegExp, except: RegExp, pattern: RegExp, detail: string }[]} */
const textRules = [
  {
    rule: 'sql-reads-no-clock',
    in: /\.(ts|sql)$/,
    except: /^$/,
    pattern: /\bcurrent_date\b|\b(now\(\)|current_timestamp)\s*::\s*date\b|\bat\s+time\s+zone\b/i,
    detail: 'the day is a parameter, one for each site (Clock.today)',
  },
  {
    rule: 'environment-read-once',
    in: /\.(ts|mjs|js)$/,
    except:
      /^(tools\/|test\/|libs\/server\/src\/config\.ts$|prisma\.config\.ts$|apps\/web\/vite\.config\.mjs$|.*\.spec\.ts$)/,
    pattern: /\bprocess\s*\.\s*env\b/,
    detail: 'the environment is read in libs/server/src/config.ts',
  },
  {
    rule: 'no-machine-paths',
    in: /./,
    except: /^package-lock\.json$/,
    pattern: /(?<![\w.:/-])\/(home\/(?!node\b)|Users\/|root\/|work\/)[\w.-]+/,
    detail: 'a path of one machine',
  },
  {
    rule: 'exceptions-give-a-reason',
    in: /\.(ts|mjs|js)$/,
    except: /^$/,
    pattern: /eslint-disable(?!.*\s--\s)|@ts-(ignore|nocheck)|@ts-expect-error\s*$/,
    detail: 'write the reason after " -- "',
  },
];

/**
 * @param {readonly SourceFile[]} files
 * @returns {Problem[]}
 */
export function findProblems(files) {
  return files
    .filter(({ path }) => !aboutRules.test(path))
    .flatMap((file) => [...breaches(file), ...tooLong(file)]);
}

/**
 * @param {SourceFile} file
 * @returns {Problem[]}
 */
function breaches({ path, text }) {
  return textRules
    .filter((rule) => rule.in.test(path) && !rule.except.test(path))
    .flatMap(({ rule, pattern, detail }) =>
      (rule === 'sql-reads-no-clock' ? withoutComments(path, text) : text)
        .split('\n')
        .flatMap((line, index) => (pattern.test(line) ? [{ rule, path, line: index + 1, detail }] : [])),
    );
}

/**
 * @param {SourceFile} file
 * @returns {Problem[]}
 */
function tooLong({ path, text }) {
  if (!/\.(ts|mjs)$/.test(path)) return [];
  const lines = text.trimEnd().split('\n').length;
  const limit = longFiles[path] ?? maxLines;
  return lines > limit
    ? [{ rule: 'short-files', path, line: lines, detail: `${lines} lines; at most ${limit}` }]
    : [];
}

/**
 * Comments may name what code may not do. Line numbers stay.
 * @param {string} path
 * @param {string} text
 */
function withoutComments(path, text) {
  const blank = (/** @type {string} */ comment) => comment.replace(/[^\n]/g, ' ');
  const block = text.replace(/\/\*[\s\S]*?\*\//g, blank);
  return path.endsWith('.sql') ? block.replace(/--.*$/gm, blank) : block.replace(/^\s*\/\/.*$/gm, blank);
}
