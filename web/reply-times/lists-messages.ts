import { frenchCount, frenchNumber, isSingular } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'
import { messagesCount } from './messages.ts'

/** The words of the lists behind the figures, and of their first lines in the report. */
export const listMessages = translated({
  whoTitle: { fr: 'Qui attend encore', en: 'Who still waits' },
  whoNobody: {
    fr: 'Aucun message de la période n’attend encore de réponse.',
    en: 'No message of the period still waits for a reply.',
  },
  slowTitle: { fr: 'Les plus longs', en: 'The slowest' },
  slowEmpty: {
    fr: 'Aucune réponse à mesurer pour cette période.',
    en: 'No reply to measure for this period.',
  },
  seeAll: { fr: 'Voir la liste', en: 'See the list' },
  seeAnswered: (count: number) => ({
    fr: isSingular(count) ? 'Voir la réponse' : `Voir les ${frenchNumber(count)}`,
    en: count === 1 ? 'See the reply' : `See all ${count.toLocaleString('en-GB')}`,
  }),
  kindNames: {
    courtesy: { fr: 'mots de politesse', en: 'courtesies' },
    emoji: { fr: 'émojis seuls', en: 'emoji alone' },
    tag: { fr: 'adressés à quelqu’un d’autre', en: 'to somebody else' },
    automatic: { fr: 'courriels automatiques', en: 'automatic mails' },
    moderation: { fr: 'masqués', en: 'hidden' },
    person: { fr: 'écartés par un agent', en: 'left out by an officer' },
  },
  listCount: (value: number, isSlowest: boolean) => ({
    fr:
      value === 0
        ? 'Aucun message.'
        : isSlowest
          ? `${frenchCount(value, 'réponse', 'réponses')}, de la plus longue à la plus courte.`
          : `${messagesCount(value).fr}, du plus ancien au plus récent.`,
    en:
      value === 0
        ? 'No message.'
        : isSlowest
          ? `${count(value, 'reply', 'replies')}, slowest first.`
          : `${messagesCount(value).en}, oldest first.`,
  }),
  showMore: { fr: 'Afficher la suite', en: 'Show more' },
  shownOf: (shown: number, count: number) => ({
    fr: `${frenchNumber(shown)} sur ${frenchNumber(count)}`,
    en: `${shown.toLocaleString('en-GB')} of ${count.toLocaleString('en-GB')}`,
  }),
  lists: {
    recus: { fr: 'Messages reçus', en: 'Messages received' },
    'dans-objectif': { fr: 'Réponses dans l’objectif', en: 'Replies within the target' },
    comptes: { fr: 'Messages comptés', en: 'Messages counted' },
    mesures: { fr: 'Messages comptés ou en attente', en: 'Messages counted or waiting' },
    attendent: { fr: 'Qui attend encore', en: 'Who still waits' },
    'comptes-sans-exclusion': {
      fr: 'Messages comptés sans aucune exclusion',
      en: 'Messages counted without any exclusion',
    },
    repondus: { fr: 'Messages répondus', en: 'Messages answered' },
    'plus-longs': { fr: 'Réponses les plus longues', en: 'Slowest replies' },
    'en-retard': { fr: 'Réponses en retard', en: 'Late replies' },
    'sans-reponse': { fr: 'Sans réponse, objectif dépassé', en: 'Unanswered, past the target' },
    'en-attente': { fr: 'En attente, dans les temps', en: 'Waiting, still in time' },
    ecartes: { fr: 'Messages non comptés', en: 'Messages not counted' },
    retires: { fr: 'Messages retirés à temps par leur auteur', en: 'Messages withdrawn in time' },
    'hors-horaires': { fr: 'Réponses hors horaires', en: 'Replies out of hours' },
    historique: { fr: 'Messages repris de l’historique', en: 'Messages taken over from history' },
    'reponses-attente': {
      fr: 'Messages répondus par une réponse d’attente',
      en: 'Messages answered by a holding reply',
    },
    'reponses-attente-dans-objectif': {
      fr: 'Réponses d’attente dans l’objectif',
      en: 'Holding replies within the target',
    },
    publics: { fr: 'Messages publics comptés', en: 'Public messages counted' },
    prives: { fr: 'Messages privés comptés', en: 'Private messages counted' },
    arrivees: { fr: 'Messages qui demandent une réponse', en: 'Messages that need a reply' },
  },
})
