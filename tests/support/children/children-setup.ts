import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { children, piecesVariable } from './children.ts'

const outDir = fileURLToPath(new URL('../../../node_modules/.cache/children', import.meta.url))

/** What a module has beside it, a worker or a list, stays where it is. */
const whereItWas: Plugin = {
  name: 'where-it-was',
  transform: {
    filter: { id: { exclude: /node_modules/ }, code: 'import.meta.url' },
    handler: (code, id) => code.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id))),
  },
}

/**
 * Puts the programs that tests start by the dozen in a few pieces, once a run and from the sources
 * of now: finding and linking five hundred modules takes a process longer than what it then does.
 */
export default async function setup(): Promise<void> {
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [whereItWas],
    // What has binaries or a WebAssembly file beside it is found where it is.
    ssr: { noExternal: true, external: ['better-sqlite3', 'sharp', '@hyzyla/pdfium'] },
    build: {
      ssr: true,
      outDir,
      // Another run may be starting what is there.
      emptyOutDir: false,
      minify: false,
      target: 'esnext',
      reportCompressedSize: false,
      rolldownOptions: {
        input: children,
        output: { entryFileNames: '[name].mjs', chunkFileNames: 'shared/[name].mjs' },
      },
    },
  })
  process.env[piecesVariable] = outDir
}
