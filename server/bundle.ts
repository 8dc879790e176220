import { relative } from 'node:path'
import { build, type Plugin } from 'vite'

/**
 * Puts programs, with all that they import, in a few files: finding and linking fifteen hundred modules
 * takes a process longer, and more memory, than what it then does.
 * @param input the programs by name: `NAME.mjs` is what to start
 */
export async function bundlePrograms(input: Record<string, string>, outDir: string): Promise<void> {
  /** What a module has beside it, a worker or a list, is found where it is. */
  const whereItWas: Plugin = {
    name: 'where-it-was',
    transform: {
      filter: { id: { exclude: /node_modules|^\0/ }, code: 'import.meta.url' },
      handler: (code, id) =>
        code.replaceAll(
          'import.meta.url',
          `new URL(${JSON.stringify(relative(outDir, id))}, import.meta.url).href`,
        ),
    },
  }
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [whereItWas],
    // What has binaries or a WebAssembly file beside it is found where it is.
    ssr: { noExternal: true, external: ['better-sqlite3', 'sharp', '@hyzyla/pdfium'] },
    build: {
      ssr: true,
      outDir,
      // Another process may be starting what is there.
      emptyOutDir: false,
      // Names are for whoever reads an error.
      minify: false,
      target: 'esnext',
      reportCompressedSize: false,
      rolldownOptions: {
        input,
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name]-[hash].mjs' },
      },
    },
  })
}
