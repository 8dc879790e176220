import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest'
import { createContext } from '../../server/context.ts'
import { type Db, openDatabase } from '../../server/database/database.ts'
import type { Row } from '../../server/database/schema.ts'
import { setup } from '../../server/set-up/set-up.ts'
import { readSettings } from '../../server/settings.ts'
import { type Running, start } from '../../server/start.ts'
import { commands, diagnose } from '../../server/today/commands.ts'
import { version } from '../../server/version.ts'
import { aChannel } from '../support/builders/channels.ts'
import { aBackup } from '../support/builders/installation.ts'
import { aSetup } from '../support/builders/people.ts'
import { newDatabaseUrl } from '../support/database/databases.ts'
import { nextMigrations } from '../support/database/next-migration.ts'
import { password } from '../support/mailbox/dovecot.ts'
import { type SmtpDrop, startSmtpDrop } from '../support/mailbox/smtp.ts'
import { freePort } from '../support/network/free-port.ts'

const log = pino({ level: 'silent' })
const day = 24 * 60 * 60_000
/** A disk that is not the one of the installations: Linux has one in memory. */
const elsewhere = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()

/** An installation that somebody breaks: a folder with its key and database, and its settings. */
type World = { folder: string; env: Record<string, string>; page: string }

const removed: string[] = []
function newFolder(within = tmpdir()): string {
  const folder = mkdtempSync(join(within, 'tambour-broken-'))
  removed.push(folder)
  return folder
}

const network = createServer((_request, response) => {
  response.setHeader('date', new Date(Date.now() - network.lateMs).toUTCString())
  response.end('Bonjour')
}) as ReturnType<typeof createServer> & { lateMs: number }
network.lateMs = 0
const portOf = () => (network.address() as AddressInfo).port

let smtp: SmtpDrop
let running: Running
let model: World
beforeAll(async () => {
  await new Promise<void>(resolve => network.listen(0, '127.0.0.1', resolve))
  smtp = await startSmtpDrop()
  const port = await freePort()
  model = {
    folder: newFolder(),
    env: {
      PORT: String(port),
      // It serves, and looks at nothing while others break what it has.
      ROLE: 'web',
      GRAPH_API_URL: `http://127.0.0.1:${portOf()}`,
      SMTP_URL: `smtp://mairie:${encodeURIComponent(password)}@${smtp.smtp}`,
      MAIL_FROM: 'Mairie <mairie@exemple.fr>',
      BACKUP_TO: newFolder(elsewhere),
      BACKUP_PASSPHRASE: 'le tambour de la place',
      LOG_LEVEL: 'silent',
    },
    page: '',
  }
  model.page = join(model.folder, 'index.html')
  writeFileSync(model.page, '<!doctype html>')
  const context = await createContext(readSettings(model.env, model.folder), { log })
  const { commune } = await setup(context, aSetup())
  const soon = { nextAt: Date.now() + day }
  await aChannel(context, commune.id, { name: 'Page', connector: 'form', poll: soon })
  await aBackup(context.db, { startedAt: Date.now() - day / 2 })
  await context.close()
  const served = newFolder()
  cpSync(model.folder, served, { recursive: true })
  running = await start(readSettings(model.env, served), { log })
})
afterAll(async () => {
  await running.drain()
  await smtp.close()
  network.close()
  for (const folder of removed) rmSync(folder, { recursive: true, force: true })
})

function newWorld(): World {
  const folder = newFolder()
  cpSync(model.folder, folder, { recursive: true })
  return { folder, env: { ...model.env }, page: join(folder, 'index.html') }
}

const doctor = ({ env, folder, page }: World) => diagnose(() => readSettings(env, folder), page)
const fileOf = ({ folder }: World) => join(folder, 'data/tambour.db')

/** Changes rows of its database as something that went wrong would. */
async function inDatabase(world: World, change: (db: Db) => Promise<unknown>): Promise<void> {
  const { db, close } = await openDatabase(`file:${fileOf(world)}`)
  await change(db)
  await close()
}

const poll = (world: World, values: { nextAt?: number; error?: string }) =>
  inDatabase(world, db => db.updateTable('channelPoll').set(values).execute())
const channel = (world: World, values: Partial<Row<'channel'>>) =>
  inDatabase(world, db => db.updateTable('channel').set(values).execute())
const backups = (world: World, startedAt: number | null, error: string | null = null) =>
  inDatabase(world, async db => {
    if (startedAt === null || error === null) await db.deleteFrom('backup').execute()
    if (startedAt !== null) await aBackup(db, { startedAt, error })
  })

/** A database of PostgreSQL in place of the file, changed by somebody who may do everything there. */
async function onPostgres({ env, folder }: World, ...statements: string[]): Promise<void> {
  env.DATABASE_URL = await newDatabaseUrl('postgres', { own: true })
  cpSync(join(folder, 'data/secret-key'), join(folder, 'secret-key'))
  const client = new pg.Client(env.DATABASE_URL)
  await client.connect()
  const name = new URL(env.DATABASE_URL).pathname.slice(1)
  for (const text of statements) await client.query(text.replace('DATABASE', `database "${name}"`))
  await client.end()
}

type Broken = [
  what: string,
  how: (world: World) => unknown,
  found: string,
  text: RegExp,
  advice: RegExp | null,
]

const broken: Broken[] = [
  [
    'a setting that nobody knows',
    ({ folder }) => writeFileSync(join(folder, '.env'), 'PUBLIC_ADRESS=https://x.fr\n'),
    'error settings',
    /^Le réglage PUBLIC_ADRESS du fichier \.env est inconnu/,
    /^corrigez/,
  ],
  [
    'a setting that is no number',
    ({ env }) => Object.assign(env, { PORT: 'huit' }),
    'error settings',
    /PORT/,
    /^corrigez/,
  ],
  [
    'a key that was cut short',
    ({ folder }) => writeFileSync(join(folder, 'data/secret-key'), 'abc\n'),
    'error settings',
    /secret-key ne contient pas une clé.*remettez celle de votre sauvegarde/,
    /^corrigez/,
  ],
  [
    'a key that others may read',
    ({ folder }) => chmodSync(join(folder, 'data/secret-key'), 0o644),
    'error key',
    /^D’autres que vous peuvent lire la clé/,
    /chmod 600/,
  ],
  [
    'another key than the one that sealed',
    ({ folder }) => writeFileSync(join(folder, 'data/secret-key'), `${'k'.repeat(42)}A\n`),
    'error channel-1-secrets',
    /Page.*ne se lit pas avec cette clé/,
    /remettez la clé d’origine/,
  ],
  [
    'screens that are not built',
    ({ page }) => rmSync(page),
    'error screens',
    /^Les écrans ne sont pas construits/,
    /npm run build/,
  ],
  [
    'a database that is none',
    world => writeFileSync(fileOf(world), 'Bonjour\n'.repeat(500)),
    'error database',
    /est abîmée : .*restore/,
    null,
  ],
  [
    'a database of which a piece was written over',
    async world => {
      // None of the schema's, without which nothing opens.
      let piece = { start: 0, end: 0 }
      await inDatabase(world, async db => {
        const { rows } = await sql<typeof piece>`
          select "pgoffset" as "start", "pgoffset" + "pgsize" as "end"
          from "dbstat" where "name" = 'proposal'`.execute(db)
        piece = rows[0] ?? piece
      })
      const bytes = readFileSync(fileOf(world))
      bytes.fill(0xab, piece.start, piece.end)
      writeFileSync(fileOf(world), bytes)
    },
    'error database-damaged',
    /^Le fichier de la base est abîmé/,
    /restaurez une sauvegarde/,
  ],
  [
    'a database from a newer version',
    world =>
      inDatabase(world, db =>
        sql`insert into kysely_migration (name, timestamp) values ('9999-later', '2099')`.execute(
          db,
        ),
      ),
    'error database',
    /Tambour plus récent.*installez la version de la base/,
    null,
  ],
  [
    'a folder that takes no file',
    ({ env }) =>
      Object.assign(env, { DATABASE_URL: 'file:/proc/tambour/t.db', SECRET_KEY: 'k'.repeat(43) }),
    'error database',
    /^La base \/proc\/tambour\/t\.db ne s’ouvre pas/,
    /DATABASE_URL/,
  ],
  [
    'a PostgreSQL that is not running',
    ({ env }) => Object.assign(env, { DATABASE_URL: 'postgres://x@127.0.0.1:1/tambour' }),
    'error database',
    /^La base ne répond pas.*ECONNREFUSED/,
    /que la base est en marche/,
  ],
  [
    'a PostgreSQL without that database',
    async world => {
      await onPostgres(world)
      world.env.DATABASE_URL += '_autre'
    },
    'error database',
    /^La base ne répond pas.*does not exist/,
    /DATABASE_URL/,
  ],
  [
    'a PostgreSQL that lets nobody write',
    world => onPostgres(world, 'alter DATABASE set default_transaction_read_only = on'),
    'error database-writable',
    /^La base refuse qu’on y écrive/,
    /les droits/,
  ],
  [
    'a PostgreSQL that may forget',
    world => onPostgres(world),
    'error database-durable',
    /PostgreSQL peut oublier.*fsync = off/,
    /fsync = on/,
  ],
  [
    'a disk without room',
    async world => {
      await onPostgres(world)
      world.env.SECRET_KEY = 'k'.repeat(43)
      // Of it Linux says that there is none.
      world.folder = '/proc'
    },
    'error disk',
    /^Il reste 0\sMo/,
    /libérez de la place/,
  ],
  [
    'a server that is not running',
    async ({ env }) => Object.assign(env, { PORT: String(await freePort()) }),
    'warning server',
    /^Le serveur ne tourne pas : 127\.0\.0\.1:\d+ refuse la connexion/,
    /démarrez-le/,
  ],
  [
    'another program on its port',
    ({ env }) => Object.assign(env, { PORT: String(portOf()), PUBLIC_URL: 'http://127.0.0.1' }),
    'error server',
    /^Un autre programme que Tambour répond/,
    /PORT/,
  ],
  [
    'a database that was replaced while the server runs',
    async world => {
      world.env.PORT = String(await freePort())
      const other = await start(readSettings(world.env, world.folder), { log })
      onTestFinished(() => other.drain())
      renameSync(fileOf(world), join(world.folder, 'tambour.db'))
      cpSync(fileOf(model), fileOf(world))
    },
    'error server',
    /^Le serveur va mal.*a été retiré, remplacé ou modifié/,
    /doctor/,
  ],
  [
    'passwords in clear on the network',
    ({ env }) => Object.assign(env, { HOST: '0.0.0.0' }),
    'warning address',
    /écoute sur le réseau \(0\.0\.0\.0\).*mots de passe y passent en clair/,
    /HTTPS/,
  ],
  [
    'passwords in clear behind a proxy',
    async ({ env }) => {
      const PORT = String(await freePort())
      Object.assign(env, { PUBLIC_URL: 'http://tambour.exemple.fr', PORT })
    },
    'warning address',
    /^On vient par http:\/\/tambour\.exemple\.fr, qui n’est pas chiffrée/,
    /HTTPS/,
  ],
  [
    'an address at which nobody answers',
    ({ env }) => Object.assign(env, { PUBLIC_URL: 'https://127.0.0.1:1' }),
    'warning address-answers',
    /^L’adresse https:\/\/127\.0\.0\.1:1 ne répond pas d’ici : .*refuse la connexion/,
    /PUBLIC_URL/,
  ],
  [
    'an address that leads to something else',
    ({ env }) => Object.assign(env, { PUBLIC_URL: `http://127.0.0.1:${portOf()}` }),
    'warning address-answers',
    /répond autre chose que Tambour/,
    /PUBLIC_URL/,
  ],
  [
    'no server for mails',
    ({ env }) => delete env.SMTP_URL,
    'warning mail',
    /^Aucun serveur de courrier/,
    /SMTP_URL/,
  ],
  [
    'a mail server that is away',
    ({ env }) => Object.assign(env, { SMTP_URL: 'smtp://127.0.0.1:1' }),
    'error mail',
    /ne répond pas \(ECONNECTION|ESOCKET|ECONNREFUSED/,
    /SMTP_URL/,
  ],
  [
    'a wrong password for mails',
    ({ env }) => Object.assign(env, { SMTP_URL: `smtp://mairie:faux@${smtp.smtp}` }),
    'error mail',
    /refuse l’identifiant ou le mot de passe/,
    /SMTP_URL/,
  ],
  [
    'mails from nobody',
    ({ env }) => delete env.MAIL_FROM,
    'warning mail-from',
    /tambour@localhost.*n’existe pas/,
    /MAIL_FROM/,
  ],
  [
    'no commune',
    world => rmSync(fileOf(world)),
    'warning commune',
    /^Aucune commune/,
    /tambour setup/,
  ],
  [
    'a channel that was paused',
    world => channel(world, { state: 'paused', stateReason: 'Le jeton n’est plus valable.' }),
    'error channel-1',
    /« Page » est en pause : Le jeton n’est plus valable\.$/,
    /reconnectez-le/,
  ],
  [
    'a channel that cannot be read',
    world => poll(world, { error: 'le réseau est fermé' }),
    'warning channel-1',
    /« Page » n’a pas pu être relevé : le réseau est fermé\.$/,
    /channel check 1/,
  ],
  [
    'an access that ends soon',
    world => channel(world, { tokenEndsAt: Date.now() + 2 * day }),
    'warning channel-1-access',
    /« Page » : L’accès à ce canal prend fin le/,
    /reconnectez-le/,
  ],
  [
    'channels that nobody looks at any more',
    world => poll(world, { nextAt: Date.now() - day / 24 }),
    'error polling',
    /ne sont plus relevés : « Page » devait l’être il y a 1\sheure\.$/,
    /redémarrez-le/,
  ],
  [
    'a clock that is an hour off',
    () => {
      network.lateMs = day / 24
      onTestFinished(() => {
        network.lateMs = 0
      })
    },
    'error clock',
    /diffèrent de 1\sheure/,
    /NTP/,
  ],
  [
    'a network that is away',
    ({ env }) => Object.assign(env, { GRAPH_API_URL: 'http://127.0.0.1:1' }),
    'warning clock',
    /^Le réseau ne répond pas/,
    /la connexion de cette machine/,
  ],
  [
    'no backups at all',
    ({ env }) => Object.assign(env, { BACKUP_TO: 'non' }),
    'warning backup',
    /ne fait pas de sauvegarde/,
    /copiez chaque nuit/,
  ],
  [
    'no backup yet',
    world => backups(world, null),
    'warning backup',
    /^Aucune sauvegarde n’a encore été faite/,
    /tambour backup/,
  ],
  [
    'backups that are too old',
    world => backups(world, Date.now() - 4 * day),
    'error backup',
    /plus de trois jours/,
    /tambour backup/,
  ],
  [
    'a backup that was made before thirty that failed',
    world =>
      inDatabase(world, async db => {
        await db.deleteFrom('backup').execute()
        await aBackup(db, { startedAt: Date.now() - 2 * day })
        for (let hours = 1; hours <= 31; hours++) {
          const startedAt = Date.now() - 2 * day + hours * (day / 24)
          await aBackup(db, { startedAt, error: 'Le dossier est plein.' })
        }
      }),
    'warning backup',
    /^La dernière sauvegarde a échoué/,
    /réessaie chaque heure/,
  ],
  [
    'a last backup that failed',
    world => backups(world, Date.now() - day / 24, 'Le dossier est plein.'),
    'warning backup',
    /^La dernière sauvegarde a échoué : Le dossier est plein\.$/,
    /réessaie chaque heure/,
  ],
  [
    'a database that a restoring replaced, and until when it is kept',
    world => writeFileSync(join(dirname(fileOf(world)), 'replaced-3.db'), ''),
    'warning replaced-database',
    /^Une ancienne base est gardée dans replaced-3\.db.*Tambour la supprime le \d+/,
    /supprimez-la/,
  ],
  [
    'backups that cannot be written',
    ({ env, page }) => Object.assign(env, { BACKUP_TO: join(page, 'sauvegardes') }),
    'error backup-folder',
    /ne peuvent pas s’écrire dans .*sauvegardes/,
    /BACKUP_TO/,
  ],
  [
    'backups without the key',
    ({ env }) => delete env.BACKUP_PASSPHRASE,
    'warning backup-key',
    /ne contiennent pas la clé/,
    /BACKUP_PASSPHRASE/,
  ],
  [
    'backups beside what they are to save',
    ({ env }) => delete env.BACKUP_TO,
    'warning backup-disk',
    /sur le même disque que la base/,
    /copiez-les ailleurs/,
  ],
]

it('finds nothing in a sound installation but that its address is of this machine alone', async () => {
  // A network's clock and ours are never quite the same.
  network.lateMs = 50_000
  const findings = await doctor(newWorld())
  network.lateMs = 0
  expect(findings.filter(({ level }) => level !== 'ok')).toEqual([
    expect.objectContaining({ level: 'warning', key: 'mail-links' }),
  ])
  expect(findings.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['database', 'key', 'screens', 'disk', 'server', 'mail', 'backup']),
  )
})

it('asks neither the network nor the key for a channel that was taken away', async () => {
  const world = newWorld()
  world.env.GRAPH_API_URL = 'http://127.0.0.1:1'
  await channel(world, { state: 'disconnected', secrets: '' })
  const findings = await doctor(world)
  expect(findings.filter(({ level }) => level !== 'ok')).toEqual([
    expect.objectContaining({ key: 'mail-links' }),
    expect.objectContaining({ level: 'warning', text: 'Aucun canal n’est connecté.' }),
  ])
})

it('leaves a database that its next start would change', async () => {
  const world = newWorld()
  const file = readFileSync(fileOf(world))
  const settings = () => readSettings(world.env, world.folder)
  const findings = await diagnose(settings, world.page, nextMigrations)
  expect(findings).toContainEqual({
    level: 'warning',
    key: 'database',
    text: expect.stringContaining(`plus ancienne que Tambour ${version}`),
    advice: expect.stringContaining('tambour upgrade --check'),
  })
  expect(readFileSync(fileOf(world)).equals(file)).toBe(true)
})

it.each(broken)('finds %s', async (_what, breaks, found, text, advice) => {
  const world = newWorld()
  await breaks(world)
  const findings = await doctor(world)
  const [level, key] = found.split(' ')
  expect(findings.filter(({ level }) => level !== 'ok')).toContainEqual({
    level,
    key,
    // The spaces of French typography are no part of what is tried.
    text: expect.stringMatching(new RegExp(text.source.replaceAll(' ', '\\s'))),
    advice: advice === null ? null : expect.stringMatching(advice),
  })
  for (const { text } of findings) expect(text).toMatch(/^[«A-ZÀÉ\d-][^\n]*\.$/)
  // The exit status.
  const ok = findings.every(one => one.level !== 'error')
  if (level === 'error') expect(ok).toBe(false)
  expect(commands[0]?.failed?.({ ok, findings })).toBe(!ok)
})
