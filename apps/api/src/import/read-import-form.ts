import '@fastify/multipart';
import { importFileName, importForm, type ImportForm } from '@interstice/contracts';
import { FileTooLargeError, KnownError, ValidationFailedError } from '@interstice/server';
import type { FastifyRequest } from 'fastify';
import { inputErrors } from '../http/contract-pipe.js';

const NAMELESS = 'expected a file with a name';

/** A form that has arrived whole. */
export interface ReadForm extends ImportForm {
  readonly fileName: string;
  readonly bytes: readonly Buffer[];
}

/** What arrived is not the whole form, or more than one. */
class UnreadableFormError extends KnownError {
  constructor(cause: unknown) {
    super({
      code: 'unreadable-form',
      status: 400,
      title: 'The form could not be read',
      detail: 'Expected one whole form with the fields kind, file and, where wanted, dryRun and siteId.',
      cause,
    });
  }
}

/**
 * Reads the form to its end, whatever the order of its fields; what was cut off on its way is refused.
 *
 * @param arrived - told whenever something more has come
 * @throws ValidationFailedError, FileTooLargeError, UnreadableFormError
 */
export async function readImportForm(request: FastifyRequest, arrived: () => void): Promise<ReadForm> {
  const fields: Record<string, unknown> = {};
  let file: { readonly name: string | undefined; readonly bytes: Buffer[] } | undefined;
  try {
    for await (const part of request.parts()) {
      arrived();
      if (part.type === 'field') {
        // Without a name it is no file to the parser: its text would be looked at as a field.
        if (part.fieldname === 'file') throw fieldError('file', NAMELESS);
        if (part.valueTruncated) throw fieldError(part.fieldname, 'expected a shorter value');
        if (Object.hasOwn(fields, part.fieldname))
          throw fieldError(part.fieldname, 'expected this field once');
        fields[part.fieldname] = part.value;
        continue;
      }
      const bytes: Buffer[] = [];
      for await (const chunk of part.file as AsyncIterable<Buffer>) {
        arrived();
        bytes.push(chunk);
      }
      if (part.file.truncated) throw new FileTooLargeError();
      if (part.fieldname !== 'file')
        throw fieldError(part.fieldname, 'expected no file here; is it misspelt?');
      file = { name: part.filename, bytes };
    }
  } catch (error) {
    throw error instanceof KnownError ? error : new UnreadableFormError(error);
  }
  const form = importForm.safeParse(fields);
  const name = importFileName.safeParse(file?.name);
  if (form.success && file !== undefined && name.success) {
    return { ...form.data, fileName: name.data, bytes: file.bytes };
  }
  throw new ValidationFailedError([
    ...(form.success ? [] : inputErrors(form.error.issues)),
    ...(file === undefined ? [{ pointer: '/file', detail: 'expected a file' }] : []),
    ...(name.success || file === undefined
      ? []
      : [{ pointer: '/file', detail: nameDetail(file.name, name) }]),
  ]);
}

function nameDetail(
  name: string | undefined,
  { error }: ReturnType<typeof importFileName.safeParse>,
): string {
  const reason = error?.issues[0]?.message;
  return name === undefined || reason === undefined ? NAMELESS : `of the name of the file: ${reason}`;
}

function fieldError(field: string, detail: string): ValidationFailedError {
  return new ValidationFailedError(inputErrors([{ path: [field], message: detail }]));
}
