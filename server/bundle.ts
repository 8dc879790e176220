import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { build, type Plugin } from 'vite'

const house = dirname(import.meta.dirname)

/** How a module names a program beside it that it starts, as a thread or as a process. */
const beside = /new URL\((?:'|")(?:\.\/)?([\w-]+\.ts)(?:'|"), import\.meta\.url\)/g

const programName = (path: string) =>
  relative(join(house, 'server'), path).replace(/\.ts$/, '').replaceAll('/', '-')

/** The programs that modules of the server start, by name. */
function startedPrograms(): Record<string, string> {
  const files = globSync('server/**/*.ts', { cwd: house })
  return Object.fromEntries(
    files.flatMap(file =>
      [...readFileSync(join(house, file), 'utf8').matchAll(beside)].map(([, name = '']) => {
        const path = join(house, dirname(file), name)
        return [programName(path), path]
      }),
    ),
  )
}

/** Notes the names of the packages of which something is built. */
export function packagesIn(found: Set<string>): Plugin {
  return {
    name: 'packages-in',
    moduleParsed({ id }) {
      // What lies in another's `dist` was built into it, and is given under that one's licence.
      const own = id.replace(/\/dist\/node_modules\/.*/, '/')
      const name = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(own)?.[1]
      if (name !== undefined) found.add(name)
    },
  }
}

/** What has binaries or a WebAssembly file beside it is found where it is, in node_modules. */
export const notBundled = ['better-sqlite3', 'sharp', '@hyzyla/pdfium']
/** The village's mailbox, which reads its own files when it is asked for them. */
export const notBundledOfVillage = ['hoodiecrow-imap']

/**
 * Puts programs, with all that they import and all that they start, in a few files: finding and linking
 * fifteen hundred modules takes a process longer, and more memory, than what it then does.
 * @param input the programs by name: `NAME.mjs` is what to start
 * @returns the names of the packages that are in them
 */
export async function bundlePrograms(
  input: Record<string, string>,
  outDir: string,
): Promise<string[]> {
  const programs = startedPrograms()
  const packages = new Set<string>()
  const plugin: Plugin = {
    name: 'found-where-it-is',
    transform: {
      filter: { id: { exclude: /node_modules|^\0/ }, code: 'import.meta.url' },
      handler: (code, id) =>
        code
          .replaceAll(beside, (own: string, name: string) => {
            const program = programName(join(dirname(id), name))
            if (!Object.hasOwn(programs, program)) return own
            return `new URL("./${program}.mjs", import.meta.url)`
          })
          // Lists, the built screens, package.json.
          .replaceAll(
            /(?<!mjs", )import\.meta\.url/g,
            `new URL(${JSON.stringify(relative(outDir, id))}, import.meta.url).href`,
          ),
    },
  }
  await build({
    configFile: false,
    logLevel: 'warn',
    plugins: [plugin, packagesIn(packages)],
    ssr: { noExternal: true, external: [...notBundled, ...notBundledOfVillage] },
    build: {
      ssr: true,
      outDir,
      // Another process may be starting what is there.
      emptyOutDir: false,
      // Names are for anyone who reads an error.
      minify: false,
      target: 'esnext',
      reportCompressedSize: false,
      rolldownOptions: {
        input: { ...programs, ...input },
        output: {
          entryFileNames: '[name].mjs',
          chunkFileNames: '[name]-[hash].mjs',
          // V8 keeps the sources, at two bytes a sign where a single one is beyond Latin-1, as « ’ » is.
          charset: 'ascii',
          // Licences are given beside them, whole (packaging/stage.ts).
          comments: false,
        },
      },
    },
  })
  return [...packages].toSorted()
}
