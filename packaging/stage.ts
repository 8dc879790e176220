import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'
import { z } from 'zod'
import { bundlePrograms, notBundled, notBundledOfVillage, packagesIn } from '../server/bundle.ts'

export const house = dirname(import.meta.dirname)

/** As Node, npm and Debian's `uname -m` for it call the machines for which there is an archive. */
export const architectures = ['x64', 'arm64'] as const
export type Architecture = (typeof architectures)[number]
/** As Debian and the OCI call them. */
export const debianName = { x64: 'amd64', arm64: 'arm64' } as const satisfies Record<
  Architecture,
  string
>

const packageJson = z.object({
  version: z.string(),
  scripts: z.object({ start: z.string(), tambour: z.string() }),
})
const released = packageJson.parse(JSON.parse(readFileSync(join(house, 'package.json'), 'utf8')))
const { scripts } = released
export const { version } = released

/** Runs a program to its end. @throws Error with what it said, when it fails */
export function run(
  program: string,
  args: readonly string[],
  { cwd = house, env = {} }: { cwd?: string; env?: Record<string, string> } = {},
): string {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    // Scripts of packages find the Node that runs this, and not the machine's own; what Vite sets when it
    // builds would hide the screens' packages from npm.
    env: {
      ...process.env,
      PATH: `${dirname(process.execPath)}:${process.env.PATH}`,
      NODE_ENV: undefined,
      ...env,
    },
  })
  if (error !== undefined) throw error
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr.trim() || stdout}`)
  return stdout
}

/** The folder of the server's programs, and the packages that are in them and in the screens. */
export type Programs = { folder: string; packages: string[] }

/**
 * What runs without the sources: the built server, screens and the village of the demonstration.
 */
export async function buildPrograms(): Promise<Programs> {
  const inScreens = new Set(packagesOfStyles())
  await build({
    configFile: join(house, 'vite.config.ts'),
    logLevel: 'warn',
    plugins: [packagesIn(inScreens)],
  })
  // Beside `server`: what the files have beside them is named from here.
  const folder = mkdtempSync(join(house, 'dist-server.release-'))
  try {
    const programs = { main: 'main.ts', cli: 'cli.ts', demo: 'sandbox/demo.ts' }
    const input = Object.entries(programs).map(([name, path]) => [
      name,
      join(house, 'server', path),
    ])
    const inPrograms = await bundlePrograms(Object.fromEntries(input), folder)
    return { folder, packages: [...inScreens.union(new Set(inPrograms))].toSorted() }
  } catch (error) {
    rmSync(folder, { recursive: true })
    throw error
  }
}

/** The packages whose styles and fonts the screens have. */
const packagesOfStyles = () =>
  globSync('web/*.css', { cwd: house }).flatMap(file =>
    [...readFileSync(join(house, file), 'utf8').matchAll(stylePackage)].map(
      ([, name = '']) => name,
    ),
  )
const stylePackage =
  /(?:@import|@plugin|url\()\s*["'](?:[./]*node_modules\/)?((?:@[\w-]+\/)?[\w-]+)(?=["'/])/g

/** What people who install it may want to read, as links between these pages have it. */
const documentation = [
  ...['LICENSE', 'README.md', 'LISEZMOI.md', 'CHANGELOG.md', 'SECURITY.md', 'docs/fr'],
  ...globSync('docs/*.md', { cwd: house }),
]

/**
 * Lays an installation for `architecture` in `folder`, which must not be there: the programs, the
 * screens, the packages that cannot be in a file with others, and Node. npm brings the packages.
 * @returns the names of the packages in `node_modules`
 */
export function stageInstallation(
  folder: string,
  architecture: Architecture,
  programs: Programs,
): string[] {
  mkdirSync(folder)
  for (const path of [...documentation, 'package.json', 'package-lock.json', '.npmrc', 'dist']) {
    cpSync(join(house, path), join(folder, path), { recursive: true })
  }
  cpSync(programs.folder, join(folder, 'dist-server'), { recursive: true })
  writeFileSync(join(folder, 'NOTICES.txt'), notices(programs.packages))
  // Lists, fonts and the village's words that its files have beside them, and what chooses the program.
  for (const path of [...globSync('server/**/*.{br,ttf,txt}', { cwd: house }), 'server/run.mjs']) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    cpSync(join(house, path), join(folder, path))
  }
  const packages = installPackages(folder, architecture)
  for (const path of ['package-lock.json', '.npmrc']) rmSync(join(folder, path))
  writeFileSync(join(folder, 'tambour'), launcher())
  chmodSync(join(folder, 'tambour'), 0o755)
  return packages
}

/** The licences of what is in files with others: each asks to be given with it. */
function notices(packages: readonly string[]): string {
  return packages
    .map(name => {
      const modules = join(house, 'node_modules')
      // Some packages have others of their own.
      const [place = name] = globSync([name, `{*,@*/*}/node_modules/${name}`], { cwd: modules })
      const folder = join(modules, place)
      const texts = globSync('{LICEN[CS]E*,license*}', {
        cwd: folder,
      })
      const [text] = texts.toSorted().map(file => readFileSync(join(folder, file), 'utf8').trim())
      const { license } = licensed.parse(
        JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')),
      )
      return `${name}: ${license}\n\n${text ?? 'It gives no text of its own.'}\n`
    })
    .join(`\n${'-'.repeat(72)}\n\n`)
}
/** One says it in its text alone. */
const licensed = z.object({ license: z.string().default('as its text says') })

/** Files of packages that a running Tambour does not load: headers, sources, maps, other systems' binaries. */
const unusedFiles = (architecture: Architecture) => [
  'node-linux-*/{include,CHANGELOG.md}',
  'better-sqlite3/{deps,src}',
  `better-sqlite3/prebuilds/!(linux*-${architecture}.*)`,
  '@hyzyla/pdfium/dist/*.wasm.base64-*',
  '**/{pino,undici}/{benchmarks,docs,test}',
  '**/*.map',
]

/** @returns the names of those that stay */
function installPackages(folder: string, architecture: Architecture): string[] {
  const machine = ['--os', 'linux', '--libc', 'glibc', '--cpu', architecture]
  run('npm', ['ci', '--omit=dev', '--ignore-scripts', ...machine], { cwd: folder })
  const modules = join(folder, 'node_modules')
  for (const path of globSync(unusedFiles(architecture), { cwd: modules })) {
    rmSync(join(modules, path), { recursive: true, force: true })
  }
  mkdirSync(join(folder, 'bin'))
  const node = join(modules, `node-linux-${architecture}`)
  renameSync(join(node, 'bin/node'), join(folder, 'bin/node'))
  renameSync(join(node, 'LICENSE'), join(folder, 'bin/node.LICENSE'))
  const kept = needed(modules, notBundled)
  for (const name of globSync(['*', '@*/*'], { cwd: modules })) {
    const isKept = kept.some(one => one === name || one.startsWith(`${name}/`))
    if (!isKept) rmSync(join(modules, name), { recursive: true, force: true })
  }
  rmSync(join(modules, '.bin'), { recursive: true, force: true })
  rmSync(join(modules, '.package-lock.json'))
  // The demonstration is no part of an installation that npm makes.
  const played = needed(join(house, 'node_modules'), notBundledOfVillage)
  for (const name of played) {
    cpSync(join(house, 'node_modules', name), join(modules, name), { recursive: true })
  }
  return [...new Set([...kept, ...played])]
}

const packageShape = z.object({
  dependencies: z.record(z.string(), z.string()).default({}),
  optionalDependencies: z.record(z.string(), z.string()).default({}),
})

/** The packages of `names` and all that these need, of what is there. */
function needed(modules: string, names: readonly string[]): string[] {
  const found = new Set<string>()
  const look = (name: string): void => {
    const file = join(modules, name, 'package.json')
    if (found.has(name) || !existsSync(file)) return
    found.add(name)
    const { dependencies, optionalDependencies } = packageShape.parse(
      JSON.parse(readFileSync(file, 'utf8')),
    )
    for (const one of Object.keys({ ...dependencies, ...optionalDependencies })) look(one)
  }
  for (const name of names) look(name)
  return [...found].toSorted()
}

/** Node's, before the program: package.json has them. */
const flagsOf = (script: string) => script.match(/--\S+=\S+/g) ?? []
export const startFlags = flagsOf(scripts.start)

/**
 * One pool of malloc's for all threads: with one each (glibc's way) a day of polls leaves 11 MB that are
 * free and not given back. It has to be there before the process begins.
 */
export const startEnvironment = { MALLOC_ARENA_MAX: '1' }

/** With the flags that package.json gives to the same programs. */
function launcher(): string {
  return `#!/bin/sh
# Tambour ${version}, with the Node that it brings: « tambour start », « tambour demo », and every command.
set -eu
here=$(dirname "$(readlink -f "$0")")
if ! "$here/bin/node" --version > /dev/null; then
  echo 'Il manque une bibliothèque à Node, voyez ci-dessus : libatomic1 (Debian, Ubuntu), libatomic (Fedora).' >&2
  exit 1
fi
case "\${1-}" in
  start | demo) flags='${startFlags.join(' ')}' ;;
  *) flags='${flagsOf(scripts.tambour).join(' ')}' ; set -- cli "$@" ;;
esac
export MALLOC_ARENA_MAX="\${MALLOC_ARENA_MAX:-${startEnvironment.MALLOC_ARENA_MAX}}"
# The flags have no blanks.
# shellcheck disable=SC2086
exec "$here/bin/node" $flags "$here/server/run.mjs" "$@"
`
}
