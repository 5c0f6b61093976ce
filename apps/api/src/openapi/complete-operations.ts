import type { OpenAPIObject } from '@nestjs/swagger';
import { problemResponse } from './api-problem.js';

interface Operation {
  security?: unknown[];
  requestBody?: unknown;
  parameters?: { name: string; in: string; schema?: Record<string, unknown> }[];
  responses: Record<string, unknown>;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

/** Adds what follows from how a route is made: no route has to say it, and none can forget it. */
export function completeOperations(document: OpenAPIObject): void {
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method] as Operation | undefined;
      if (operation !== undefined) completeOperation(operation, path);
    }
  }
}

function completeOperation(operation: Operation, path: string): void {
  const { parameters = [], responses } = operation;
  const isPublic = operation.security === undefined;
  const takesInput = operation.requestBody !== undefined || parameters.some((it) => it.in === 'query');
  if (isPublic) operation.security = [];
  for (const parameter of parameters) {
    if (parameter.in === 'path') parameter.schema = { type: 'string', format: 'uuid' };
  }
  const problems: Record<string, string | false> = {
    '400': takesInput && 'What was sent cannot be used; errors say where and why.',
    '401': !isPublic && 'Nobody is signed in, or the session has ended.',
    '403': !isPublic && 'The role does not allow it, or a page of another site asked.',
    '404': path.includes('{') && 'There is no such patient at a site where you hold the permission.',
    '503': path.startsWith('/api/') && 'Busy; come back after Retry-After seconds.',
  };
  for (const [status, description] of Object.entries(problems)) {
    if (description !== false) responses[status] ??= problemResponse(description);
  }
}
