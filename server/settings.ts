import { randomBytes } from 'node:crypto'
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { isIP } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'

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

/** A setting is unknown or malformed; the message is one sentence that names it. */
export class BadSetting extends Error {
  override name = 'BadSetting'
}

const url = (protocols: string[], example: string) =>
  z.string().refine(
    value => {
      const parsed = URL.parse(value)
      return parsed !== null && protocols.includes(parsed.protocol) && parsed.host !== ''
    },
    { error: `doit être une adresse comme ${example}` },
  )

const databaseExample = 'file:data/tambour.db ou postgres://utilisateur:motdepasse@serveur/base'
const portError = 'doit être un nombre entre 0 et 65 535'

const port = z
  .string()
  .regex(/^\d{1,5}$/, portError)
  .transform(Number)
  .refine(number => number <= 65_535, portError)

const shape = {
  ROLE: z
    .enum(['web', 'worker', 'both'], { error: 'doit être web, worker ou both' })
    .default('both'),
  PORT: port.default(3000),
  HOST: z
    .string()
    .refine(
      host => isIP(host) !== 0 || /^[a-z\d]([a-z\d-]*[a-z\d])?(\.[a-z\d-]+)*$/i.test(host),
      'doit être une adresse IP ou un nom de machine, par exemple 127.0.0.1',
    )
    .default('127.0.0.1'),
  PUBLIC_URL: url(['http:', 'https:'], 'https://tambour.ma-commune.fr').optional(),
  DATABASE_URL: z
    .string()
    // `file://data/x.db` would name a machine called « data ».
    .refine(value => /^(file:(\/\/)?(?=\/[^/])|file:(?=[^/])|postgres(ql)?:\/\/)./.test(value), {
      error: `doit être une adresse comme ${databaseExample}`,
    })
    .refine(value => value.startsWith('file:') || URL.canParse(value), {
      error: `doit être une adresse comme ${databaseExample}`,
    })
    .default('file:data/tambour.db'),
  SECRET_KEY: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{43}$/,
      'doit être 32 octets tirés au hasard, écrits en base64url (43 caractères)',
    )
    .optional(),
  BACKUP_TO: z
    .string()
    .refine(
      value =>
        !/^[a-z][a-z\d+.-]*:\/\//i.test(value) ||
        /^(https?|s3):$/.test(URL.parse(value)?.protocol ?? ''),
      'doit être un dossier, une adresse WebDAV comme https://utilisateur:motdepasse@serveur/dossier/, une adresse S3, ou « non »',
    )
    .refine(
      value => !/^s3:/i.test(value) || isS3Address(value),
      'doit être une adresse comme s3://bucket/dossier?endpoint=https://s3.fr-par.scw.cloud&region=fr-par, sans la clé',
    )
    .optional(),
  BACKUP_S3_ACCESS_KEY: z.string().optional(),
  BACKUP_S3_SECRET_KEY: z.string().optional(),
  BACKUP_KEEP: z
    .string()
    .regex(/^[1-9]\d{0,2}$/, 'doit être un nombre de 1 à 999')
    .default('14')
    .transform(Number),
  BACKUP_PASSPHRASE: z.string().min(12, 'doit avoir au moins 12 caractères').optional(),
  METRICS_TOKEN: z.string().min(20, 'doit avoir au moins 20 caractères').optional(),
  SECURITY_CONTACT: z
    .string()
    .regex(
      /^(mailto:[^@\s]+@[^@\s]+|https:\/\/\S+)$/,
      'doit être une adresse comme mailto:mairie@ma-commune.fr ou https://…',
    )
    .optional(),
  TRUSTED_PROXIES: z
    .string()
    .default('127.0.0.0/8, ::1')
    .transform(text => (text === 'non' ? [] : text.split(/[\s,]+/).filter(Boolean)))
    .refine(
      networks => networks.every(isNetwork),
      'doit être des adresses ou des réseaux, par exemple 172.18.0.0/16, ou « non »',
    ),
  OIDC_ISSUER: url(['http:', 'https:'], 'https://auth.agentconnect.gouv.fr/api/v2')
    .refine(
      value => /^https:|^http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/]/.test(`${value}/`),
      'doit être une adresse en https:// : ce qui y passe ouvre des comptes',
    )
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_NAME: z.string().max(40, 'doit avoir au plus 40 caractères').optional(),
  SMTP_URL: url(['smtp:', 'smtps:'], 'smtps://utilisateur:motdepasse@smtp.exemple.fr').optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^@\r\n]*[^@\s]+@[^@\s]+$/,
      'doit être une adresse électronique, par exemple « Mairie <mairie@ma-commune.fr> »',
    )
    .default('Tambour <tambour@localhost>'),
  GRAPH_API_URL: url(['http:', 'https:'], 'https://graph.facebook.com').default(
    'https://graph.facebook.com',
  ),
  GEO_API_URL: z
    .literal('non')
    .or(url(['http:', 'https:'], 'https://geo.api.gouv.fr'))
    .default('https://geo.api.gouv.fr'),
  FREE_MOBILE_URL: url(['http:', 'https:'], 'https://smsapi.free-mobile.fr').default(
    'https://smsapi.free-mobile.fr',
  ),
  LOOPBACK_FEEDS: z
    .enum(['0', '1'], { error: 'doit être 0 ou 1' })
    .default('0')
    .transform(value => value === '1'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], {
      error: 'doit être debug, info, warn, error ou silent',
    })
    .default('info'),
}

/** Read by the command line alone, and allowed in the same `.env`. */
const remoteShape = {
  TAMBOUR_SERVER: url(['http:', 'https:'], 'https://tambour.ma-commune.fr').optional(),
  TAMBOUR_TOKEN: z
    .string()
    .regex(/^tmb_[A-Za-z0-9_-]{43}$/, 'doit être une clé d’API faite par « token create »')
    .optional(),
}

// Its parts must know each other's port before they listen.
const demoPort = port
  .refine(number => number > 0, 'doit être un nombre entre 1 et 65 535')
  .optional()

/** Read by the demonstration alone, and never from `.env`, which is the installation's. */
const demoShape = {
  PORT: demoPort,
  SANDBOX_PORT: demoPort,
  SANDBOX_SMTP_PORT: demoPort,
}

const names = [...Object.keys(shape), ...Object.keys(remoteShape)]

type Environment = Record<string, string | undefined>

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
function providerOf(values: {
  OIDC_ISSUER?: string | undefined
  OIDC_CLIENT_ID?: string | undefined
  OIDC_CLIENT_SECRET?: string | undefined
  OIDC_NAME?: string | undefined
}): ProviderSettings | null {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = values
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

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  if (bits === undefined) return most > 0
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most
}

function backupPlace(value: string | undefined, dataDir: string, folder: string): string | null {
  if (value === undefined) return join(dataDir, 'backups')
  if (value === 'non') return null
  return URL.canParse(value) ? value : resolve(folder, value)
}

/** Its key is never in it: it is shown. */
function isS3Address(value: string): boolean {
  const address = URL.parse(value)
  const endpoint = URL.parse(address?.searchParams.get('endpoint') ?? '')
  if (address === null || endpoint === null) return false
  const { username, password, host, searchParams } = address
  return (
    [username, password, endpoint.username, endpoint.password].every(part => part === '') &&
    /^[\w.-]+$/.test(host) &&
    /^https?:$/.test(endpoint.protocol) &&
    `${endpoint.pathname}${endpoint.search}` === '/' &&
    [...searchParams.keys()].every(name => ['endpoint', 'region'].includes(name))
  )
}

function s3Keys({
  BACKUP_TO: place = '',
  BACKUP_S3_ACCESS_KEY: accessKey,
  BACKUP_S3_SECRET_KEY: secretKey,
}: z.output<z.ZodObject<typeof shape>>): Settings['backupS3Keys'] {
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

function keyFromFile(path: string): string {
  if (!existsSync(path)) makeKeyFile(path)
  const key = readText(path).trim()
  if (!/^[A-Za-z0-9_-]{43}$/.test(key)) {
    throw new BadSetting(
      `Le fichier ${path} ne contient pas une clé de 43 caractères : remettez celle de votre sauvegarde, sans elle les accès des canaux ne se lisent plus.`,
    )
  }
  return key
}

/** Whole or not at all: two first starts at once must agree on one key. */
function makeKeyFile(path: string): void {
  const draft = `${path}.${process.pid}`
  try {
    // What citizens wrote will lie here too.
    makeFolder(dirname(path))
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
    linkSync(draft, path)
  } catch (error) {
    if (!existsSync(path)) {
      throw new BadSetting(`La clé ne peut pas être écrite dans ${path} : ${reason(error)}.`)
    }
  } finally {
    if (existsSync(draft)) rmSync(draft)
  }
}

const madeAt = (path: string) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null

const isEmptyFile = (path: string) => statSync(path, { throwIfNoEntry: false })?.size === 0

/** As `makeFolder` of `database/file.ts`, which settings may not read: under /proc, Node's own way never ends. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  if (dirname(path) !== path) makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (error) {
    if (!existsSync(path)) throw error
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new BadSetting(`Le fichier ${path} ne se lit pas : ${reason(error)}.`)
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
