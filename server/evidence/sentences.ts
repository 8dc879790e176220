import type { Target } from '../hours/rules-target.ts'
import {
  englishCount,
  englishDate,
  englishDuration,
  englishNumber,
  englishOfficeDuration,
  englishPeriod,
} from '../language/english.ts'
import { englishEuros, frenchEuros } from '../language/euros.ts'
import {
  frenchCount,
  frenchDate,
  frenchDuration,
  frenchNumber,
  frenchOfficeDuration,
  frenchPeriod,
} from '../language/french.ts'
import { type Sentence, sentences } from '../language/sentence.ts'
import { shareLabel, withinLabel } from '../reply-times/rules/verdict.ts'

type Share = { ratio: number; goalPercent: number }

export const evidenceSentences = sentences('evidence', {
  action: { fr: 'Cette action', en: 'This action' },
  endsBeforeStart: { fr: 'ne peut pas être avant le début', en: 'cannot be before the start' },
  tooMany: (most: number) => ({
    fr: `La fiche compte déjà ${most} actions : retirez-en avant d’en ajouter.`,
    en: `The sheet has ${most} actions already: delete some before you add others.`,
  }),
  isThere: {
    fr: 'Cette action est déjà sur la fiche, avec ses chiffres : modifiez-la.',
    en: 'This action is on the sheet already, with its figures: edit that one.',
  },
  notBegun: (year: number) => ({
    fr: `L’année ${year} n’a pas commencé : sa fiche se lira à partir du 1er janvier ${year}.`,
    en: `The year ${year} has not begun: its sheet can be read from 1 January ${year}.`,
  }),
  title: (year: number) => ({ fr: `Fiche de preuves ${year}`, en: `Evidence sheet ${year}` }),

  lead: (commune: string, from: string, to: string) => ({
    fr: `${commune}. Chiffres ${frenchPeriod(from, to)}.`,
    en: `${commune}. Figures, ${englishPeriod(from, to)}.`,
  }),
  figures: { fr: 'Chiffres de l’année', en: 'Figures of the year' },
  figure: { fr: 'Chiffre', en: 'Figure' },
  year: (year: number) => ({ fr: `Année ${year}`, en: `Year ${year}` }),
  precisely: { fr: 'Précision', en: 'Details' },
  noFigure: { fr: 'pas de chiffre pour cette année', en: 'no figure for this year' },
  actions: { fr: 'Les actions', en: 'Actions' },
  noAction: { fr: 'Aucune action n’est saisie.', en: 'No action is entered.' },
  method: { fr: 'Comment c’est compté', en: 'How this is counted' },
  since: (day: string) => ({ fr: `depuis le ${day}`, en: `since ${day}` }),
  startingOn: (day: string) => ({ fr: `à partir du ${day}`, en: `from ${day}` }),
  targetAudience: { fr: 'Publics visés', en: 'Target audience' },
  service: { fr: 'Service rendu', en: 'Service' },
  challenge: { fr: 'Enjeu', en: 'Challenge' },
  operator: { fr: 'Opérateur', en: 'Operator' },
  partnerNames: { fr: 'Partenaires', en: 'Partners' },
  cost: { fr: 'Coût', en: 'Cost' },
  euros: (cents: number) => ({
    fr: `${frenchEuros(cents)} par an`,
    en: `${englishEuros(cents)} a year`,
  }),
  publicLink: { fr: 'Lien public', en: 'Public link' },
  measured: { fr: 'Mesuré par Tambour', en: 'Measured by Tambour' },
  fact: (name: Sentence, value: string) => ({
    fr: `${name.fr} : ${value}`,
    en: `${name.en}: ${value}`,
  }),

  households: { fr: 'Foyers qui suivent', en: 'Households that follow' },
  compared: (people: number, households: number) => ({
    fr: `${frenchCount(people, 'abonné', 'abonnés')} pour ${frenchCount(households, 'foyer', 'foyers')}`,
    en: `${englishCount(people, 'follower', 'followers')} for ${englishCount(households, 'household', 'households')}`,
  }),
  followers: (people: number) => ({
    fr: frenchCount(people, 'abonné', 'abonnés'),
    en: englishCount(people, 'follower', 'followers'),
  }),
  comparedWhere: (channel: string, census: number) => ({
    fr: `${channel}, recensement de ${census}`,
    en: `${channel}, census of ${census}`,
  }),
  followersWhere: (channel: string) => ({
    fr: `${channel} ; le nombre de foyers n’est pas saisi`,
    en: `${channel}; the number of households is not entered`,
  }),
  received: { fr: 'Messages reçus', en: 'Messages received' },
  receivedCount: (many: number) => ({
    fr: frenchCount(many, 'message reçu', 'messages reçus'),
    en: englishCount(many, 'message received', 'messages received'),
  }),
  receivedDetail: (counted: number) => ({
    fr: `dont ${frenchCount(counted, 'compté', 'comptés')} : répondu, ou sans réponse à l’échéance`,
    en: `${englishNumber(counted)} of them counted: answered, or past the target without a reply`,
  }),
  median: { fr: 'Délai médian', en: 'Median reply time' },
  medianValue: (ms: number) => ({
    fr: `${frenchOfficeDuration(ms)} d’ouverture`,
    en: `${englishOfficeDuration(ms)} of opening hours`,
  }),
  elapsed: (ms: number) => ({
    fr: `${frenchDuration(ms)} en temps écoulé, nuits et jours de fermeture compris`,
    en: `${englishDuration(ms)} elapsed, with nights and closed days`,
  }),
  onTime: { fr: 'Réponses à temps', en: 'Replies on time' },
  share: ({ ratio, goalPercent }: Share, onTime: number, counted: number) => ({
    fr: `${shareLabel(ratio, goalPercent).fr} (${frenchNumber(onTime)} sur ${frenchNumber(counted)})`,
    en: `${shareLabel(ratio, goalPercent).en} (${englishNumber(onTime)} of ${englishNumber(counted)})`,
  }),
  within: (targets: readonly Target[]) => withinLabel(targets),

  repliesFigures: (received: Sentence, share: Sentence | null) => ({
    fr: share === null ? received.fr : `${received.fr}, ${share.fr} à temps`,
    en: share === null ? received.en : `${received.en}, ${share.en} on time`,
  }),
  sharedFigures: (events: number, partners: number, accepted: number) => ({
    fr: `${frenchCount(events, 'événement proposé', 'événements proposés')} à ${frenchCount(partners, 'voisin', 'voisins')}, ${frenchCount(accepted, 'proposition acceptée', 'propositions acceptées')}`,
    en: `${englishCount(events, 'event', 'events')} offered to ${englishCount(partners, 'neighbour', 'neighbours')}, ${englishCount(accepted, 'offer', 'offers')} accepted`,
  }),
  smsFigures: (people: number, sent: number) => ({
    fr: `${frenchCount(people, 'abonné', 'abonnés')}, ${frenchCount(sent, 'SMS parti', 'SMS partis')}`,
    en: `${englishCount(people, 'subscriber', 'subscribers')}, ${englishCount(sent, 'text message', 'text messages')} sent`,
  }),
  themesFigures: (themes: number, people: number, sent: number) => ({
    fr: `${frenchCount(people, 'abonnement', 'abonnements')} à ${frenchCount(themes, 'thème', 'thèmes')}, ${frenchCount(sent, 'envoi parti', 'envois partis')}`,
    en: `${englishCount(people, 'subscription', 'subscriptions')} to ${englishCount(themes, 'theme', 'themes')}, ${englishCount(sent, 'sending', 'sendings')} gone out`,
  }),

  methodFollowers: {
    fr: 'Abonnés : le plus suivi des canaux, tel que son réseau le compte, ou les inscriptions faites auprès de la mairie. Des abonnés habitent ailleurs et un foyer en compte parfois plusieurs : les deux nombres se lisent côte à côte, et ne font pas une part.',
    en: 'Followers: the most followed channel, as its network counts it, or who signed up with the mairie. Some live elsewhere and one household may have several: the two numbers stand side by side, and make no share.',
  },
  methodReplies: (day: string) => ({
    fr: `Délais : messages qui attendent une réponse, mesurés de leur arrivée à la première réponse d’une personne, pendant les heures d’ouverture. La médiane compte aussi qui attend encore. Chiffres arrêtés au ${frenchDate(day)}, les mêmes que ceux de l’écran Délais.`,
    en: `Reply times: messages that need an answer, measured from their arrival to a person’s first reply, within opening hours. The median counts those who still wait as well. Figures as of ${englishDate(day)}, the same as those of the screen Délais.`,
  }),
  methodLabel: (day: string) => ({
    fr: `Actions : le label retient celles qui ont moins de deux ans ou sont encore en cours ; ici, au ${frenchDate(day)}. Le règlement de l’année fait foi.`,
    en: `Actions: the label takes those that are younger than two years or still run; here, on ${englishDate(day)}. The rules of its year prevail.`,
  }),

  running: { fr: 'En cours', en: 'Running' },
  recent: { fr: 'Terminée, de moins de deux ans', en: 'Over, younger than two years' },
  past: {
    fr: 'Plus retenue : terminée, de plus de deux ans',
    en: 'No longer taken: over, and older than two years',
  },
  planned: { fr: 'Pas encore retenue : à venir', en: 'Not taken yet: to come' },
})
