import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { problem } from '@interstice/contracts';
import { SESSION_COOKIE } from '../auth/session-cookie.js';
import { problemResponse } from './api-problem.js';
import { completeOperations } from './complete-operations.js';

/** The description of the interface, built from the contracts that the routes are declared with. */
@Injectable()
export class OpenApiDocument {
  #document: OpenAPIObject | undefined;

  get(): OpenAPIObject {
    if (this.#document === undefined)
      throw new Error('The description is built when the application starts.');
    return this.#document;
  }

  build(app: NestFastifyApplication): void {
    const outline = new DocumentBuilder()
      .setTitle('Interstice')
      .setDescription(
        'Longitudinal monitoring for people with connective-tissue-disease interstitial lung disease.',
      )
      .setVersion('1')
      .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
      .addCookieAuth(SESSION_COOKIE)
      .addGlobalResponse({
        status: 'default',
        ...problemResponse('Any other error, as problem+json (RFC 9457).'),
      })
      .build();
    const document = SwaggerModule.createDocument(app, outline, {
      operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
    });
    document.components ??= {};
    document.components.schemas = { ...document.components.schemas, Problem: problemSchema() };
    completeOperations(document);
    this.#document = document;
  }
}

function problemSchema(): Record<string, unknown> {
  const { $schema, id, ...schema } = problem.toJSONSchema({ target: 'openapi-3.0' });
  void [$schema, id];
  return schema;
}
