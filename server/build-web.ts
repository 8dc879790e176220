import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Builds the screens when they are missing or older than what they are made of, so that
 * `npm start` needs no other command before it and costs nothing when nothing changed.
 * Where Vite is not installed (`npm prune --omit=dev`), the screens that are there are served.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const built = `${root}/dist/index.html`
const canBuild = existsSync(`${root}/node_modules/vite`)

const sources = globSync(
  [
    'web/**/*.{ts,tsx,css,html,svg,js,json}',
    'server/*/{rules,shapes}/*.ts',
    'server/*/shapes.ts',
    'server/language/*.ts',
    'vite.config.ts',
    // Another version of a library makes other screens; but `npm prune` writes this file anew.
    ...(canBuild ? ['package-lock.json'] : []),
  ],
  { cwd: root },
)
const newest = Math.max(...sources.map(file => statSync(`${root}/${file}`).mtimeMs))
const isMissing = !existsSync(built)
const isStale = !isMissing && statSync(built).mtimeMs < newest

if (!canBuild && isMissing) {
  process.stderr.write(
    'Les écrans manquent et Vite, qui les construit, n’est pas installé : faites ' +
      '« npm ci && npm run build && npm prune --omit=dev », ou apportez le dossier « dist » ' +
      'd’une machine où ils sont construits.\n',
  )
  process.exit(1)
}

// Without the sources nothing can be said of their age: such a `dist` came as it is.
if (!canBuild && isStale && existsSync(`${root}/web`)) {
  process.stderr.write(
    'Les écrans sont plus anciens que leurs sources et Vite, qui les construit, n’est pas ' +
      'installé : après une mise à jour, faites ' +
      '« npm ci && npm run build && npm prune --omit=dev ».\n',
  )
}

if (canBuild && (isMissing || isStale)) {
  process.stderr.write('Construction des écrans…\n')
  const { status } = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) {
    process.stderr.write('Les écrans n’ont pas pu être construits : voyez l’erreur ci-dessus.\n')
    process.exit(1)
  }
}
