import { spawnSync } from 'node:child_process'
import { existsSync, globSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Builds the screens when they are missing or older than what they are made of, so that
 * `npm start` needs no other command before it and costs nothing when nothing changed.
 */
const root = fileURLToPath(new URL('..', import.meta.url))
const built = `${root}/dist/index.html`

const sources = globSync(
  [
    'web/**/*.{ts,tsx,css,html,svg,js,json}',
    'server/*/{rules,shapes}/*.ts',
    'server/*/shapes.ts',
    'server/language/*.ts',
    'vite.config.ts',
    'package-lock.json',
  ],
  { cwd: root },
)
const newest = Math.max(...sources.map(file => statSync(`${root}/${file}`).mtimeMs))

if (!existsSync(built) || statSync(built).mtimeMs < newest) {
  process.stderr.write('Construction des écrans…\n')
  const { status } = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  if (status !== 0) {
    process.stderr.write('Les écrans n’ont pas pu être construits : voyez l’erreur ci-dessus.\n')
    process.exit(1)
  }
}
