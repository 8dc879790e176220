import { channelsOf } from '../channels/rows.ts'
import { isConnected } from '../channels/rules.ts'
import type { AudienceWay } from '../connectors/audience.ts'
import type { Deps } from '../deps.ts'
import { listRecipients } from '../digest/recipients.ts'
import { communeOf } from '../people/commune.ts'
import { listPeople } from '../people/people.ts'
import { allows } from '../people/rules/role.ts'
import { listWebhooks } from '../webhooks/webhooks.ts'
import { privacyOf } from './retention.ts'

/** What of the process the documents name (server/settings.ts). */
export type ProcessingSettings = {
  backupTo: string | null
  backupKeep: number
  backupPassphrase: string | null
}

/** What the register and the notice tell of a commune. */
export type Processing = {
  commune: string
  contact: string
  officer: string
  months: number
  /** Networks of which a channel is connected. */
  networks: string[]
  /** How many people may read messages. */
  readers: number
  /** How many receive the weekly digest. */
  subscribers: number
  /** By what residents who signed up are told; none: they cannot. */
  audience: AudienceWay[]
  /** Other software that is told who wrote, and the words, by its hosts. */
  software: string[]
  /** After how many days a backup is gone; null: none are made. */
  backups: number | null
  /** One sentence each. */
  measures: string[]
}

/** @throws Refusal (`not-found`) */
export async function processingOf(
  deps: Pick<Deps, 'db' | 'clock' | 'connectors' | 'publicUrl' | 'secrets'>,
  communeId: number,
  { backupTo, backupKeep, backupPassphrase }: ProcessingSettings,
): Promise<Processing> {
  const { db, publicUrl } = deps
  const commune = await communeOf(deps, communeId)
  const { contact, officer, months } = await privacyOf(deps, commune)
  const channels = (await channelsOf(db, communeId)).filter(isConnected)
  const people = await listPeople(deps, communeId)
  const labels = channels.map(one => deps.connectors[one.connector]?.manifest.label.fr ?? one.name)
  const audience = channels.flatMap(one => deps.connectors[one.connector]?.audience?.way ?? [])
  const informed = (await listWebhooks(deps, communeId)).filter(
    ({ words, enabled }) => words && enabled,
  )
  return {
    commune: commune.name,
    contact,
    officer,
    months,
    networks: [...new Set(labels)],
    readers: people.filter(({ role }) => allows(role, 'commune.read')).length,
    subscribers: (await listRecipients(deps, communeId)).length,
    audience: [...new Set(audience)],
    software: [...new Set(informed.map(({ address }) => new URL(address).host))],
    backups: backupTo === null ? null : backupKeep,
    measures: [
      'Comptes nominatifs, rôles, mots de passe refusés quand ils sont courants, second facteur au choix',
      'Tentatives de connexion limitées et notées',
      ...(publicUrl.startsWith('https:') ? ['Échanges chiffrés (HTTPS)'] : []),
      'Accès aux réseaux chiffrés dans la base (AES-256-GCM)',
      'Journal des actes ; chaque lecture d’une conversation est notée',
      ...(backupTo === null
        ? []
        : [
            backupPassphrase === null
              ? 'Sauvegarde vérifiée chaque nuit'
              : 'Sauvegarde vérifiée chaque nuit, clé scellée par une phrase de passe',
          ]),
      'Effacement chaque nuit de ce qui a passé la durée',
    ],
  }
}
