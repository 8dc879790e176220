import { BadUse, command, type Input, optional } from '../cli/command.ts'
import { frenchInstant } from '../language/french.ts'
import { Refusal } from '../platform/refusal.ts'
import { digestSentences } from './sentences.ts'
import { type DigestShape, digestQuery } from './shapes.ts'

export const commands = [
  command<DigestShape>({
    name: 'digest',
    usage: '[--week 2026-W47] [--send] [--unconfirmed]',
    summary:
      'Montre le récapitulatif d’une semaine, la dernière finie sans --week, et l’envoie avec --send à qui ne l’a pas eu.',
    options: {
      week: { type: 'string' },
      send: { type: 'boolean' },
      unconfirmed: { type: 'boolean' },
    },
    async ask(api, input) {
      const { week, send, unconfirmed } = wanted(input)
      const shown = await api('GET /digest', { query: { week } })
      if (!send) return shown
      return allSent(await api('POST /digest/send', { json: { week: shown.week, unconfirmed } }))
    },
    print,
  }),
]

function wanted({ values, positionals }: Input): {
  week: string | undefined
  send: boolean
  unconfirmed: boolean
} {
  if (positionals.length > 0) throw new BadUse('La semaine se donne avec --week, comme 2026-W47.')
  const week = optional(values, 'week')
  if (!digestQuery.safeParse({ week }).success) {
    throw new BadUse(`« ${week} » n’est pas une semaine : écrivez-la comme 2026-W47.`)
  }
  return { week, send: values.send === true, unconfirmed: values.unconfirmed === true }
}

/** @throws Refusal (`unavailable`) that names the readers who may not have it, and why. */
function allSent(digest: DigestShape): DigestShape {
  const without = digest.recipients.filter(({ state }) => state !== 'sent')
  if (without.length === 0) return digest
  const named = without.map(({ email, reason }) => `${email} (${reason?.fr ?? 'envoi en cours'})`)
  throw new Refusal('unavailable', digestSentences.notSentToAll(digest.week, named))
}

function print({ subject, text, recipients }: DigestShape): string {
  const readers =
    recipients.length === 0
      ? ['Personne ne reçoit le récapitulatif.']
      : recipients.map(recipient => `${recipient.email} : ${stateLabel(recipient)}`)
  return [`Objet : ${subject}`, '', text.trimEnd(), '', ...readers].join('\n')
}

function stateLabel({ state, sentAt, reason }: DigestShape['recipients'][number]): string {
  const because = reason === null ? '' : `, ${reason.fr}`
  switch (state) {
    case 'asked':
      return 'n’a pas encore confirmé son adresse'
    case 'none':
      return 'pas encore envoyé'
    case 'sending':
      return 'envoi en cours'
    case 'sent':
      return sentAt === null
        ? 'envoyé'
        : `envoyé le ${frenchInstant(Date.parse(sentAt), 'Europe/Paris')}`
    case 'failed':
      return `échec${because}`
    case 'unconfirmed':
      return `envoi incertain${because}`
  }
}
