import type { Translations } from '../../server/language/sentence.ts'
import { translated } from '../language.ts'

/** What became of a message. */
export const outcomeMessages = translated({
  answered: (elapsed: string, onTime: boolean, isFirst: boolean) => ({
    fr: `${isFirst ? 'Première réponse' : 'Réponse'} en ${elapsed}${onTime ? '' : ', en retard'}`,
    en: `${isFirst ? 'First reply' : 'Reply'} in ${elapsed}${onTime ? '' : ', late'}`,
  }),
  answeredBoth: (office: string, elapsed: string, onTime: boolean, isFirst: boolean) => ({
    fr: `${isFirst ? 'Première réponse' : 'Réponse'} en ${office} d’ouverture${onTime ? '' : ', en retard'} (${elapsed} en tout)`,
    en: `${isFirst ? 'First reply' : 'Reply'} in ${office} of opening hours${onTime ? '' : ', late'} (${elapsed} in all)`,
  }),
  answeredOutOfHours: (elapsed: string, isFirst: boolean) => ({
    fr: `${isFirst ? 'Première réponse' : 'Réponse'} en ${elapsed}, hors horaires`,
    en: `${isFirst ? 'First reply' : 'Reply'} in ${elapsed}, out of hours`,
  }),
  full: (elapsed: string) => ({
    fr: `, réponse complète en ${elapsed}`,
    en: `, full answer in ${elapsed}`,
  }),
  fullExpected: { fr: ', réponse complète attendue', en: ', full answer still expected' },
  missed: (office: string) => ({
    fr: `Sans réponse depuis ${office} d’ouverture`,
    en: `No reply for ${office} of opening hours`,
  }),
  missedLong: (elapsed: string) => ({
    fr: `Sans réponse depuis ${elapsed}`,
    en: `Unanswered for ${elapsed}`,
  }),
  waiting: { fr: 'Attend une réponse', en: 'Waiting for a reply' },
  withdrawn: { fr: 'Retiré par son auteur', en: 'Withdrawn by its author' },
  excluded: (reason: string | null) => ({
    fr: `Écarté : ${exclusion(reason).fr}`,
    en: `Left out: ${exclusion(reason).en}`,
  }),
})

const unexpected = { fr: 'pas de réponse attendue', en: 'no reply expected' }

const exclusions = new Map<string | null, Translations>([
  [null, unexpected],
  ['unlikely', unexpected],
  ['other', unexpected],
  ['undone', unexpected],
  ['courtesy', { fr: 'mot de politesse', en: 'courtesy' }],
  ['emoji', { fr: 'émoji seul', en: 'emoji only' }],
  ['tag', { fr: 'adressé à quelqu’un d’autre', en: 'to somebody else' }],
  ['automatic', { fr: 'courriel automatique', en: 'automatic mail' }],
  ['moderation', { fr: 'masqué par la modération', en: 'hidden by moderation' }],
  ['spam', { fr: 'indésirable', en: 'spam' }],
  [
    'old',
    { fr: 'message d’avant la connexion du canal', en: 'from before the channel was connected' },
  ],
  ['elsewhere', { fr: 'réglé autrement', en: 'settled otherwise' }],
])

/** Why no answer is expected: a rule's key, or what a person wrote. */
export function exclusion(reason: string | null): Translations {
  const said = reason ?? ''
  return exclusions.get(reason) ?? { fr: said, en: said }
}
