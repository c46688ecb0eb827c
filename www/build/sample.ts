import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** Kinds of files a commune is made of; anything else in the folder (notes, licences) is not for the page. */
const DATA_FILE = /^[\w-]+\.(geojson|json)$/;

function dataFiles(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => DATA_FILE.test(name))
    .sort();
}

/** Serves the sample commune under `sample/` while developing, and copies it into the built site. */
export function sampleFiles(directory: string): Plugin {
  return {
    name: 'sample-commune',
    configureServer(server) {
      server.middlewares.use('/sample/', (request, response, next) => {
        const name = (request.url ?? '').replace(/^\//, '').replace(/\?.*$/, '');
        if (!DATA_FILE.test(name) || !dataFiles(directory).includes(name)) {
          next();
          return;
        }
        response.setHeader('content-type', 'application/json');
        response.end(readFileSync(join(directory, name)));
      });
    },
    generateBundle() {
      for (const name of dataFiles(directory)) {
        this.emitFile({
          type: 'asset',
          fileName: `sample/${name}`,
          source: readFileSync(join(directory, name)),
        });
      }
    },
  };
}
