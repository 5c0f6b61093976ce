import { Param, type PipeTransform } from '@nestjs/common';
import { NotFoundError } from '@interstice/server';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** An id that cannot be one points at nothing, like one that nobody has. */
class KnownIdPipe implements PipeTransform<string, string> {
  constructor(private readonly what: string) {}

  transform(value: string): string {
    if (!UUID.test(value)) throw new NotFoundError(this.what);
    return value.toLowerCase();
  }
}

/** The `:id` of a patient's routes. */
export function PatientId(): ParameterDecorator {
  return Param('id', new KnownIdPipe('patient'));
}

/** The `:id` of an alert. */
export function AlertId(): ParameterDecorator {
  return Param('id', new KnownIdPipe('alert'));
}

/** The `:id` of a site. */
export function SiteId(): ParameterDecorator {
  return Param('id', new KnownIdPipe('site'));
}

/** The `:lineageId` of a fact: through all its corrections the same. */
export function LineageId(): ParameterDecorator {
  return Param('lineageId', new KnownIdPipe('fact'));
}

/** The `:id` of a file that was handed in. */
export function ImportId(): ParameterDecorator {
  return Param('id', new KnownIdPipe('import'));
}

/** The `:mergeId` of two records that were put together. */
export function MergeId(): ParameterDecorator {
  return Param('mergeId', new KnownIdPipe('merge'));
}
