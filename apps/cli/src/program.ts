import { Argument, Command, CommanderError, Option } from 'commander';
import { importKind, role, type ImportKind } from '@interstice/contracts';
import type { CreateUserOptions } from './account/create-user.js';
import type { AssessOptions } from './assess/assess-file.js';
import { CommandFailure, EXIT, wrongUsage, type ExitCode } from './exit-code.js';
import type { ImportOptions } from './import/import-file.js';
import type { PredictOptions } from './predict/predict-file.js';
import type { ReviewOptions } from './review/review-all.js';
import { say } from './terminal.js';

/**
 * Runs one command line to its end.
 *
 * Each command is loaded when it is asked for: `assess` and `predict` need neither the server's library nor a database.
 *
 * @param args - without the program's own name
 * @returns the code to exit with
 */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const program = describeProgram((ended) => (code = ended));
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    // Commander has said what is wrong; asking for help is not an error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage;
    if (error instanceof CommandFailure) {
      say(`interstice: ${error.message}`);
      return error.exitCode;
    }
    say(`interstice: ${described(error)}`);
    return EXIT.failed;
  }
}

/** Where and of what kind, never the text: it may quote a value. */
function described(error: unknown): string {
  if (!(error instanceof Error)) return 'Something unexpected happened.';
  const code: unknown = Reflect.get(error, 'code');
  const at = /^\s+at (.*)$/m.exec(error.stack ?? '')?.[1]?.replace(/^.*[/\\]/, '') ?? '';
  return `Something unexpected happened: ${error.name}${typeof code === 'string' ? ` (${code})` : ''} at ${at}.`;
}

function describeProgram(end: (code: ExitCode) => void): Command {
  const program = new Command('interstice')
    .description('Interstice on the command line.')
    .exitOverride()
    .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, 'interstice: ')) })
    .addHelpText('after', ENVIRONMENT);
  addImport(program, end);
  addCreateUser(program, end);
  addReview(program, end);
  addVerifyAudit(program, end);
  addAssess(program, end);
  addPredict(program, end);
  return program;
}

const ENVIRONMENT = `
The database is the one that DATABASE_URL and WORKER_DATABASE_URL name. For the embedded one of npm start
put "npm run --silent interstice --" in the place of "interstice". assess and predict need none.

Exit codes: 0 done, 1 failed, 2 wrong usage or configuration, 3 done with something to look at.`;

function addImport(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('import')
    .summary('brings a CSV file of facts in')
    .description(
      'Brings a CSV file of patients or of their facts in, row by row. The same file again changes nothing.',
    )
    .addArgument(new Argument('<kind>', 'what the rows are').choices(importKind.options))
    .argument('<file>', 'the file, UTF-8 with a header row; - for standard input')
    .option('--site <name>', 'the site; needed where the person may import at several')
    .option('--as <email>', 'the person in whose name it is done; needed where several may')
    .option('--dry-run', 'checks every row and keeps nothing')
    .addHelpText(
      'after',
      `
Example:
  interstice import pfts march.csv --as nurse@clinic.example --dry-run

The summary and the refused rows (line, column, reason) are printed; progress goes to standard error.
Exit codes: 0 every row is in, 1 the file was refused or the import failed, 2 wrong usage, 3 some rows were
refused: the others are in.`,
    )
    .action(async (kind: ImportKind, file: string, options: ImportOptions) => {
      const { importFile } = await import('./import/import-file.js');
      end(await importFile(kind, file, options));
    });
}

function addCreateUser(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('create-user')
    .summary('makes an account, a further role, or the first clinic')
    .description(
      'Makes an account with a role at a site. An account that is there already gets the further role and keeps its password.',
    )
    .requiredOption('--email <address>', 'address to sign in with')
    .option('--name <name>', 'name shown to colleagues; needed for a new account')
    .addOption(
      new Option('--role <role>', 'what the person is at the site')
        .choices(role.options)
        .makeOptionMandatory(),
    )
    .requiredOption('--site <name>', 'name of the site')
    .option('--new-site', 'makes the site where there is none of that name')
    .option('--time-zone <zone>', 'IANA time zone of a new site, such as Europe/Berlin')
    .option('--password-stdin', 'reads the password from standard input; else it is asked for, unseen')
    .addHelpText(
      'after',
      `
Example, the first account of a new clinic:
  interstice create-user --email ada@clinic.example --name "Ada Admin" --role admin \\
    --site "ILD clinic" --new-site --time-zone Europe/Berlin

A password has at least 15 characters (NIST SP 800-63B-4). It is never taken from the command line.
Exit codes: 0 done, also where nothing had to be changed; 1 failed; 2 wrong usage.`,
    )
    .action(async (options: CreateUserOptions) => {
      const { createUser } = await import('./account/create-user.js');
      end(await createUser(options));
    });
}

function addReview(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('review')
    .summary('has every patient reviewed once more')
    .description(
      'Has every patient reviewed once more by the workers that run, and follows them until it is done.',
    )
    .option('--all', 'every patient; has to be said')
    .option('--site <name>', 'only the patients of this site')
    .option('--no-wait', 'asks for the reviews and does not follow them')
    .addOption(
      new Option('--patience <seconds>', 'gives up following after so long without any progress')
        .default(120)
        .argParser(wholeSeconds),
    )
    .addHelpText(
      'after',
      `
Example:
  interstice review --all --site "ILD clinic"

Until a patient has been reviewed anew the present answers stay, marked as awaiting review. Reviews that were
asked for are done even if this command is stopped.
Exit codes: 0 all reviewed (or, with --no-wait, asked for), 1 failed or no worker took the reviews,
2 wrong usage, 3 done, but some records cannot be reviewed.`,
    )
    .action(async (options: ReviewOptions) => {
      if (options.all !== true) throw wrongUsage('Say --all: every patient is reviewed once more.');
      const { reviewAll } = await import('./review/review-all.js');
      end(await reviewAll(options));
    });
}

function wholeSeconds(text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw wrongUsage('--patience is a whole number of seconds.');
  return Number(text);
}

function addVerifyAudit(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('verify-audit')
    .summary('checks the chain of the audit trail')
    .description('Walks the chain of the audit trail from its beginning and recomputes every seal.')
    .addHelpText(
      'after',
      `
Example:
  interstice verify-audit

Events not sealed yet are counted: normally those of the last seconds.
Exit codes: 0 the chain holds, 1 failed, 2 wrong usage, 3 the chain is broken: the first place is named.`,
    )
    .action(async () => {
      const { verifyAuditTrail } = await import('./audit/verify-audit-trail.js');
      end(await verifyAuditTrail());
    });
}

function addAssess(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('assess')
    .summary('judges progression in a CSV file; needs no server')
    .description(
      'Judges progression in a CSV file of lung-function tests, at every test date in order. Needs no server and no database.',
    )
    .argument('<file>', 'the file, UTF-8 with a header row; - for standard input')
    .option(
      '--criteria <sets>',
      'definitions of progression, separated by commas',
      'inbuild,ppf-2022,short-form',
    )
    .addOption(new Option('--format <format>', 'form of the output').choices(['json']).default('json'))
    .addHelpText(
      'after',
      `
Columns: patient_id, tested_on (YYYY-MM-DD), fvc_ml, fvc_pct_pred, dlco_pct_pred (corrected for haemoglobin),
symptoms_worse and fibrosis_increased (true, false or blank for unknown). The last five may be absent. A flag
says what has changed since the row before; the first row of a patient has none, and its flags do not count.
All rows of a patient are taken as one laboratory and one reference equation: pairs say "assumed".

Example:
  interstice assess tests.csv --criteria inbuild,ppf-2022,short-form --format json

Prints one line of JSON for each patient, in the order of the file.
Exit codes: 0 done, 1 the file cannot be used: each place is named, 2 wrong usage.`,
    )
    .action(async (file: string, options: AssessOptions) => {
      const { assessFile } = await import('./assess/assess-file.js');
      end(await assessFile(file, options));
    });
}

function addPredict(program: Command, end: (code: ExitCode) => void): void {
  program
    .command('predict')
    .summary('predicts lung function in a CSV file; needs no server')
    .description(
      'Compares lung function with reference equations, row by row: predicted, limits of normal, z-score, % predicted. Needs no server and no database.',
    )
    .argument('<file>', 'the file, UTF-8 with a header row; - for standard input')
    .addOption(
      new Option('--equation <name>', 'reference equation of FVC, FEV1 and FEV1/FVC')
        .choices(['gli-2012', 'gli-global-2022'] satisfies PredictOptions['equation'][])
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--format <format>', 'form of the output').choices(['json', 'table']).default('json'),
    )
    .addHelpText(
      'after',
      `
Columns: sex (female, male or unknown), age_years (decimal), height_cm; and, where there are some, fvc_ml, fev1_ml,
dlco with dlco_unit (mmol/min/kPa or mL/min/mmHg), and ethnicity, which gli-2012 needs: caucasian, african-american,
north-east-asian, south-east-asian or other, or 1 to 5. DLCO is always predicted by GLI-2017, which was published for
people of European ancestry of 5 to 80 years; it is taken as it stands, corrected for haemoglobin or not.

Example:
  interstice predict tests.csv --equation gli-global-2022 --format table

Prints one line of JSON for each row, or a table with one line for each measure. Volumes are in millilitres. Where an
equation says nothing about somebody (age outside of the published ones, sex or group not known) the words say why.
Exit codes: 0 done, 1 the file cannot be used, 2 wrong usage, 3 done, but some rows were left out or lack a prediction.`,
    )
    .action(async (file: string, options: PredictOptions) => {
      const { predictFile } = await import('./predict/predict-file.js');
      end(await predictFile(file, options));
    });
}
