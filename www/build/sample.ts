import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import sample from '../sample.json' with { type: 'json' };

/** Serves the sample commune under `sample/` while developing, and copies it into the built site. */
export function sampleFiles(directory: string): Plugin {
  return {
    name: 'sample-commune',
    configureServer(server) {
      server.middlewares.use('/sample/', (request, response, next) => {
        const name = (request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '');
        if (!sample.files.includes(name)) {
          next();
          return;
        }
        response.setHeader('content-type', 'application/json');
        response.end(readFileSync(join(directory, name)));
      });
    },
    generateBundle() {
      for (const name of sample.files) {
        this.emitFile({
          type: 'asset',
          fileName: `sample/${name}`,
          source: readFileSync(join(directory, name)),
        });
      }
    },
  };
}
