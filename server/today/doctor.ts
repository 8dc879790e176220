import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { backupsShown } from '../backup/nightly.ts'
import { secretsSubject } from '../channels/call.ts'
import { channelsOf } from '../channels/rows.ts'
import { isConnected } from '../channels/rules.ts'
import {
  databaseProduct,
  findDamage,
  forgetfulSetting,
  newestMigration,
  tryToWrite,
} from '../database/health.ts'
import type { Deps } from '../deps.ts'
import { frenchCount, frenchDate, frenchDuration, frenchNumber } from '../language/french.ts'
import { localDateOf } from '../language/instant.ts'
import { sentenceOf } from '../language/sentence.ts'
import { listCommunes } from '../people/store/communes.ts'
import { failureBehind } from '../platform/health.ts'
import { Refusal } from '../platform/refusal.ts'
import {
  address,
  error,
  type Finding,
  key,
  messageOf,
  ok,
  warning,
  withoutStop,
} from './finding.ts'

/** What of the installation lies outside the database. */
export type Installation = {
  host: string
  /** Where the key is kept; null when SECRET_KEY holds it. */
  keyFile: string | null
  /** Where backups go, and what seals the key into them. */
  backups: BackupSettings
  /** A folder on the disk that Tambour fills. */
  folder: string
  /** The page that the built screens begin with. */
  page: string
}

async function backups(
  deps: Pick<Deps, 'db' | 'clock'>,
  settings: BackupSettings,
): Promise<Finding[]> {
  const { place, sealsKey, tooOld, backups, replaced } = await backupsShown(deps, settings)
  const findings: Finding[] = replaced.map(({ name, removedFrom }) =>
    warning(
      'replaced-database',
      `Une ancienne base est gardée dans ${name} : elle contient des données personnelles. Tambour la supprime le ${frenchDate(localDateOf(Date.parse(removedFrom), 'Europe/Paris'))}, ou dès qu’une personne est effacée.`,
      'supprimez-la dès que tout est en ordre',
    ),
  )
  if (place === null) {
    return [
      ...findings,
      warning(
        'backup',
        'Tambour ne fait pas de sauvegarde (BACKUP_TO=non).',
        'copiez chaque nuit la base et le fichier de la clé ailleurs que sur cette machine',
      ),
    ]
  }
  const made = backups.find(({ error, endedAt }) => endedAt !== null && error === null)
  const [last] = backups
  if (last === undefined) {
    findings.push(
      warning(
        'backup',
        `Aucune sauvegarde n’a encore été faite dans ${place}.`,
        'la première se fait dès que le serveur tourne, ou par « tambour backup FICHIER »',
      ),
    )
  } else if (made === undefined || tooOld) {
    const reason = last.error?.fr ?? null
    findings.push(
      error(
        'backup',
        made === undefined
          ? `Aucune sauvegarde n’a encore été faite dans ${place}${reason === null ? '' : ` : ${withoutStop(reason)}`}.`
          : `La dernière sauvegarde date de plus de trois jours${reason === null ? '' : ` : ${withoutStop(reason)}`}.`,
        'laissez tourner le serveur la nuit, ou faites « tambour backup FICHIER »',
      ),
    )
  } else findings.push(ok('backup', `La dernière sauvegarde est faite, dans ${place}.`))
  if (!sealsKey) {
    findings.push(
      warning(
        'backup-key',
        'Les sauvegardes ne contiennent pas la clé : sans elle, les canaux devraient être reconnectés.',
        'donnez une phrase secrète dans BACKUP_PASSPHRASE, ou gardez secret-key ailleurs',
      ),
    )
  }
  return findings
}

type BackupSettings = Parameters<typeof backupsShown>[1]

type DoctorDeps = Pick<
  Deps,
  'db' | 'database' | 'clock' | 'http' | 'secrets' | 'mailer' | 'publicUrl' | 'graphApiUrl'
>

/** Looks at everything that can be wrong with an installation; changes nothing. */
export async function examine(deps: DoctorDeps, installation: Installation): Promise<Finding[]> {
  return [
    ...(await database(deps)),
    ...examineFiles(installation),
    await disk(installation.folder),
    address(deps.publicUrl, installation.host),
    await mail(deps),
    ...(await communes(deps)),
    ...(await backups(deps, installation.backups)),
  ]
}

/** What can be said without a database. */
export function examineFiles({ keyFile, page }: Installation): Finding[] {
  return [
    key(keyFile),
    existsSync(page)
      ? ok('screens', 'Les écrans sont construits.')
      : error('screens', 'Les écrans ne sont pas construits.', 'faites « npm run build »'),
  ]
}

/** The database cannot be opened at all; one whose failure is known brings its own remedy. */
export function unreachable(failure: Error): Finding {
  const advice = 'vérifiez DATABASE_URL et que la base est en marche'
  const finding = error('database', failure.message, advice)
  const known = failureBehind(failure)
  return known === null || known.failure === 'unreachable' ? finding : { ...finding, advice: null }
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
        `remettez « ${forgetful} = on » dans postgresql.conf`,
      ),
    )
  }
  const damage = await findDamage(deps.database)
  if (damage !== null) {
    findings.push(
      error(
        'database-damaged',
        `Le fichier de la base est abîmé : ${damage}.`,
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

async function mail({ mailer }: DoctorDeps): Promise<Finding> {
  if (mailer === null) {
    return warning(
      'mail',
      'Aucun serveur de courrier : le récapitulatif ne part pas.',
      'donnez SMTP_URL et MAIL_FROM',
    )
  }
  const check = await mailer.check()
  return check.ok
    ? ok('mail', 'Le serveur de courrier accepte nos messages.')
    : error('mail', `Le courrier ne part pas : ${check.reason.fr}.`, 'corrigez SMTP_URL')
}

async function communes(deps: DoctorDeps): Promise<Finding[]> {
  const rows = await listCommunes(deps.db)
  if (rows.length === 0) {
    return [
      warning(
        'commune',
        'Aucune commune n’est enregistrée.',
        'ouvrez Tambour dans un navigateur, ou faites « tambour setup »',
      ),
    ]
  }
  const all = (await Promise.all(rows.map(({ id }) => channelsOf(deps.db, id)))).flat()
  const channels = all.filter(isConnected)
  if (channels.length === 0) {
    return [
      warning(
        'channels',
        'Aucun canal n’est connecté.',
        'connectez la page de la mairie dans « Canaux »',
      ),
    ]
  }
  const findings = channels.flatMap(channel => [...secret(deps, channel), ...health(channel)])
  return [
    ...(findings.length > 0
      ? findings
      : [
          ok(
            'channels',
            `${frenchCount(channels.length, 'canal travaille', 'canaux travaillent')}.`,
          ),
        ]),
    await clock(deps),
  ]
}

type Channel = Awaited<ReturnType<typeof channelsOf>>[number]

function secret({ secrets }: DoctorDeps, channel: Channel): Finding[] {
  try {
    secrets.open(channel.secrets, secretsSubject(channel.id))
    return []
  } catch (failure) {
    if (!(failure instanceof Refusal)) throw failure
    return [
      error(
        `channel-${channel.id}-secrets`,
        `L’accès à « ${channel.name} » ne se lit pas avec cette clé.`,
        'remettez la clé d’origine, ou reconnectez le canal',
      ),
    ]
  }
}

function health({ id, name, state, stateReason, poll }: Channel): Finding[] {
  if (state === 'paused') {
    const text = `« ${name} » est en pause${stateReason === null ? '' : ` : ${withoutStop(sentenceOf(stateReason).fr)}`}.`
    return [error(`channel-${id}`, text, 'reconnectez-le dans « Canaux »')]
  }
  if (poll.error === null) return []
  const text = `« ${name} » n’a pas pu être relevé : ${withoutStop(sentenceOf(poll.error).fr)}.`
  return [warning(`channel-${id}`, text, `faites « tambour channel check ${id} »`)]
}

/** Tokens and delivery times depend on the hour: the network's own is a second opinion. */
async function clock(deps: DoctorDeps): Promise<Finding> {
  let date: string | null
  try {
    date = (await deps.http.request(deps.graphApiUrl, { deadlineMs: 10_000 })).headers.get('date')
  } catch (failure) {
    return warning(
      'clock',
      `Le réseau ne répond pas : ${messageOf(failure)}.`,
      'vérifiez la connexion de cette machine',
    )
  }
  const theirs = Date.parse(date ?? '')
  if (Number.isNaN(theirs)) return ok('clock', 'Le réseau répond, sans dire l’heure.')
  const apart = Math.abs(deps.clock.now() - theirs)
  if (apart < 60_000) return ok('clock', 'L’horloge de cette machine est à l’heure.')
  const text = `L’horloge de cette machine et celle du réseau diffèrent de ${frenchDuration(apart)}.`
  return error('clock', text, 'activez la mise à l’heure automatique (NTP)')
}
