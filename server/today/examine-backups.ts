import { accessSync, constants, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { backupsShown, lastBackup } from '../backup/nightly.ts'
import type { Deps } from '../deps.ts'
import { frenchDate } from '../language/french.ts'
import { localDateOf } from '../language/instant.ts'
import { error, type Finding, ok, warning, withoutStop } from './finding.ts'

export type BackupSettings = Parameters<typeof backupsShown>[1]

/** Whether backups are made, with the key, where they can be found when this disk cannot. */
export async function backups(
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
  const made = await lastBackup(deps)
  const [last] = backups
  const reason = last?.error?.fr ?? null
  if (last === undefined) {
    findings.push(
      warning(
        'backup',
        `Aucune sauvegarde n’a encore été faite dans ${place}.`,
        'la première se fait dès que le serveur tourne, ou par « tambour backup FICHIER »',
      ),
    )
  } else if (made === null || tooOld) {
    findings.push(
      error(
        'backup',
        made === null
          ? `Aucune sauvegarde n’a encore été faite dans ${place}${reason === null ? '' : ` : ${withoutStop(reason)}`}.`
          : `La dernière sauvegarde date de plus de trois jours${reason === null ? '' : ` : ${withoutStop(reason)}`}.`,
        'laissez tourner le serveur la nuit, ou faites « tambour backup FICHIER »',
      ),
    )
  } else if (reason === null) {
    findings.push(ok('backup', `La dernière sauvegarde est faite, dans ${place}.`))
  } else {
    findings.push(
      warning(
        'backup',
        `La dernière sauvegarde a échoué : ${withoutStop(reason)}.`,
        `réparez cela : Tambour réessaie chaque heure`,
      ),
    )
  }
  if (!sealsKey) {
    findings.push(
      warning(
        'backup-key',
        'Les sauvegardes ne contiennent pas la clé : sans elle, les canaux seraient à reconnecter et les abonnés à réinscrire.',
        'donnez une phrase secrète dans BACKUP_PASSPHRASE, ou gardez secret-key ailleurs',
      ),
    )
  }
  return [...findings, ...folder(settings)]
}

/** What can be seen of a folder of this machine; where an address stands instead, nothing. */
function folder({ backupTo, databaseUrl }: BackupSettings): Finding[] {
  if (backupTo === null || URL.canParse(backupTo)) return []
  const there = nearest(backupTo)
  if (!isWritableFolder(there)) {
    return [
      error(
        'backup-folder',
        `Les sauvegardes ne peuvent pas s’écrire dans ${backupTo}.`,
        'donnez à Tambour le droit d’écrire dans ce dossier, ou un autre dossier dans BACKUP_TO',
      ),
    ]
  }
  if (!databaseUrl.startsWith('file:/')) return []
  if (statSync(there).dev !== statSync(nearest(databaseUrl.slice(5))).dev) return []
  return [
    warning(
      'backup-disk',
      'Les sauvegardes sont sur le même disque que la base : une panne emporterait les deux.',
      'donnez à BACKUP_TO un autre disque, une adresse WebDAV ou S3, ou copiez-les ailleurs',
    ),
  ]
}

/** What of a path is there already: a folder is made with the first backup. */
function nearest(path: string): string {
  const isThere = statSync(path, { throwIfNoEntry: false }) !== undefined
  return isThere || dirname(path) === path ? path : nearest(dirname(path))
}

function isWritableFolder(path: string): boolean {
  try {
    accessSync(path, constants.W_OK)
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
