import { type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { freePort } from '../network/free-port.ts'

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url))
const cache = here('../../../node_modules/.cache/tambour/wordpress')

/** Where Debian has them. */
const php = '/usr/bin/php'
const mariadb = '/usr/sbin/mariadbd'

const prepared = z.object({ version: z.string(), passwords: z.record(z.string(), z.string()) })

export type WordPress = {
  /** As `WordPress 6.8.12`. */
  name: string
  url: string
  /** The application passwords by user. */
  passwords: Record<string, string>
  /** The one of `editor`, `author` or `contributor`. */
  passwordOf(user: string): string
  /** A stranger comments by the form under a post, as the public does; the comment's id. */
  comment(post: string, name: string, text: string): Promise<string>
  stop(): Promise<void>
}

/** Where WordPress is, unpacked by `wordpress.sh` where there was none; null: it cannot be had. */
export function wordpressFolder(): string | null {
  const code = join(cache, 'wordpress')
  const isThere = () =>
    existsSync(join(code, 'wp-load.php')) && existsSync(php) && existsSync(mariadb)
  if (!isThere()) spawnSync('bash', [here('wordpress.sh'), cache], { stdio: 'inherit' })
  return isThere() ? code : null
}

/**
 * Debian's WordPress on loopback, on a MariaDB of its own that no network reaches; both in a folder
 * that goes when they stop. What installing it makes is kept beside its code, and copied each time:
 * a start takes about a second.
 * @param code where WordPress is
 */
export async function startWordPress(code: string): Promise<WordPress> {
  const model = await prepare(code)
  const { version, passwords } = prepared.parse(
    JSON.parse(readFileSync(join(model, 'installed.json'), 'utf8')),
  )
  const folder = mkdtempSync(join(tmpdir(), 'tambour-wordpress-'))
  cpSync(model, folder, { recursive: true })
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const database = await startDatabase(folder)
  const serve = ['-d', 'opcache.enable_cli=1', '-S', `127.0.0.1:${port}`, '-t', code]
  const env = { ...environmentOf(code, folder, url), PHP_CLI_SERVER_WORKERS: '4' }
  // Its workers are processes of their own, which end with their group.
  const site = start(php, [...serve, here('router.php')], { env, detached: true })
  const end = () => {
    site.end()
    database.end()
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  process.once('exit', end)
  await until(async () => (await fetch(`${url}/?rest_route=/`).catch(() => null))?.ok === true)
  return wordpressAt({ name: `WordPress ${version}`, url, passwords }, async () => {
    process.off('exit', end)
    end()
  })
}

/** One that is started. */
export function wordpressAt(
  { name, url, passwords }: Pick<WordPress, 'name' | 'url' | 'passwords'>,
  stop: () => Promise<void>,
): WordPress {
  return {
    name,
    url,
    passwords,
    passwordOf: user => passwords[user] ?? '',
    async comment(post, author, text) {
      const email = `${author.toLowerCase().replace(/[^a-z]+/g, '.')}@exemple.fr`
      const form = { author, email, comment: text, comment_post_ID: post, comment_parent: '0' }
      const answer = await fetch(`${url}/wp-comments-post.php`, {
        method: 'POST',
        body: new URLSearchParams(form),
        redirect: 'manual',
      })
      const id = /#comment-(\d+)$/.exec(answer.headers.get('location') ?? '')?.[1]
      if (id === undefined) throw new Error(await answer.text())
      return id
    },
    stop,
  }
}

/** A database with a site in it, made once for what this folder says and that version of WordPress. */
async function prepare(code: string): Promise<string> {
  const [config, plugin, script, version] = [
    here('wp-config.php'),
    here('quiet.php'),
    here('install.php'),
    join(code, 'wp-includes/version.php'),
  ].map(path => readFileSync(path))
  const print = createHash('sha256')
  for (const bytes of [config, plugin, script, version]) print.update(bytes ?? '')
  const model = join(cache, `site-${print.digest('hex').slice(0, 12)}`)
  if (existsSync(model)) return model
  const folder = mkdtempSync(join(tmpdir(), 'tambour-wordpress-'))
  for (const name of ['data', 'content/mu-plugins', 'content/uploads']) {
    mkdirSync(join(folder, name), { recursive: true })
  }
  // In one piece: another run may be reading it.
  writeFileSync(join(folder, 'wp-config.php'), config ?? '')
  cpSync(join(folder, 'wp-config.php'), join(code, `wp-config.${process.pid}`))
  renameSync(join(code, `wp-config.${process.pid}`), join(code, 'wp-config.php'))
  writeFileSync(join(folder, 'content/mu-plugins/quiet.php'), plugin ?? '')
  const database = await startDatabase(folder)
  const env = environmentOf(code, folder, 'http://127.0.0.1')
  const installed = spawnSync(php, [here('install.php')], { env, encoding: 'utf8' })
  await database.shutDown()
  // WordPress says what went wrong on a page, and calls that a success.
  if (!installed.stdout.startsWith('{')) throw new Error(`${installed.stdout}${installed.stderr}`)
  writeFileSync(join(folder, 'installed.json'), installed.stdout)
  // Anyone who made it at the same time made the same.
  const beside = `${model}.${process.pid}`
  cpSync(folder, beside, { recursive: true })
  rmSync(folder, { recursive: true, force: true })
  try {
    renameSync(beside, model)
  } catch {
    rmSync(beside, { recursive: true, force: true })
  }
  return model
}

const socketOf = (folder: string) => join(folder, 'database.sock')

function environmentOf(code: string, folder: string, url: string): Record<string, string> {
  const { PATH = '' } = process.env
  return {
    PATH,
    WP_CODE: code,
    WP_CONTENT: join(folder, 'content'),
    WP_SOCKET: socketOf(folder),
    WP_URL: url,
  }
}

/** MariaDB without users and without a network, quick rather than safe. */
async function startDatabase(folder: string) {
  const options = {
    datadir: join(folder, 'data'),
    socket: socketOf(folder),
    'pid-file': join(folder, 'database.pid'),
    'innodb-undo-tablespaces': '0',
    'innodb-log-file-size': '4M',
    'innodb-data-file-path': 'ibdata1:4M:autoextend',
    'innodb-autoextend-increment': '1',
    'innodb-temp-data-file-path': 'ibtmp1:1M:autoextend',
    'innodb-flush-log-at-trx-commit': '0',
    'innodb-buffer-pool-size': '16M',
    ...(process.getuid?.() === 0 && { user: 'root' }),
  }
  const database = start(mariadb, [
    '--no-defaults',
    '--skip-networking',
    '--skip-grant-tables',
    ...Object.entries(options).map(([name, value]) => `--${name}=${value}`),
  ])
  await until(async () => existsSync(socketOf(folder)))
  return {
    ...database,
    shutDown: async () => {
      database.end('SIGTERM')
      await database.ended
    },
  }
}

function start(command: string, args: string[], options: SpawnOptions = {}) {
  const child = spawn(command, args, { stdio: 'ignore', detached: true, ...options })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  return {
    ended,
    end(signal: NodeJS.Signals = 'SIGKILL') {
      if (child.pid === undefined || child.exitCode !== null) return
      try {
        process.kill(-child.pid, signal)
      } catch {
        // It ended by itself.
      }
    },
  }
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await isSo()) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error('WordPress does not start')
}
