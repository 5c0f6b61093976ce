// A copy of the project that holds no more than the specs of the domain libraries need, in which code may be changed, and the one
// file that is made of it.
import { cpSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from './workspace.mjs';

/** Each knows no more than those before it. */
export const domainLibraries = ['clinical', 'lung-function', 'progression', 'guideline'];

/** Imported by specs by their own names; none needs the server. */
const supportByName = ['records', 'rule-mutants', 'drawn-records', 'recorded-answers'];

/** @param {string} folder */
export function copyProject(folder) {
  /** @param {string} path */
  const written = (path) => !/[/\\](node_modules|dist)$/.test(path);
  for (const library of domainLibraries) {
    cpSync(inRoot('libs', library), join(folder, 'libs', library), { recursive: true, filter: written });
  }
  for (const path of ['package.json', 'tsconfig.base.json', 'tools/test-report.mjs']) {
    cpSync(inRoot(path), join(folder, path));
  }
  for (const name of [...supportByName, 'drawing', 'outside-parts']) {
    cpSync(inRoot('test/support', `${name}.ts`), join(folder, 'test/support', `${name}.ts`));
  }
  // The whole of test/support would bring the server and its database.
  writeFileSync(join(folder, 'test/support/index.ts'), "export * from './outside-parts.js';\n");
  symlinkSync(inRoot('node_modules'), join(folder, 'node_modules'));
}

// About the numbers of tables and rules, which are not changed here; and those that try thousands of records, or compare with
// a second way of doing it: every mutant that survives would have to run through them.
const leftOut =
  /(^|\/)(rule-mutants|[\w-]+\.properties|every-pair|every-pair-work|nothing-runs-out)\.spec\.ts$/;

export const ONE_FILE = 'all-specs.cjs';

// Specs read files beside themselves, and not beside the one file that is made of them.
const OWN_FOLDERS = `{
  name: 'own-folders',
  transform: (code, id) => code.replaceAll('import.meta.dirname', JSON.stringify(dirname(id))),
}`;

/**
 * @param {string} folder
 * @param {string} library
 * @returns {string[]} its specs, as paths below `libs`
 */
export function specsOf(folder, library) {
  const paths = readdirSync(join(folder, 'libs', library, 'src'), { recursive: true, encoding: 'utf8' });
  return paths
    .map((path) => `${library}/src/${path.replaceAll('\\', '/')}`)
    .filter((path) => path.endsWith('.spec.ts') && !leftOut.test(path))
    .sort();
}

/**
 * Writes the program that makes one file of a library, what it needs and its specs: so a mutant costs the running of specs and
 * not the loading of hundreds of files for each spec that reaches it.
 * @param {string} folder
 * @param {readonly string[]} specs paths below `libs`
 */
export function writeBundling(folder, specs) {
  const imports = specs.map((path) => `import './libs/${path}';\n`);
  const entry = join(folder, 'all-specs.ts');
  writeFileSync(entry, imports.join(''));
  const alias = {
    ...Object.fromEntries(
      supportByName.map((name) => [
        `@interstice/test-support/${name}`,
        join(folder, 'test/support', `${name}.ts`),
      ]),
    ),
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
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        output: { format: 'cjs', entryFileNames: ONE_FILE, codeSplitting: false },
      },
    },
  };
  const program = [
    "import { dirname } from 'node:path';",
    "import { build } from 'vite';",
    `await build({ ...${JSON.stringify(options)}, plugins: [${OWN_FOLDERS}] });`,
  ];
  writeFileSync(join(folder, 'bundle.mjs'), `${program.join('\n')}\n`);
}
