import { NBSP } from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'

export const webhookSentences = sentences('webhooks', {
  thisWebhook: { fr: 'Ce webhook', en: 'This webhook' },
  thisMessage: { fr: 'Cet envoi', en: 'This message' },
  badAddress: (reason: Sentence) => ({
    fr: `Cette adresse ne convient pas${NBSP}: ${reason.fr}.`,
    en: `This address will not do: ${reason.en}.`,
  }),
  tooMany: (most: number) => ({
    fr: `Cette commune a déjà ${most} webhooks${NBSP}: supprimez-en un d’abord.`,
    en: `This commune already has ${most} webhooks: remove one first.`,
  }),
  isDisabled: {
    fr: `Ce webhook est désactivé${NBSP}: activez-le, puis renvoyez.`,
    en: 'This webhook is disabled: enable it, then send again.',
  },
  isErased: {
    fr: `Cet envoi parlait d’un message qui est effacé${NBSP}: il ne peut plus partir.`,
    en: 'This was about a message that is erased: it can no longer be sent.',
  },
  isLeaving: {
    fr: `Cet envoi est en train de partir${NBSP}: attendez un instant.`,
    en: 'This is being sent: wait a moment.',
  },
  /** Why an endpoint took nothing: without a full stop. */
  answered: (host: string, status: number) => ({
    fr: `${host} a répondu par le code ${status}`,
    en: `${host} answered with code ${status}`,
  }),
  redirects: (host: string, status: number) => ({
    fr: `${host} renvoie vers une autre adresse (code ${status})${NBSP}: donnez cette adresse ici`,
    en: `${host} leads to another address (code ${status}): give that address here`,
  }),
  gone: (host: string) => ({
    fr: `${host} ne veut plus rien recevoir (code 410)`,
    en: `${host} wants nothing more (code 410)`,
  }),
  unreadable: {
    fr: `le secret de ce webhook ne se lit plus avec la clé de cette installation${NBSP}: renouvelez-le`,
    en: 'this webhook’s secret can no longer be read with this installation’s key: renew it',
  },
})
