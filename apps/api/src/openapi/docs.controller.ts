import { Controller, Get, Header, Inject, Param, type StreamableFile } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Public } from '../access/require-permission.js';
import { docsAsset } from './docs-assets.js';
import { OpenApiDocument } from './openapi-document.js';

/** Only this page runs scripts, and only those served from here. */
const PAGE_POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Interstice: interfaces</title>
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css">
</head>
<body>
<main id="interfaces"></main>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/docs-json', dom_id: '#interfaces', validatorUrl: null });\n`;

@ApiExcludeController()
@Controller()
export class DocsController {
  constructor(@Inject(OpenApiDocument) private readonly document: OpenApiDocument) {}

  @Get('api/docs')
  @Public()
  @Header('content-type', 'text/html; charset=utf-8')
  @Header('content-security-policy', PAGE_POLICY)
  page(): string {
    return PAGE;
  }

  @Get('api/docs/start.js')
  @Public()
  @Header('content-type', 'text/javascript; charset=utf-8')
  start(): string {
    return START;
  }

  @Get('api/docs/assets/:name')
  @Public()
  asset(@Param('name') name: string): StreamableFile {
    return docsAsset(name);
  }

  @Get('api/docs-json')
  @Public()
  read(): OpenAPIObject {
    return this.document.get();
  }
}
