import type { FaultInput } from './faults.ts'

/** A fault by its name: what a person calls it, and what Meta does then, in one sentence. */
export type FaultPreset = {
  key: string
  label: string
  what: string
  fault: FaultInput
}

export type PresetGroup = { title: string; presets: FaultPreset[] }

export const preset = (
  key: string,
  label: string,
  what: string,
  fault: FaultInput,
): FaultPreset => ({
  key,
  label,
  what,
  fault,
})

/**
 * The faults of a network that is played beside Meta's.
 * @param calls what the addresses of its API have in them; `posts`: of the call that publishes, `shown`:
 *   of the one that reads back
 */
export function publishingPresets(
  connector: string,
  title: string,
  { calls, posts, shown }: { calls: string; posts: string; shown: string },
): PresetGroup {
  const writing = { method: 'POST', path: posts } as const
  const match = { path: calls }
  const named = (key: string, label: string, what: string, fault: FaultInput) =>
    preset(`${connector}-${key}`, label, what, fault)
  return {
    title,
    presets: [
      named(
        'accept-then-500',
        `Publié sur ${title}, puis erreur 500`,
        `${title} publie, puis répond par une erreur comme si rien n’était fait.`,
        { kind: 'accept-then-500', match: writing },
      ),
      named(
        'drop-after',
        `Publié sur ${title}, puis coupé`,
        `${title} publie, et la connexion est coupée avant sa réponse.`,
        { kind: 'drop', when: 'after', match: writing },
      ),
      named(
        'drop-before',
        `Coupé avant de publier sur ${title}`,
        `La connexion est coupée avant que ${title} publie.`,
        { kind: 'drop', when: 'before', match: writing },
      ),
      named(
        'throttle',
        `Trop de requêtes à ${title}, 429`,
        `${title} demande d’attendre cinq minutes.`,
        { kind: 'throttle', percent: 100, match },
      ),
      named(
        'dead-token',
        `Accès à ${title} révoqué, 401`,
        `${title} n’accepte plus ce qui ouvre le compte.`,
        { kind: 'dead-token', match },
      ),
      named(
        'not-yet',
        `Pas encore visible sur ${title}`,
        `La publication qui vient d’être faite ne se voit pas encore sur ${title}.`,
        { kind: 'not-yet', match: { path: shown } },
      ),
    ],
  }
}
