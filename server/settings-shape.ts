import { isIP } from 'node:net'
import { z } from 'zod'

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

/** What each setting may be; its refusal follows its name. */
export const shape = {
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
export const remoteShape = {
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
export const demoShape = {
  PORT: demoPort,
  SANDBOX_PORT: demoPort,
  SANDBOX_SMTP_PORT: demoPort,
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
  if (bits === undefined) return most > 0
  return more.length === 0 && /^\d{1,3}$/.test(bits) && Number(bits) <= most
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
