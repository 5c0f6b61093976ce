import { ApiResponse, type ApiResponseOptions } from '@nestjs/swagger';

/** An answer as problem+json (RFC 9457). */
export function problemResponse(description: string) {
  return {
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  } satisfies ApiResponseOptions;
}

/** A problem that this route in particular may answer with; those of every route are added to the whole description. */
export function ApiProblem(status: number, description: string): MethodDecorator {
  return ApiResponse({ status, ...problemResponse(description) });
}
