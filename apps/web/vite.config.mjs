import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Compressed once, when it is built, not with every answer. */
const compressed = {
  name: 'compressed',
  apply: /** @type {const} */ ('build'),
  writeBundle(/** @type {{ dir?: string }} */ { dir = '' }) {
    const assets = join(dir, 'assets');
    for (const name of readdirSync(assets)) {
      if (!/\.(js|css|svg)$/.test(name)) continue;
      const path = join(assets, name);
      const content = readFileSync(path);
      writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
      writeFileSync(`${path}.br`, brotliCompressSync(content));
    }
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), compressed],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    // The first browsers that know light-dark(): written for older ones, it loses the colours that follow the theme.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    // A picture inside the style sheet would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': process.env['INTERSTICE_API'] ?? 'http://127.0.0.1:3000' } },
});
