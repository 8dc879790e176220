import { frenchCount, isSingular } from '../../server/language/french.ts'
import { elided } from '../../server/language/typeset.ts'
import { translated } from '../language.ts'

/** The words of approval, which come with its parts alone. */
export const approvalMessages = translated({
  title: { fr: 'À valider', en: 'To approve' },
  count: (count: number) => ({
    fr: frenchCount(count, 'demande', 'demandes'),
    en: plural(count, 'request', 'requests'),
  }),
  asked: (by: string, when: string) => ({
    fr: `Demandé par ${by}, ${when}.`,
    en: `Asked by ${by}, ${when}.`,
  }),
  due: (when: string) => ({ fr: `Première publication ${when}.`, en: `First post ${when}.` }),
  allPast: {
    fr: 'L’heure est passée : ce qui sera validé suivra sa règle de retard.',
    en: 'Its time has passed: what is approved now follows its rule for lateness.',
  },
  waitsFor: (names: string, count: number) => ({
    fr:
      count === 0
        ? 'Personne ne peut répondre aujourd’hui : voyez les réglages.'
        : `En attente ${elided('de', names)}.`,
    en: count === 0 ? 'Nobody can answer today: see the settings.' : `Waiting for ${names}.`,
  }),
  wanted: (by: string) => ({
    fr: `${by} demande une modification :`,
    en: `${by} asks for changes:`,
  }),
  read: (texts: number) => ({
    fr: isSingular(texts) ? 'Ce qui sera publié' : `Ce qui sera publié (${texts} textes)`,
    en: texts === 1 ? 'What will be published' : `What will be published (${texts} texts)`,
  }),
  on: (when: string, channels: string) => ({
    fr: `${when}, sur ${channels}`,
    en: `${when}, on ${channels}`,
  }),
  missed: { fr: 'heure passée', en: 'time passed' },
  firstComment: { fr: 'En premier commentaire', en: 'As the first comment' },
  altText: (alt: string) => ({ fr: `Texte alternatif : ${alt}`, en: `Alternative text: ${alt}` }),
  toChange: { fr: 'modification demandée', en: 'change asked for' },
  readAndDecide: { fr: 'Relire et valider', en: 'Read and approve' },
  readRequest: { fr: 'Voir la demande', en: 'See the request' },
  about: (title: string) => ({ fr: ` : ${title}`, en: `: ${title}` }),
  approve: { fr: 'Valider', en: 'Approve' },
  approved: {
    fr: 'C’est validé : chaque publication part à son heure.',
    en: 'Approved: each post goes out at its time.',
  },
  approvedLate: {
    fr: 'C’est validé. Ce qui est à venir part à son heure, ce dont l’heure est passée suit sa règle de retard.',
    en: 'Approved. What is to come goes out at its time, what is past its time follows its rule for lateness.',
  },
  undone: {
    fr: 'La décision est reprise : la demande attend de nouveau.',
    en: 'The decision is taken back: the request waits again.',
  },
  changes: { fr: 'Demander une modification', en: 'Ask for changes' },
  changesTitle: { fr: 'Demander une modification', en: 'Ask for changes' },
  changesLabel: { fr: 'Que faut-il changer ?', en: 'What should change?' },
  changesHelp: {
    fr: 'La personne qui a préparé la publication reçoit ces mots. Rien de ce qui attend ne part d’ici là.',
    en: 'Whoever prepared the post gets these words. Nothing that waits goes out meanwhile.',
  },
  changesDone: { fr: 'La modification est demandée.', en: 'The changes are asked for.' },
  refuse: { fr: 'Refuser', en: 'Refuse' },
  refuseTitle: (title: string) => ({ fr: `Refuser « ${title} » ?`, en: `Refuse “${title}”?` }),
  refuseLabel: { fr: 'Pourquoi ?', en: 'Why?' },
  refuseHelp: {
    fr: 'Tout ce qui attend ici est annulé. La personne qui l’a préparé reçoit ces mots.',
    en: 'All that waits here is cancelled. Whoever prepared it gets these words.',
  },
  refuseEvent: {
    fr: 'L’événement n’est pas, ou plus, dans l’agenda public ; ce qui est déjà validé part.',
    en: 'The event is not, or no longer, on the public agenda; what is approved already goes out.',
  },
  refuseDone: {
    fr: 'C’est refusé : rien de ce qui attendait ne sera publié.',
    en: 'Refused: nothing of what waited will be published.',
  },
  commentMissing: { fr: 'Dites en un mot ce qui ne va pas.', en: 'Say in a word what is wrong.' },
  discussion: {
    title: { fr: 'Questions et réponses', en: 'Questions and answers' },
    by: (who: string, when: string) => ({ fr: `${who}, ${when}`, en: `${who}, ${when}` }),
    open: { fr: 'question posée', en: 'question asked' },
    ask: { fr: 'Poser une question', en: 'Ask a question' },
    answer: { fr: 'Répondre', en: 'Answer' },
    label: { fr: 'Votre message', en: 'Your message' },
    help: {
      fr: 'Les personnes concernées le reçoivent par courriel dans une minute. Rien n’est décidé, et rien n’est publié.',
      en: 'Those concerned get it by mail in a minute. Nothing is decided, and nothing is published.',
    },
    missing: { fr: 'Écrivez quelques mots.', en: 'Write a few words.' },
    send: { fr: 'Envoyer', en: 'Send' },
    sent: {
      fr: 'C’est écrit : le courriel part dans une minute.',
      en: 'It is written: the mail leaves in a minute.',
    },
    remove: { fr: 'Reprendre ce message', en: 'Take this message back' },
  },
  edit: { fr: 'Modifier l’événement', en: 'Edit the event' },
  askAgain: { fr: 'Redemander tel quel', en: 'Ask again as it is' },
  askedAgain: { fr: 'La validation est de nouveau demandée.', en: 'Approval is asked for again.' },
  urgent: { fr: 'Publication urgente', en: 'Urgent publication' },
  urgentTitle: (title: string) => ({
    fr: `Publier « ${title} » sans validation ?`,
    en: `Publish “${title}” without approval?`,
  }),
  urgentHelp: {
    fr: 'Ce que vous cochez part à son heure, ou tout de suite si elle est passée. C’est inscrit au journal, et celles et ceux qui valident en sont informés.',
    en: 'What you tick goes out at its time, or at once if that has passed. It is written in the journal, and those who approve are told.',
  },
  urgentWhat: { fr: 'Quelles publications ?', en: 'Which posts?' },
  urgentNone: { fr: 'Cochez au moins une publication.', en: 'Tick at least one post.' },
  urgentReason: { fr: 'Raison de l’urgence', en: 'Reason of the urgency' },
  urgentReasonMissing: {
    fr: 'Dites pourquoi cela ne peut pas attendre.',
    en: 'Say why it cannot wait.',
  },
  urgentConfirm: { fr: 'Publier sans validation', en: 'Publish without approval' },
  urgentDone: {
    fr: 'Ce que vous avez coché part sans validation : c’est inscrit au journal.',
    en: 'What you ticked goes out without approval: it is written in the journal.',
  },
  historyTitle: { fr: 'Validation', en: 'Approval' },
  history: {
    approved: (who: string, when: string) => ({
      fr: `Validé par ${who}, ${when}`,
      en: `Approved by ${who}, ${when}`,
    }),
    refused: (who: string, when: string) => ({
      fr: `Refusé par ${who}, ${when}`,
      en: `Refused by ${who}, ${when}`,
    }),
    changes: (who: string, when: string) => ({
      fr: `Modification demandée par ${who}, ${when}`,
      en: `Changes asked for by ${who}, ${when}`,
    }),
    urgent: (who: string, when: string) => ({
      fr: `Publication urgente, sans validation, par ${who}, ${when}`,
      en: `Urgent publication, without approval, by ${who}, ${when}`,
    }),
  },
  via: {
    link: { fr: 'par le lien reçu par courriel', en: 'by the link in an e-mail' },
    tambour: { fr: 'dans Tambour', en: 'in Tambour' },
  },
  broken: {
    fr: 'Cette décision ne correspond plus à sa signature : elle a été modifiée hors de Tambour.',
    en: 'This decision no longer fits its signature: it was changed outside Tambour.',
  },
  rules: {
    title: { fr: 'Qui valide les publications', en: 'Who approves posts' },
    enabled: { fr: 'Les publications doivent être validées', en: 'Posts must be approved' },
    enabledHelp: {
      fr: 'Ce que programme une personne qui ne valide pas attend. Une seule validation suffit. Sans elle, rien ne part : l’heure passée, la publication est manquée.',
      en: 'What somebody plans who does not approve waits. One approval is enough. Without it nothing goes out: past its time, the post is missed.',
    },
    goOn: {
      fr: 'Ce qui est déjà programmé part comme prévu ; ce qui attend déjà continue d’attendre.',
      en: 'What is scheduled already goes out as planned; what waits already goes on waiting.',
    },
    rolesTitle: { fr: 'Par rôle', en: 'By role' },
    roles: {
      approver: {
        fr: 'Toutes les personnes au rôle « valideur »',
        en: 'Everybody with the role “approver”',
      },
      administrator: {
        fr: 'Toutes les personnes au rôle « administration »',
        en: 'Everybody with the role “administrator”',
      },
    },
    namesTitle: { fr: 'Par nom', en: 'By name' },
    namesHelp: {
      fr: 'Sans compte, on valide par un lien reçu par courriel, qui sert une seule fois.',
      en: 'Without an account, one approves by a link in an e-mail, which works once.',
    },
    nobody: { fr: 'Personne n’est encore désigné.', en: 'Nobody is named yet.' },
    approver: (rank: number) => ({ fr: `Personne ${rank}`, en: `Person ${rank}` }),
    who: { fr: 'Qui', en: 'Who' },
    somebodyElse: { fr: 'Une personne sans compte', en: 'Somebody without an account' },
    name: { fr: 'Nom', en: 'Name' },
    email: { fr: 'Adresse électronique', en: 'E-mail address' },
    substitute: { fr: 'Suppléance', en: 'Substitute' },
    noSubstitute: { fr: 'Personne', en: 'Nobody' },
    substituteName: { fr: 'Nom de la suppléance', en: 'Substitute’s name' },
    substituteEmail: { fr: 'Adresse de la suppléance', en: 'Substitute’s address' },
    absentFrom: { fr: 'Absence du', en: 'Absent from' },
    absentTo: { fr: 'au', en: 'to' },
    absentHelp: {
      fr: 'Pendant l’absence, la suppléance est sollicitée en premier.',
      en: 'During the absence, the substitute is asked first.',
    },
    add: { fr: 'Ajouter une personne', en: 'Add a person' },
    remove: { fr: 'Retirer', en: 'Remove' },
    removeRank: (rank: number) => ({ fr: ` la personne ${rank}`, en: ` person ${rank}` }),
    hours: {
      fr: 'Solliciter la suppléance après (heures)',
      en: 'Ask the substitute after (hours)',
    },
    hoursHelp: {
      fr: 'Sans réponse dans ce délai. La veille et deux heures avant l’heure prévue, tout le monde est prévenu.',
      en: 'Without an answer in that time. The day before and two hours before the planned time, everybody is told.',
    },
    noMail: {
      fr: 'Aucun serveur de courrier n’est réglé sur cette installation : les demandes se voient dans Tambour seulement.',
      en: 'This installation has no mail server: requests are seen in Tambour only.',
    },
    saved: {
      fr: 'Les règles de validation sont enregistrées.',
      en: 'The rules of approval are saved.',
    },
  },
})

const plural = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`
