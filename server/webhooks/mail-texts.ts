import { englishInstant } from '../language/english.ts'
import { frenchInstant, NBSP } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

/** What a mail says of a webhook that is told nothing more; instants are ms UTC. */
export const webhookTexts = sentences('webhooks.mail', {
  subject: (name: string, commune: string) => ({
    fr: `Le webhook «${NBSP}${name}${NBSP}» est désactivé, ${commune}`,
    en: `The webhook “${name}” is disabled, ${commune}`,
  }),
  title: (name: string) => ({
    fr: `Le webhook «${NBSP}${name}${NBSP}» est désactivé`,
    en: `The webhook “${name}” is disabled`,
  }),
  gone: (name: string) => ({
    fr: `Le logiciel «${NBSP}${name}${NBSP}» a répondu qu’il ne veut plus rien recevoir de Tambour. Il n’est plus prévenu de rien.`,
    en: `The software “${name}” answered that it wants nothing more from Tambour. It is told nothing any more.`,
  }),
  silent: (name: string, since: number, zone: string) => ({
    fr: `Le logiciel «${NBSP}${name}${NBSP}» n’a rien pris depuis le ${frenchInstant(since, zone, { weekday: true })}. Il n’est plus prévenu de rien.`,
    en: `The software “${name}” has taken nothing since ${englishInstant(since, zone, { weekday: true })}. It is told nothing any more.`,
  }),
  next: {
    fr: 'Voyez avec qui s’en occupe. Une fois réparé, activez le webhook et renvoyez ce qui a échoué. S’il ne sert plus, supprimez-le.',
    en: 'Ask those who look after it. Once it is mended, enable the webhook and send again what failed. If it is of no use any more, remove it.',
  },
  open: { fr: 'Voir les webhooks', en: 'See the webhooks' },
})
