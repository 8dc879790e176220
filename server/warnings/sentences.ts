import { englishCount } from '../language/english.ts'
import { frenchCount } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'

export const warningSentences = sentences('warnings', {
  warning: { fr: 'Cette alerte', en: 'This warning' },
  blank: (blank: string) => ({
    fr: `Il reste à écrire : ${blank}.`,
    en: `This is still to be written: ${blank}.`,
  }),
  textLength: {
    fr: 'Le texte doit avoir de 1 à 63 206 caractères.',
    en: 'The text must have 1 to 63,206 characters.',
  },
  endTextLength: {
    fr: 'Ce qui dit la fin doit avoir de 1 à 1 000 caractères.',
    en: 'What tells the end must have 1 to 1,000 characters.',
  },
  fileUnreadable: (file: string, cause: string) => ({
    fr: `Le fichier ${file} ne se lit pas : ${cause}.`,
    en: `The file ${file} cannot be read: ${cause}.`,
  }),
  noSuchEnd: {
    fr: 'Cette date de fin n’existe pas : choisissez le jour et l’heure où l’alerte finit.',
    en: 'There is no such end: choose the day and the hour at which the warning ends.',
  },
  endPast: {
    fr: 'La fin de l’alerte est déjà passée : choisissez une heure à venir.',
    en: 'The end of the warning has passed already: choose a time to come.',
  },
  endFar: (days: number) => ({
    fr: `Une alerte vaut ${days} jours au plus : choisissez une fin plus proche, et prolongez-la s’il le faut par une autre alerte.`,
    en: `A warning holds for ${days} days at most: choose a nearer end, and prolong it by another warning if need be.`,
  }),
  sentAlready: (by: string) => ({
    fr: `Cette alerte vient de partir, envoyée par ${by} : elle n’est pas envoyée deux fois.`,
    en: `This warning has just left, sent by ${by}: it is not sent twice.`,
  }),
  liftedAlready: (by: string) => ({
    fr: `${by} a déjà retiré cette alerte.`,
    en: `${by} has taken this warning back already.`,
  }),
  drillOver: {
    fr: 'C’était un exercice : rien n’est publié, il n’y a rien à retirer.',
    en: 'This was a drill: nothing is published, there is nothing to take back.',
  },
  lifted: (by: string) => ({
    fr: `L’alerte a été retirée par ${by} avant de partir ici.`,
    en: `The warning was taken back by ${by} before it left here.`,
  }),
  notThere: (channel: string) => ({
    fr: `« ${channel} » n’est pas de ceux dont on connaît les abonnés : personne ne peut y être prévenu de la fin.`,
    en: `“${channel}” is none of those whose subscribers we know: nobody can be told of the end there.`,
  }),
  needsPicture: {
    fr: 'Ne prend rien sans image : ajoutez-en une.',
    en: 'Takes nothing without a picture: add one.',
  },
  neighbours: {
    fr: 'C’est le canal d’une commune voisine : demandez-lui de relayer.',
    en: 'This is a neighbouring commune’s channel: ask it to relay.',
  },
})

/** What the mairie is told of a drill. */
export const drillTexts = sentences('warnings.drill', {
  title: (first: string) => ({ fr: `EXERCICE. ${first}`, en: `DRILL. ${first}` }),
  nothing: (by: string) => ({
    fr: `${by} a fait un exercice d’alerte. Rien n’est publié, aucun habitant n’est prévenu. Voici ce qui serait parti.`,
    en: `${by} held a warning drill. Nothing is published, no resident is told. Here is what would have gone out.`,
  }),
  pushed: (by: string) => ({
    fr: `${by} fait un exercice d’alerte : aucun habitant n’est prévenu.`,
    en: `${by} holds a warning drill: no resident is told.`,
  }),
  subscribers: (name: string, count: number) => ({
    fr: `${name} (${frenchCount(count, 'abonné', 'abonnés')})`,
    en: `${name} (${englishCount(count, 'subscriber', 'subscribers')})`,
  }),
  byHand: (name: string) => ({ fr: `${name} (à la main)`, en: `${name} (by hand)` }),
  open: { fr: 'Ouvrir les alertes', en: 'Open the warnings' },
  why: {
    fr: 'Vous recevez ce courriel parce que vous pouvez alerter la population pour votre commune.',
    en: 'You get this mail because you may warn everybody for your commune.',
  },
})
