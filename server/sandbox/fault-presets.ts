import { z } from 'zod'
import type { Faults, StandingFault } from './faults.ts'
import { metaPresets } from './graph/presets.ts'
import { playedPresets } from './networks.ts'
import { type FaultPreset, type PresetGroup, preset } from './preset.ts'
import { UnknownThing } from './state/writing.ts'

/** Grouped as a person looks for them. Each is one that the network has been seen to have. */
export const faultGroups: PresetGroup[] = [
  ...metaPresets,
  ...playedPresets,
  {
    title: 'Webhooks',
    presets: [
      preset('webhook-late', 'En retard', 'L’annonce part dix secondes plus tard.', {
        kind: 'webhook',
        how: 'late',
        ms: 10_000,
      }),
      preset('webhook-twice', 'Deux fois', 'L’annonce part deux fois de suite.', {
        kind: 'webhook',
        how: 'twice',
      }),
      preset('webhook-replayed', 'Rejouée', 'L’annonce repart telle quelle dix secondes après.', {
        kind: 'webhook',
        how: 'replayed',
        ms: 10_000,
      }),
      preset('webhook-out-of-order', 'En désordre', 'L’annonce part après celle qui la suit.', {
        kind: 'webhook',
        how: 'out-of-order',
      }),
      preset('webhook-unsigned', 'Sans signature', 'L’annonce part sans signature.', {
        kind: 'webhook',
        how: 'unsigned',
      }),
      preset(
        'webhook-unknown-fields',
        'Champs inconnus',
        'L’annonce a des champs et des sortes d’événements que personne ne connaît.',
        { kind: 'webhook', how: 'unknown-fields' },
      ),
      preset(
        'webhook-batch',
        'Par paquets',
        'Ce qui se passe pendant dix secondes part en un seul paquet, de mille annonces au plus.',
        { kind: 'webhook', how: 'batch', ms: 10_000, times: 1_000 },
      ),
    ],
  },
]

export const faultPresets: FaultPreset[] = faultGroups.flatMap(({ presets }) => presets)

/** A preset called for, with what narrows it: what is left out stays as the preset has it. */
export const presetCall = z.strictObject({
  preset: z.string(),
  page: z.string().optional(),
  path: z.string().optional(),
  /** How many calls go well first. */
  after: z.int().min(0).optional(),
  /** null: until it is taken away. */
  times: z.int().positive().nullable().optional(),
})

/** @throws UnknownThing for a preset that is none of the above, or that no call suffers. */
export function addPreset(faults: Faults, asked: z.output<typeof presetCall>): StandingFault {
  const found = faultPresets.find(({ key }) => key === asked.preset)
  if (!found) throw new UnknownThing(`Il n’y a pas de panne « ${asked.preset} ».`)
  const { times, preset: _, ...narrowed } = asked
  const { fault } = found
  const counted = times === undefined ? {} : { times }
  if (fault.kind === 'webhook' || fault.kind === 'mail-error') {
    if (Object.keys(narrowed).length > 0) {
      throw new UnknownThing('Une panne de webhook vaut pour toutes les pages et tous les chemins.')
    }
    return faults.add({ ...fault, ...counted }, found.key)
  }
  return faults.add({ ...fault, ...counted, match: { ...fault.match, ...narrowed } }, found.key)
}
