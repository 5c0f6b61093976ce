// A copy of the project that holds no more than the specs of the domain libraries need, in which code may be changed, and the one
// file that is made of it.
import { cpSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { inRoot } from './workspace.mjs';

/** Each knows no more than those before it. */
export const domainLibraries = ['clinical', 'lung-function', 'progression', 'guideline'];

/** @param {string} folder */
export function copyProject(folder) {
  /** @param {string} path */
  const written = (path) => !/[/\\](node_modules|dist)$/.test(path);
  for (const library of domainLibraries) {
    cpSync(inRoot('libs', library), join(folder, 'libs', library), { recursive: true, filter: written });
  }
  for (const path of [
    'package.json',
    'tsconfig.base.json',
    'tools/test-report.mjs',
    'test/support/records.ts',
  ]) {
    cpSync(inRoot(path), join(folder, path));
  }
  for (const file of ['rule-mutants.ts', 'outside-parts.ts']) {
    cpSync(inRoot('test/support', file), join(folder, 'test/support', file));
  }
  // The whole of test/support would bring the server and its database.
  writeFileSync(join(folder, 'test/support/index.ts'), "export * from './outside-parts.js';\n");
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'));
}

// About the numbers of tables and rules, which are not changed here; and those that try thousands of records, which nearly
// every mutant would have to run through.
const leftOut = /(^|\/)(rule-mutants|[\w-]+\.properties|every-pair-work|nothing-runs-out)\.spec\.ts$/;
// Compares with a second way of doing it, and takes as long as all others together.
const askedLast = /(^|\/)every-pair\.spec\.ts$/;

/** @typedef {'own' | 'further'} Specs a library's own, or what is asked of a mutant that those let pass */

// In the library that knows all others: one of its specs reads a file beside it.
export const ONE_FILE = join('libs', 'guideline', 'src', 'all-specs.cjs');

/**
 * @param {string} folder
 * @param {string} library
 * @param {Specs} which
 * @returns {string[]} paths below `libs`
 */
export function specsOf(folder, library, which) {
  const place = domainLibraries.indexOf(library);
  return domainLibraries.slice(place).flatMap((name) => {
    const source = join(folder, 'libs', name, 'src');
    const paths = readdirSync(source, { recursive: true, encoding: 'utf8' });
    const specs = paths.map((path) => `${name}/src/${path.replaceAll('\\', '/')}`).sort();
    return specs.filter((path) => {
      if (!path.endsWith('.spec.ts') || leftOut.test(path)) return false;
      return (name === library && !askedLast.test(path) ? 'own' : 'further') === which;
    });
  });
}

/**
 * Writes the program that makes one file of a library, what it needs and its specs: so a mutant costs the running of specs and
 * not the loading of hundreds of files for each spec that reaches it.
 * @param {string} folder
 * @param {readonly string[]} specs paths below `libs`
 */
export function writeBundling(folder, specs) {
  const imports = specs.map((path) => `import '../../${path}';\n`);
  const entry = join(folder, dirname(ONE_FILE), 'all-specs.ts');
  writeFileSync(entry, imports.join(''));
  const alias = {
    '@interstice/test-support/records': join(folder, 'test/support/records.ts'),
    '@interstice/test-support/rule-mutants': join(folder, 'test/support/rule-mutants.ts'),
    '@interstice/test-support': join(folder, 'test/support/index.ts'),
    ...Object.fromEntries(
      domainLibraries.map((name) => [`@interstice/${name}`, join(folder, 'libs', name, 'src/index.ts')]),
    ),
  };
  const options = {
    root: folder,
    configFile: false,
    logLevel: 'warn',
    resolve: { alias },
    build: {
      ssr: entry,
      outDir: dirname(entry),
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        output: { format: 'cjs', entryFileNames: basename(ONE_FILE), codeSplitting: false },
      },
    },
  };
  const program = `import { build } from 'vite';\nawait build(${JSON.stringify(options)});\n`;
  writeFileSync(join(folder, 'bundle.mjs'), program);
}
