import { spawnSync } from 'node:child_process'
import { existsSync, globSync, rmSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Builds the screens, and the server in a few files, when they are missing or older than what they are
 * made of, so that `npm start` needs no other command before it and costs nothing when nothing changed.
 * Where Vite is not installed (`npm prune --omit=dev`), the screens that are there are served, and the
 * server is started from its sources unless what was built of them is as new.
 */

/** True for `npm run build`, which builds even if no source changed. */
const isForced = process.argv.includes('--all')
const root = fileURLToPath(new URL('..', import.meta.url))
const canBuild = existsSync(`${root}/node_modules/vite`)
// Another version of a library makes others; but `npm prune` writes this file anew.
const libraries = canBuild ? ['package-lock.json'] : []

const screens = stateOf('dist/index.html', [
  'web/**/*.{ts,tsx,css,html,svg,js,json}',
  'server/*/{rules,shapes}/*.ts',
  'server/*/shapes.ts',
  'server/language/*.ts',
  'vite.config.ts',
  'packaging/installable.ts',
  ...libraries,
])
const server = stateOf('dist-server/main.mjs', [
  'server/**/*.ts',
  'migrations/**/*.ts',
  'package.json',
  ...libraries,
])

function stateOf(built: string, sources: string[]): 'missing' | 'stale' | 'fresh' {
  if (!existsSync(`${root}/${built}`)) return 'missing'
  const files = globSync(sources, { cwd: root, exclude: ['server/sandbox/**'] })
  const newest = Math.max(...files.map(file => statSync(`${root}/${file}`).mtimeMs))
  return statSync(`${root}/${built}`).mtimeMs < newest ? 'stale' : 'fresh'
}

function build(what: string, command: string, args: string[]): void {
  process.stderr.write(`Construction ${what}…\n`)
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status === 0) return
  process.stderr.write(`La construction ${what} a échoué : voyez l’erreur ci-dessus.\n`)
  process.exit(1)
}

if (!canBuild && screens === 'missing') {
  process.stderr.write(
    'Les écrans manquent et Vite, qui les construit, n’est pas installé : faites ' +
      '« npm ci && npm run build && npm prune --omit=dev », ou apportez le dossier « dist » ' +
      'd’une machine où ils sont construits.\n',
  )
  process.exit(1)
}

// Without the sources nothing can be said of their age: such a `dist` came as it is.
if (!canBuild && screens === 'stale' && existsSync(`${root}/web`)) {
  process.stderr.write(
    'Les écrans sont plus anciens que leurs sources et Vite, qui les construit, n’est pas ' +
      'installé : après une mise à jour, faites ' +
      '« npm ci && npm run build && npm prune --omit=dev ».\n',
  )
}

// What runs must be what stands in the sources.
if (!canBuild && server === 'stale') rmSync(`${root}/dist-server`, { recursive: true })

if (canBuild && (isForced || screens !== 'fresh')) {
  build('des écrans', 'npx', ['vite', 'build', '--logLevel', 'warn'])
}
if (canBuild && (isForced || server !== 'fresh')) {
  build('du serveur', process.execPath, [`${root}/server/run.mjs`, 'build-server'])
}
