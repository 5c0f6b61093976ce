import { Command } from 'commander';

await new Command('interstice').description('Interstice on the command line.').parseAsync();
