import { englishInstant } from '../language/english.ts'
import { frenchInstant } from '../language/french.ts'
import { sentences } from '../language/sentence.ts'
import { elided } from '../language/typeset.ts'

/** Who decided, and by which way. */
type Decision = {
  state: keyof typeof acts
  who: string
  way: keyof typeof channels
  at: number
  zone: string
}

const acts = {
  open: { fr: 'Demandé', en: 'Asked for' },
  approved: { fr: 'Validé', en: 'Approved' },
  refused: { fr: 'Refusé', en: 'Refused' },
  changes: { fr: 'Modification demandée', en: 'Changes asked for' },
  urgent: {
    fr: 'Publication urgente, sans validation,',
    en: 'Urgent publication, without approval,',
  },
}

const channels = {
  link: { fr: ', par le lien reçu par courriel', en: ', by the link of an e-mail' },
  tambour: { fr: ', dans Tambour', en: ', in Tambour' },
  other: { fr: '', en: '' },
}

export const approvalSentences = sentences('approval', {
  warned: { fr: 'Alerte à la population', en: 'A warning to everybody' },
  request: { fr: 'Cette demande de validation', en: 'This request for approval' },
  person: { fr: 'Cette personne', en: 'This person' },
  nothingLeft: {
    fr: 'Il n’y a plus rien à valider : tout est parti, validé ou annulé.',
    en: 'There is nothing left to approve: all of it has left, was approved or is cancelled.',
  },
  nothingWaits: {
    fr: 'Il n’y a plus rien à valider ici : tout est parti, validé ou annulé.',
    en: 'There is nothing left to approve here: all of it has left, was approved or is cancelled.',
  },
  /** « Validé par Claude Martin (maire@exemple.fr), le mardi 2 juin 2026 à 10 h, par le lien reçu par courriel. » */
  decided: ({ state, who, way, at, zone }: Decision) => ({
    fr: `${acts[state].fr} par ${who}, le ${frenchInstant(at, zone, { weekday: true })}${channels[way].fr}.`,
    en: `${acts[state].en} by ${who}, on ${englishInstant(at, zone, { weekday: true })}${channels[way].en}.`,
  }),
  contentChanged: {
    fr: 'Le contenu a changé depuis que vous l’avez lu : relisez-le, puis décidez. Rien n’a été enregistré.',
    en: 'The content has changed since you read it: read it again, then decide. Nothing was saved.',
  },
  sayWhy: {
    fr: 'Dites en un mot ce qui ne va pas : la personne qui a préparé la publication le lira.',
    en: 'Say in a word what is wrong: whoever prepared the publication will read it.',
  },
  notYourDecision: {
    fr: 'Seule la personne qui a décidé peut revenir sur sa décision.',
    en: 'Only the person who decided can take the decision back.',
  },
  tooLateToUndo: {
    fr: 'Il est trop tard pour revenir sur cette décision.',
    en: 'It is too late to take this decision back.',
  },
  oneHasLeft: {
    fr: 'Une publication est déjà partie : la validation reste.',
    en: 'A publication has left already: the approval stays.',
  },
  oneJustLeft: {
    fr: 'Une publication vient de partir : la validation reste.',
    en: 'A publication has just left: the approval stays.',
  },
  refused: {
    fr: 'Refusée par qui devait la valider.',
    en: 'Refused by whoever was to approve it.',
  },
  notInTime: {
    fr: 'Personne n’a validé cette publication avant l’heure prévue : elle n’est pas partie.',
    en: 'Nobody approved this publication before its time: it did not go out.',
  },
  notApproved: {
    fr: 'Personne n’a validé cette publication : attendez la validation, ou passez par « Publication urgente » en disant pourquoi.',
    en: 'Nobody has approved this publication: wait for approval, or use “Urgent publication” and say why.',
  },
  comment: { fr: 'Ce message', en: 'This message' },
  nothingWritten: { fr: 'Écrivez quelques mots.', en: 'Write a few words.' },
  discussionOver: {
    fr: 'La décision est prise : rien de plus ne peut être écrit ici.',
    en: 'It is decided: nothing more can be written here.',
  },
  tooLateForComment: {
    fr: 'Il est trop tard pour reprendre ce message : les autres l’ont reçu.',
    en: 'It is too late to take this message back: the others have got it.',
  },
  noLongerWaits: {
    fr: 'Une de ces publications n’attend plus : regardez où elles en sont, puis recommencez.',
    en: 'One of these publications waits no longer: look where they stand, then start again.',
  },
  linkCutShort: {
    fr: 'Ce lien n’est pas complet : copiez-le en entier.',
    en: 'This link is not complete: copy all of it.',
  },
  linkEnded: {
    fr: 'Ce lien n’est plus valable : demandez-en un nouveau.',
    en: 'This link is no longer valid: ask for a new one.',
  },
  nobodyCouldApprove: {
    fr: 'Personne ne pourrait valider : choisissez au moins une personne, ou un rôle que quelqu’un porte.',
    en: 'Nobody could approve: choose at least one person, or a role that somebody has.',
  },
  absenceEndsFirst: (name: string) => ({
    fr: `L’absence ${elided('de', name)} finit avant de commencer.`,
    en: `The absence of ${name} ends before it begins.`,
  }),
  ownSubstitute: (name: string) => ({
    fr: `${name} ne peut pas se suppléer soi-même.`,
    en: `${name} cannot stand in for themselves.`,
  }),
  roleDoesNotApprove: (name: string) => ({
    fr: `${name} n’a pas un rôle qui valide : donnez-lui d’abord le rôle de valideur, dans Réglages › Personnes.`,
    en: `${name} has no role that approves: give them the approver’s role first, in Settings › People.`,
  }),
  notAnApprover: {
    fr: 'Vous n’êtes pas de celles et ceux qui valident les publications.',
    en: 'You are not among those who approve publications.',
  },
  accountOrAddress: {
    fr: 'doit être un compte ou une adresse, et un seul des deux',
    en: 'must be an account or an address, and one of them only',
  },
})
