import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import { isEmptyFile, keyFromFile, madeAt, readText } from './settings-files.ts'
import { BadSetting, demoShape, remoteShape, shape } from './settings-shape.ts'

/** What a process does: serve the screens and the API, the work that goes by itself, or both. */
export type Role = 'web' | 'worker' | 'both'

/** Everything that is decided outside the program. The only reader of the environment. */
export type Settings = {
  role: Role
  port: number
  host: string
  /** The address under which people reach Tambour, without a trailing slash. */
  publicUrl: string
  databaseUrl: string
  /** Folder for what belongs to this installation: the key, beside SQLite's file where it is one. */
  dataDir: string
  /** 32 random bytes. */
  secretKey: Buffer
  /** Where the key is kept; null when SECRET_KEY holds it. */
  secretKeyFile: string | null
  /**
   * When the key's file was made, ms UTC; null where these settings made it, or another first start
   * at the same time, or SECRET_KEY holds it.
   */
  secretKeyMadeAt: number | null
  /** Whether SQLite's file was there without a byte, and no key beside it. */
  databaseWasEmpty: boolean
  /** A folder, a WebDAV or an S3 address, for the nightly backups; null: none are made. */
  backupTo: string | null
  /** Open the S3 storage of `backupTo`, or the one that `restore` names; null: none were given. */
  backupS3Keys: { accessKey: string; secretKey: string } | null
  /** How many nightly backups are kept. */
  backupKeep: number
  /** Seals the key into every backup; null: backups have no key. */
  backupPassphrase: string | null
  /** What Prometheus shows to read `/metrics`; null: it must be on this machine. */
  metricsToken: string | null
  /** Whom to tell of a weakness: an address or a page (RFC 9116); null: nobody. */
  securityContact: string | null
  /** Addresses and networks (CIDR) of the reverse proxies whose word on who asks is taken. */
  trustedProxies: string[]
  /** Where people may sign in besides; null: here alone. */
  provider: ProviderSettings | null
  smtpUrl: string | null
  mailFrom: string
  graphApiUrl: string
  /** The State's register of communes, for where they lie; null: it is not asked. */
  geoApiUrl: string | null
  /**
   * Whether neighbours' calendars, and networks' servers that people name, may be on this very
   * machine: for the demo, and for tests.
   */
  loopbackFeeds: boolean
  /** Where Free Mobile takes its subscribers' own SMS. */
  freeMobileUrl: string
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
}

/** An OpenID Connect provider; its name, where one was chosen. */
type ProviderSettings = {
  issuer: string
  clientId: string
  clientSecret: string
  name: string | null
}

/** Where the command finds another machine's Tambour, unless `--server` says it. */
export type RemoteSettings = { server: string | null; token: string | null }

/** Where the demonstration is played; null where nobody chose: the next free port will do. */
export type DemoSettings = {
  port: number | null
  sandboxPort: number | null
  smtpPort: number | null
}

const names = [...Object.keys(shape), ...Object.keys(remoteShape)]

type Environment = Record<string, string | undefined>
type Values = z.output<z.ZodObject<typeof shape>>

/**
 * Reads the settings from the environment and from a `.env` file of the folder; the environment
 * wins, and an empty value is no value. The secret key is made on first start and kept in a file
 * that only its owner can read.
 * @throws BadSetting
 */
export function readSettings(
  environment: Environment = process.env,
  folder = process.cwd(),
): Settings {
  const values = parse(shape, environment, folder)
  const databaseUrl = absoluteDatabaseUrl(values.DATABASE_URL, folder)
  const dataDir = databaseUrl.startsWith('file:/')
    ? dirname(databaseUrl.slice('file:'.length))
    : join(folder, 'data')
  const secretKeyFile = values.SECRET_KEY === undefined ? join(dataDir, 'secret-key') : null
  const keyMadeAt = secretKeyFile === null ? null : madeAt(secretKeyFile)
  // A first start makes its key before its base: one that runs beside this one is not meant.
  const databaseWasEmpty =
    keyMadeAt === null && databaseUrl.startsWith('file:/') && isEmptyFile(databaseUrl.slice(5))
  return {
    role: values.ROLE,
    port: values.PORT,
    host: values.HOST,
    publicUrl: withoutSlash(values.PUBLIC_URL ?? `http://${urlHost(values.HOST)}:${values.PORT}`),
    databaseUrl,
    dataDir,
    secretKey: Buffer.from(
      secretKeyFile === null ? (values.SECRET_KEY ?? '') : keyFromFile(secretKeyFile),
      'base64url',
    ),
    secretKeyFile,
    secretKeyMadeAt: keyMadeAt !== null && keyMadeAt < performance.timeOrigin ? keyMadeAt : null,
    databaseWasEmpty,
    backupTo: backupPlace(values.BACKUP_TO, dataDir, folder),
    backupS3Keys: s3Keys(values),
    backupKeep: values.BACKUP_KEEP,
    backupPassphrase: values.BACKUP_PASSPHRASE ?? null,
    metricsToken: values.METRICS_TOKEN ?? null,
    securityContact: values.SECURITY_CONTACT ?? null,
    trustedProxies: values.TRUSTED_PROXIES,
    provider: providerOf(values),
    smtpUrl: values.SMTP_URL ?? null,
    mailFrom: values.MAIL_FROM,
    graphApiUrl: withoutSlash(values.GRAPH_API_URL),
    freeMobileUrl: withoutSlash(values.FREE_MOBILE_URL),
    geoApiUrl: values.GEO_API_URL === 'non' ? null : withoutSlash(values.GEO_API_URL),
    loopbackFeeds: values.LOOPBACK_FEEDS,
    logLevel: values.LOG_LEVEL,
  }
}

/**
 * Reads what the command needs to work on another machine; makes no key and no folder.
 * @throws BadSetting
 */
export function readRemoteSettings(
  environment: Environment = process.env,
  folder = process.cwd(),
): RemoteSettings {
  const values = parse(remoteShape, environment, folder)
  return {
    server: values.TAMBOUR_SERVER === undefined ? null : withoutSlash(values.TAMBOUR_SERVER),
    token: values.TAMBOUR_TOKEN ?? null,
  }
}

/**
 * Reads on which ports the demonstration is to be played.
 * @param chosen what was said on the command line, by the settings' names: it wins.
 * @throws BadSetting
 */
export function readDemoSettings(
  chosen: Environment = {},
  environment: Environment = process.env,
): DemoSettings {
  const values = parse(demoShape, { ...environment, ...chosen }, null)
  return {
    port: values.PORT ?? null,
    sandboxPort: values.SANDBOX_PORT ?? null,
    smtpPort: values.SANDBOX_SMTP_PORT ?? null,
  }
}

/** What another program that is started needs to find its own. */
export function whereToolsAre(environment: Environment = process.env): Environment {
  const { PATH, HOME } = environment
  return { PATH, HOME }
}

/** `folder` null: the environment alone. */
function parse<Shape extends z.ZodRawShape>(
  wanted: Shape,
  environment: Environment,
  folder: string | null,
): z.output<z.ZodObject<Shape>> {
  const fromFile = folder === null ? {} : readEnvFile(join(folder, '.env'))
  const given = Object.fromEntries(
    Object.keys(wanted).map(name => [name, environment[name] || fromFile[name] || undefined]),
  )
  const parsed = z.object(wanted).safeParse(given)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new BadSetting(`Le réglage ${issue?.path.join('.')} ${issue?.message}.`)
}

function readEnvFile(path: string): Environment {
  if (!existsSync(path)) return {}
  const values = parseEnv(readText(path))
  const unknown = Object.keys(values).find(name => !names.includes(name))
  if (unknown !== undefined) {
    throw new BadSetting(
      `Le réglage ${unknown} du fichier .env est inconnu : les réglages sont ${names.join(', ')}.`,
    )
  }
  return values
}

/** All of it, or nothing: half a provider would be a button that leads nowhere. */
function providerOf({
  OIDC_ISSUER,
  OIDC_CLIENT_ID,
  OIDC_CLIENT_SECRET,
  OIDC_NAME,
}: Values): ProviderSettings | null {
  const needed = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET }
  const [missing, ...more] = Object.entries(needed).flatMap(([name, value]) =>
    value === undefined ? [name] : [],
  )
  if (missing !== undefined && more.length === 2) return null
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID || !OIDC_CLIENT_SECRET) {
    throw new BadSetting(
      `Le réglage ${missing} manque : OIDC_ISSUER, OIDC_CLIENT_ID et OIDC_CLIENT_SECRET vont ensemble.`,
    )
  }
  return {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    name: OIDC_NAME ?? null,
  }
}

/** SQLite's path does not depend on the folder from which a command is called later. */
function absoluteDatabaseUrl(databaseUrl: string, folder: string): string {
  if (!databaseUrl.startsWith('file:') || databaseUrl === 'file::memory:') return databaseUrl
  const path = databaseUrl.slice('file:'.length).replace(/^\/\/(?=\/)/, '')
  return `file:${path.startsWith('/') ? path : join(folder, path)}`
}

function backupPlace(value: string | undefined, dataDir: string, folder: string): string | null {
  if (value === undefined) return join(dataDir, 'backups')
  if (value === 'non') return null
  return URL.canParse(value) ? value : resolve(folder, value)
}

function s3Keys({
  BACKUP_TO: place = '',
  BACKUP_S3_ACCESS_KEY: accessKey,
  BACKUP_S3_SECRET_KEY: secretKey,
}: Values): Settings['backupS3Keys'] {
  if (accessKey !== undefined && secretKey !== undefined) return { accessKey, secretKey }
  if (accessKey === undefined && secretKey === undefined && !/^s3:/i.test(place)) return null
  const missing = accessKey === undefined ? 'BACKUP_S3_ACCESS_KEY' : 'BACKUP_S3_SECRET_KEY'
  throw new BadSetting(
    `Il manque le réglage ${missing} : les deux moitiés de la clé du stockage S3 se donnent ensemble.`,
  )
}

function withoutSlash(address: string): string {
  return address.replace(/\/+$/, '')
}

function urlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
