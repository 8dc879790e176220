import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '../network/free-port.ts'

const debian = '/usr/sbin/dovecot'

export const password = 'mot de passe'

export type Dovecot = {
  /** As `dovecot 2.4.1-4`. */
  name: string
  /** As a channel's field has it. */
  imap: string
  port: number
  /** Where TLS is spoken from the first byte; 0: nowhere. */
  implicitPort: number
  /** The folder in which all of it is. */
  base: string
  /** Delivers a mail as a mail server would, its text as it is; its file. `at`: INTERNALDATE, ms UTC. */
  deliver(user: string, mail: string | Uint8Array, at: number, folder?: string): string
  /** The mails of a folder, in the order in which they came. */
  mails(user: string, folder: string): string[]
  /** What somebody does with a mail program: the file goes to another folder. */
  move(user: string, file: string, from: string, to: string): void
  /** Its folder on the disk. */
  pathOf(user: string, folder: string): string
  stop(): Promise<void>
}

/**
 * Where its certificate and its key are, for TLS from the first byte or by STARTTLS before anything else is
 * said; and where it asks about tokens, if it takes such.
 */
type Protected = {
  cert: string
  key: string
  introspection?: string
  mechanisms?: readonly ('xoauth2' | 'oauthbearer')[]
}

/** Where dovecot is, installed by `dovecot.sh` where there was none; null: it cannot be had. */
export function dovecotPath(): string | null {
  const { DOVECOT: given } = process.env
  if (given !== undefined) return given
  const script = fileURLToPath(new URL('dovecot.sh', import.meta.url))
  if (!existsSync(debian)) spawnSync('bash', [script], { stdio: 'inherit' })
  return existsSync(debian) ? debian : null
}

/**
 * Dovecot in a folder of its own on loopback: any user, one password, a Maildir each. It takes a quarter of
 * a second.
 * @param path where it is
 * @param tls how it is protected; without, there is no TLS
 */
export async function startDovecot(path: string, tls?: Protected): Promise<Dovecot> {
  const base = mkdtempSync(join(tmpdir(), 'tambour-dovecot-'))
  const port = await freePort()
  const implicitPort = tls === undefined ? 0 : await freePort()
  chmodSync(base, 0o755)
  own(base)
  for (const part of ['run', 'state', 'home']) made(join(base, part))
  const file = join(base, 'dovecot.conf')
  writeFileSync(
    file,
    configuration(base, { port, implicitPort }, isRoot ? 'nobody' : nameOf(uid), tls),
  )
  const server: ChildProcess = spawn(path, ['-F', '-c', file], { stdio: 'ignore' })
  const end = () => void server.kill('SIGTERM')
  process.once('exit', end)
  await answers(port, () => readFileSync(join(base, 'log'), 'utf8'))
  const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout.split(' ')[0]
  return dovecotAt({ name: `dovecot ${version}`, port, implicitPort, base }, async () => {
    process.off('exit', end)
    // While it ends it still writes there.
    const ended = once(server, 'exit')
    if (server.exitCode === null && server.signalCode === null) {
      end()
      await ended
    }
    rmSync(base, { recursive: true, force: true, maxRetries: 5 })
  })
}

// It opens nobody's mails as root.
const isRoot = process.getuid?.() === 0
const uid = isRoot ? 65_534 : (process.getuid?.() ?? 0)
const gid = isRoot ? 65_534 : (process.getgid?.() ?? 0)

function own(file: string): void {
  if (isRoot) chownSync(file, uid, gid)
}

function made(folder: string): void {
  mkdirSync(folder, { recursive: true })
  own(folder)
}

let count = 0

/** One that is started, of which the mails are delivered from this process. */
export function dovecotAt(
  {
    name,
    port,
    implicitPort = 0,
    base,
  }: Pick<Dovecot, 'name' | 'port' | 'base'> & Partial<Pick<Dovecot, 'implicitPort'>>,
  stop: () => Promise<void>,
): Dovecot {
  const pathOf = (user: string, folder: string) =>
    join(base, 'home', user, folder === 'INBOX' ? '' : `.${folder}`)
  return {
    name,
    imap: `127.0.0.1:${port}`,
    port,
    implicitPort,
    base,
    pathOf,
    deliver(user, mail, at, folder = 'INBOX') {
      const home = pathOf(user, folder)
      if (!existsSync(join(home, 'new'))) {
        made(join(base, 'home', user))
        made(home)
        for (const part of ['cur', 'new', 'tmp']) made(join(home, part))
      }
      const name = `${Math.floor(at / 1_000)}.${String(++count).padStart(9, '0')}.test`
      const early = join(home, 'tmp', name)
      writeFileSync(early, mail)
      own(early)
      utimesSync(early, at / 1_000, at / 1_000)
      renameSync(early, join(home, 'new', name))
      return name
    },
    mails(user, folder) {
      const home = pathOf(user, folder)
      return ['cur', 'new']
        .flatMap(part => {
          const inside = join(home, part)
          return existsSync(inside) ? readdirSync(inside).map(name => join(inside, name)) : []
        })
        .filter(name => !/:2,[A-Z]*T/.test(name))
        .toSorted((a, b) => (baseOf(a) < baseOf(b) ? -1 : 1))
        .map(name => readFileSync(name, 'utf8'))
    },
    move(user, mail, from, to) {
      const home = pathOf(user, from)
      for (const part of ['cur', 'new']) {
        const found = readdirSync(join(home, part)).find(name => name.startsWith(mail))
        if (found === undefined) continue
        const target = pathOf(user, to)
        for (const each of ['', 'cur', 'new', 'tmp']) made(join(target, each))
        return renameSync(join(home, part, found), join(target, part, found))
      }
      throw new Error(`no ${mail} in ${from}`)
    },
    stop,
  }
}

const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1)

function nameOf(uid: number): string {
  return spawnSync('id', ['-nu', String(uid)], { encoding: 'utf8' }).stdout.trim()
}

function configuration(
  base: string,
  { port, implicitPort }: { port: number; implicitPort: number },
  who: string,
  tls?: Protected,
): string {
  const secure = tls
    ? `ssl = required\nssl_server_cert_file = ${tls.cert}\nssl_server_key_file = ${tls.key}\nauth_allow_cleartext = no`
    : 'ssl = no\nauth_allow_cleartext = yes'
  const mechanisms = tls?.mechanisms ?? []
  // A token is good as the authorisation server says at each sign-in (RFC 7662).
  const tokens = tls?.introspection
    ? `oauth2 {
  introspection_mode = post
  introspection_url = ${tls.introspection}
  force_introspection = yes
  active_attribute = active
  active_value = true
  username_attribute = sub
}`
    : ''
  const implicit = implicitPort === 0 ? '' : `listen = 127.0.0.1\n    ssl = yes`
  return `
dovecot_config_version = 2.4.0
dovecot_storage_version = 2.4.0
base_dir = ${base}/run
state_dir = ${base}/state
log_path = ${base}/log
protocols = imap
${secure}
auth_mechanisms = ${['plain', 'login', ...mechanisms].join(' ')}
auth_failure_delay = 0
default_internal_user = ${who}
default_internal_group = ${spawnSync('id', ['-ng', who], { encoding: 'utf8' }).stdout.trim()}
default_login_user = ${who}
mail_uid = ${uid}
mail_gid = ${gid}
first_valid_uid = 1
mail_driver = maildir
mail_path = ${base}/home/%{user}
mail_home = ${base}/home/%{user}
mail_max_userip_connections = 1000
service imap-login {
  chroot =
  inet_listener imap {
    listen = 127.0.0.1
    port = ${port}
  }
  inet_listener imaps {
    port = ${implicitPort}
    ${implicit}
  }
}
service anvil {
  chroot =
}
passdb static {
  passdb_static_password = ${password}
}
${tokens}
namespace inbox {
  inbox = yes
  separator = /
  mailbox Sent {
    auto = create
    special_use = \\Sent
  }
  mailbox Junk {
    auto = create
    special_use = \\Junk
  }
}
`
}

async function answers(port: number, log: () => string): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const greets = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1')
      socket.once('data', () => {
        socket.destroy()
        resolve(true)
      })
      socket.once('error', () => resolve(false))
    })
    if (greets) return
    await new Promise(resolve => setTimeout(resolve, 25))
  }
  throw new Error(`dovecot does not answer: ${log()}`)
}
