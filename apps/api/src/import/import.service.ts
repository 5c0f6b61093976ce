import { Inject, Injectable } from '@nestjs/common';
import type { ImportQueued } from '@interstice/contracts';
import {
  Clock,
  Database,
  ForbiddenError,
  JobProducer,
  Metrics,
  queueImport,
  ValidationFailedError,
  type Counter,
  type Logger,
} from '@interstice/server';
import type { FastifyRequest } from 'fastify';
import type { Access } from '../access/access.js';
import { LOGGER } from '../tokens.js';
import { readImportForm, type ReadForm } from './read-import-form.js';
import { UploadPlaces } from './upload-places.js';
import { whileArriving } from './while-arriving.js';

/** Clinic's choice: a file of which nothing more comes for so long is given up, and its place is free again. */
const PATIENCE_MS = 30_000;

/** Takes files in; the worker imports them. */
@Injectable()
export class ImportService {
  readonly #lost: Counter;
  readonly #places = new UploadPlaces();

  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(JobProducer) private readonly producer: JobProducer,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(Metrics) metrics: Metrics,
  ) {
    this.#lost = metrics.counter(
      'interstice_import_hints_lost_total',
      'Imports that the queue did not take; the sweep finds them.',
    );
  }

  /** Reads the form and stores the file whole; nothing of it is looked at here. */
  async handIn(access: Access, request: FastifyRequest): Promise<ImportQueued> {
    return this.#places.hold(access.userId, async () => {
      const form = await whileArriving(PATIENCE_MS, (arrived) => readImportForm(request, arrived));
      const id = await this.#store(access, form);
      await this.#hurry(id);
      return { id };
    });
  }

  async #store(access: Access, form: ReadForm): Promise<string> {
    const siteId = siteOf(access, form.siteId);
    const { kind, fileName, bytes, dryRun } = form;
    const { userId, requestId } = access;
    const context = { userId, requestId, source: 'import', now: this.clock.now() } as const;
    const { importId } = await this.database.asUser({ ...access.context, siteIds: [siteId] }, (query) =>
      queueImport(query, { siteId, kind, fileName, bytes, dryRun }, context),
    );
    return importId;
  }

  /** Never fails: the database says that the import is owed. */
  async #hurry(importId: string): Promise<void> {
    try {
      await this.producer.enqueue('import', { importId });
    } catch (error) {
      this.#lost.inc();
      this.logger.warn({ err: error }, 'the hint of an import was lost; the sweep will find it');
    }
  }
}

/** The site that was named, or the only one where the person may import. */
function siteOf(access: Access, named: string | undefined): string {
  const [only, ...others] = access.siteIds;
  if (named === undefined) {
    if (only === undefined || others.length > 0) {
      const detail = 'expected the site of the patients, because you work at several';
      throw new ValidationFailedError([{ pointer: '/siteId', detail }]);
    }
    return only;
  }
  if (!access.siteIds.includes(named)) throw new ForbiddenError('You do not import files at this site.');
  return named;
}
