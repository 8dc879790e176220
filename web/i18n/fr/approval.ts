import { frenchCount, isSingular } from '../../../server/language/french.ts'
import { elided } from '../../../server/language/typeset.ts'

/** Approving, and who does. */
export const approval = {
  title: 'À valider',
  count: (count: number) => frenchCount(count, 'demande', 'demandes'),
  asked: (by: string, when: string) => `Demandé par ${by}, ${when}.`,
  due: (when: string) => `Première publication ${when}.`,
  allPast: 'L’heure est passée : ce qui sera validé suivra sa règle de retard.',
  waitsFor: (names: string, count: number) =>
    count === 0
      ? 'Personne ne peut répondre aujourd’hui : voyez les réglages.'
      : `En attente ${elided('de', names)}.`,
  wanted: (by: string) => `${by} demande une modification :`,
  read: (texts: number) =>
    isSingular(texts) ? 'Ce qui sera publié' : `Ce qui sera publié (${texts} textes)`,
  on: (when: string, channels: string) => `${when}, sur ${channels}`,
  missed: 'heure passée',
  firstComment: 'En premier commentaire',
  altText: (alt: string) => `Texte alternatif : ${alt}`,
  toChange: 'modification demandée',
  readAndDecide: 'Relire et valider',
  readWords: 'Voir la demande',
  about: (title: string) => ` : ${title}`,
  approve: 'Valider',
  approved: 'C’est validé : chaque publication part à son heure.',
  undone: 'La décision est reprise : la demande attend de nouveau.',
  changes: 'Demander une modification',
  changesTitle: 'Demander une modification',
  changesLabel: 'Que faut-il changer ?',
  changesHelp:
    'La personne qui a préparé la publication reçoit ces mots. Rien ne part en attendant.',
  changesDone: 'La modification est demandée.',
  refuse: 'Refuser',
  refuseTitle: (title: string) => `Refuser « ${title} » ?`,
  refuseLabel: 'Pourquoi ?',
  refuseHelp: 'Tout ce qui attend ici est annulé. La personne qui l’a préparé reçoit ces mots.',
  refuseDone: 'C’est refusé : rien ne sera publié.',
  commentMissing: 'Dites en un mot ce qui ne va pas.',
  edit: 'Modifier l’événement',
  askAgain: 'Redemander tel quel',
  askedAgain: 'La validation est de nouveau demandée.',
  urgent: 'Publication urgente',
  urgentTitle: (title: string) => `Publier « ${title} » sans validation ?`,
  urgentHelp:
    'Ce que vous cochez part à son heure, ou tout de suite si elle est passée. C’est inscrit au journal, et celles et ceux qui valident en sont informés.',
  urgentWhat: 'Quelles publications ?',
  urgentNone: 'Cochez au moins une publication.',
  urgentReason: 'Raison de l’urgence',
  urgentReasonMissing: 'Dites pourquoi cela ne peut pas attendre.',
  urgentConfirm: 'Publier sans validation',
  urgentDone: 'C’est publié en urgence, et inscrit au journal.',
  historyTitle: 'Validation',
  history: {
    approved: (who: string, when: string) => `Validé par ${who}, ${when}`,
    refused: (who: string, when: string) => `Refusé par ${who}, ${when}`,
    changes: (who: string, when: string) => `Modification demandée par ${who}, ${when}`,
    urgent: (who: string, when: string) =>
      `Publié en urgence, sans validation, par ${who}, ${when}`,
  },
  via: {
    link: 'par le lien reçu par courriel',
    tambour: 'dans Tambour',
  },
  broken: 'Cette décision ne correspond plus à sa signature : elle a été modifiée hors de Tambour.',
  rules: {
    title: 'Qui valide les publications',
    enabled: 'Les publications doivent être validées',
    enabledHelp:
      'Ce que programme une personne qui ne valide pas attend. Une seule validation suffit. Sans elle, rien ne part : l’heure passée, la publication est manquée.',
    off: 'Les publications partent sans validation.',
    goOn: 'Ce qui est déjà programmé part comme prévu ; ce qui attend déjà continue d’attendre.',
    rolesTitle: 'Par rôle',
    roles: {
      approver: 'Toutes les personnes au rôle « valideur »',
      administrator: 'Toutes les personnes au rôle « administration »',
    },
    namesTitle: 'Par nom',
    namesHelp: 'Sans compte, on valide par un lien reçu par courriel, qui sert une seule fois.',
    nobody: 'Personne n’est encore désigné.',
    approver: (rank: number) => `Personne ${rank}`,
    who: 'Qui',
    somebodyElse: 'Une personne sans compte',
    name: 'Nom',
    email: 'Adresse électronique',
    substitute: 'Suppléance',
    noSubstitute: 'Personne',
    substituteName: 'Nom de la suppléance',
    substituteEmail: 'Adresse de la suppléance',
    absentFrom: 'Absence du',
    absentTo: 'au',
    absentHelp: 'Pendant l’absence, la suppléance est sollicitée en premier.',
    add: 'Ajouter une personne',
    remove: 'Retirer',
    removeRank: (rank: number) => ` la personne ${rank}`,
    hours: 'Solliciter la suppléance après (heures)',
    hoursHelp:
      'Sans réponse dans ce délai. La veille et deux heures avant l’heure prévue, tout le monde est prévenu.',
    noMail:
      'Aucun serveur de courrier n’est réglé sur cette installation : les demandes se voient dans Tambour seulement.',
    saved: 'Les règles de validation sont enregistrées.',
  },
}
