import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { z } from 'zod'
import { type Migrations, migrationsOf } from '../database/database.ts'
import {
  databaseProduct,
  findDamage,
  forgetfulSetting,
  newestMigration,
  tryToWrite,
} from '../database/health.ts'
import type { Deps } from '../deps.ts'
import { frenchNumber } from '../language/french.ts'
import { failureBehind } from '../platform/health.ts'
import { HttpFailure } from '../platform/http-client.ts'
import { version } from '../version.ts'
import { type BackupSettings, backups } from './examine-backups.ts'
import { communes } from './examine-channels.ts'
import { address, error, type Finding, isLoopback, key, messageOf, ok, warning } from './finding.ts'

export type { Migrations }

/** What of the installation lies outside the database. */
export type Installation = {
  host: string
  port: number
  /** Who sends mails, as a mailbox shows it. */
  mailFrom: string
  /** Where the key is kept; null when SECRET_KEY holds it. */
  keyFile: string | null
  /** Where backups go, and what seals the key into them. */
  backups: BackupSettings
  /** A folder on the disk that Tambour fills. */
  folder: string
  /** The page that the built screens begin with. */
  page: string
}

type DoctorDeps = Pick<
  Deps,
  'db' | 'database' | 'clock' | 'http' | 'secrets' | 'mailer' | 'publicUrl' | 'graphApiUrl'
>

/** Looks at everything that can be wrong with an installation; changes nothing. */
export async function examine(deps: DoctorDeps, installation: Installation): Promise<Finding[]> {
  const ofDatabase = await database(deps)
  const ofFiles = await examineFiles(installation)
  // What is asked of a damaged one may fail, or be wrong.
  if (ofDatabase.some(({ key }) => key === 'database-damaged')) return [...ofFiles, ...ofDatabase]
  return [
    ...ofFiles,
    ...ofDatabase,
    address(deps.publicUrl, installation.host),
    ...(await server(deps, installation)),
    ...(await mail(deps, installation)),
    ...(await communes(deps)),
    ...(await backups(deps, installation.backups)),
  ]
}

/** What can be said without a database. */
export async function examineFiles({ keyFile, page, folder }: Installation): Promise<Finding[]> {
  return [
    ok('version', `C’est Tambour ${version}, sur Node ${process.versions.node}.`),
    key(keyFile),
    existsSync(page)
      ? ok('screens', 'Les écrans sont construits.')
      : error('screens', 'Les écrans ne sont pas construits.', 'faites « npm run build »'),
    await disk(folder),
  ]
}

/** The database cannot be opened at all; some failures bring their own remedy. */
export function unreachable(failure: Error): Finding {
  const advice = 'vérifiez DATABASE_URL et que la base est en marche'
  const finding = error('database', failure.message, advice)
  const known = failureBehind(failure)
  // What nothing else has caused we say ourselves: that it comes from a newer version.
  const isOurs = failure.cause instanceof Error && failure.cause.cause === undefined
  const isSilent = known === null ? !isOurs : known.failure === 'unreachable'
  return isSilent ? finding : { ...finding, advice: null }
}

/**
 * What is said of a database that the next start changes: opening it would do so, perhaps below a server
 * that still runs. Null: there is nothing to change, or nothing yet.
 * @throws DatabaseUnusable when it cannot be reached
 */
export async function olderThanThis(url: string, known?: Migrations): Promise<Finding | null> {
  const { applied, pending } = await migrationsOf(url, known)
  if (applied.length === 0 || pending.length === 0) return null
  return warning(
    'database',
    `La base est d’une version plus ancienne que Tambour ${version} : elle a été laissée telle quelle, et le reste n’a pas été regardé.`,
    'faites « tambour upgrade --check », puis démarrez Tambour, qui la met à jour',
  )
}

async function database(deps: DoctorDeps): Promise<Finding[]> {
  const product = await databaseProduct(deps.database)
  const findings = [
    ok(
      'database',
      `La base répond : ${product}, structure ${await newestMigration(deps.database)}.`,
    ),
  ]
  try {
    await tryToWrite(deps.database)
  } catch (failure) {
    findings.push(
      error(
        'database-writable',
        `La base refuse qu’on y écrive : ${messageOf(failure)}.`,
        'vérifiez les droits du fichier, ou de l’utilisateur de la base',
      ),
    )
  }
  const forgetful = await forgetfulSetting(deps.database)
  if (forgetful !== null) {
    findings.push(
      error(
        'database-durable',
        `PostgreSQL peut oublier ce qu’il vient d’écrire si la machine s’arrête (${forgetful} = off) : une publication pourrait partir deux fois.`,
        `remettez « ${forgetful} = on » dans postgresql.conf`,
      ),
    )
  }
  const damage = await findDamage(deps.database)
  if (damage !== null) {
    findings.push(
      error(
        'database-damaged',
        `Le fichier de la base est abîmé : ${damage.replaceAll(/\s+/g, ' ')}.`,
        'restaurez une sauvegarde',
      ),
    )
  }
  return findings
}

async function disk(folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(folder)
  const megabytes = Math.floor((bavail * bsize) / 1e6)
  const text = `Il reste ${frenchNumber(megabytes)}\u00a0Mo sur le disque de ${folder}.`
  if (megabytes < 200)
    return error('disk', text, 'libérez de la place avant que la base ne s’arrête')
  if (megabytes < 1000) return warning('disk', text, 'libérez de la place')
  return ok('disk', text)
}

async function mail(
  { mailer, publicUrl }: DoctorDeps,
  { mailFrom }: Installation,
): Promise<Finding[]> {
  if (mailer === null) {
    return [
      warning(
        'mail',
        'Aucun serveur de courrier : le récapitulatif ne part pas.',
        'donnez SMTP_URL et MAIL_FROM',
      ),
    ]
  }
  const check = await mailer.check()
  const findings = [
    check.ok
      ? ok('mail', 'Le serveur de courrier accepte nos messages.')
      : error('mail', `Le courrier ne part pas : ${check.reason.fr}.`, 'corrigez SMTP_URL'),
  ]
  if (/@localhost>?$/.test(mailFrom)) {
    findings.push(
      warning(
        'mail-from',
        `Les courriels partent de « ${mailFrom} », qui n’existe pas : beaucoup de boîtes les refusent.`,
        'donnez dans MAIL_FROM une adresse de la mairie',
      ),
    )
  }
  if (isLoopback(new URL(publicUrl).hostname)) {
    findings.push(
      warning(
        'mail-links',
        `Les liens des courriels mènent à ${publicUrl}, qui ne s’ouvre que sur cette machine.`,
        'donnez dans PUBLIC_URL l’adresse par laquelle on vient',
      ),
    )
  }
  return findings
}

/** How the server is that should run beside this command, and whether people come to it. */
async function server(
  { http, publicUrl }: DoctorDeps,
  { host, port }: Installation,
): Promise<Finding[]> {
  const name = /^(0\.0\.0\.0|::)$/.test(host) ? '127.0.0.1' : host
  const here = `${name.includes(':') ? `[${name}]` : name}:${port}`
  const own = await healthAt(http, `http://${here}`)
  if ('silent' in own) {
    const advice = 'démarrez-le, puis lisez ce qu’il écrit dans son journal'
    return [warning('server', `Le serveur ne tourne pas : ${own.silent}.`, advice)]
  }
  if (own.answer === null) {
    const advice = 'arrêtez-le, ou donnez à Tambour un autre port dans PORT'
    return [error('server', `Un autre programme que Tambour répond sur ${here}.`, advice)]
  }
  const { message } = own.answer
  const findings = [
    message === undefined
      ? ok('server', `Le serveur répond sur ${here}.`)
      : error('server', `Le serveur va mal. ${message}`, 'puis refaites « tambour doctor »'),
  ]
  const outside = await healthAt(http, publicUrl)
  const advice = 'vérifiez PUBLIC_URL, et le serveur HTTPS devant Tambour'
  if ('silent' in outside) {
    const text = `L’adresse ${publicUrl} ne répond pas d’ici : ${outside.silent}.`
    findings.push(warning('address-answers', text, advice))
  } else if (outside.answer === null) {
    const text = `À l’adresse ${publicUrl} répond autre chose que Tambour.`
    findings.push(warning('address-answers', text, advice))
  }
  return findings
}

/** What /healthz says. */
const health = z.object({ ok: z.boolean(), message: z.string().optional() })

/** `silent`: why nobody answers; `answer` null: somebody else does. */
async function healthAt(
  http: Deps['http'],
  url: string,
): Promise<{ silent: string } | { answer: z.infer<typeof health> | null }> {
  try {
    const { text } = await http.request(`${url}/healthz`, { deadlineMs: 10_000 })
    const isJson = text.startsWith('{"ok":')
    return { answer: isJson ? health.parse(JSON.parse(text)) : null }
  } catch (failure) {
    if (failure instanceof HttpFailure) return { silent: failure.sentence.fr }
    throw failure
  }
}
